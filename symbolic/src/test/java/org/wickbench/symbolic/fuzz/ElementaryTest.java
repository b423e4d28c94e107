package org.wickbench.symbolic.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apfloat.Apcomplex;
import org.apfloat.ApcomplexMath;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Test;

/** The oracle's series against those of Apfloat, which come from arithmetic-geometric means. */
class ElementaryTest {
    private static final long PRECISION = 40;

    /** Apfloat's last digits are uncertain; angles lose as many digits as the argument has before the point. */
    private static final long LOST = 5;

    private final Elementary elementary = new Elementary(PRECISION);

    private static List<Apfloat> numbers() {
        Random random = new Random(3);
        List<Apfloat> numbers = new ArrayList<>();
        for (int k = 0; k < 40; k++) {
            StringBuilder digits = new StringBuilder(random.nextBoolean() ? "-0." : "0.");
            for (int i = 0; i < PRECISION; i++) {
                digits.append(i == 0 ? 1 + random.nextInt(9) : random.nextInt(10));
            }
            numbers.add(new Apfloat(digits + "e" + (random.nextInt(9) - 5), PRECISION));
        }
        for (String special :
                List.of("1", "-1", "2", "0.5", "1.5", "100", "1.00000000000000000001", "0.999999999999")) {
            numbers.add(new Apfloat(special, PRECISION));
        }
        return numbers;
    }

    private static void assertSame(Apcomplex value, Apcomplex expected, Object at, long lost) {
        Apcomplex gap = value.subtract(expected);
        if (gap.real().signum() != 0 || gap.imag().signum() != 0) {
            assertThat(gap.scale())
                    .as(() -> at + ": " + value + " against " + expected)
                    .isLessThanOrEqualTo(expected.scale() - PRECISION + lost);
        }
    }

    @Test
    void exponentialsAndTurnsAreThoseOfApfloat() {
        for (Apfloat x : numbers()) {
            long lost = LOST + Math.max(0, x.scale());
            assertSame(elementary.exp(x), ApfloatMath.exp(x), x, lost);
            assertSame(elementary.turn(x), ApcomplexMath.exp(new Apcomplex(Apfloat.ZERO, x)), x, lost);
        }
    }

    @Test
    void logarithmsAndAnglesAreThoseOfApfloat() {
        List<Apfloat> numbers = numbers();
        for (int k = 1; k < numbers.size(); k++) {
            Apfloat x = numbers.get(k);
            Apcomplex z = new Apcomplex(x, numbers.get(k - 1));
            // as many digits as a number near one has beyond the one
            long near = Math.max(0, 1 - x.subtract(Apfloat.ONE).scale());
            if (x.signum() > 0 && !x.equals(Apfloat.ONE)) {
                assertSame(elementary.log(x), ApfloatMath.log(x), x, LOST + near);
            }
            assertSame(elementary.log(z), ApcomplexMath.log(z), z, LOST + 2);
        }
        assertThat(elementary.log(new Apfloat(1, PRECISION)).signum()).isZero();
    }

    @Test
    void aTurnByPiHasNoSineAndNoiseHasNoTurn() {
        assertThat(elementary.turn(ApfloatMath.pi(PRECISION)).imag().signum()).isZero();
        assertThat(elementary
                        .turn(ApfloatMath.pi(PRECISION).multiply(new Apfloat(7, PRECISION)))
                        .imag()
                        .signum())
                .isZero();
        assertThat(elementary.turn(new Apfloat("1e-30", PRECISION)).imag().scale())
                .isEqualTo(-29);
        assertThat(elementary.exp(new Apfloat("12345678.5", 12)).precision()).isLessThanOrEqualTo(5);
    }
}
