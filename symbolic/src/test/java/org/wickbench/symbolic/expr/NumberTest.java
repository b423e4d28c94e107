package org.wickbench.symbolic.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wickbench.symbolic.enclose.Evaluator;

class NumberTest {
    private static double nearest(long numerator, long denominator) {
        return new Expr.Num(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator)).toDouble();
    }

    @Test
    void aFractionIsTheNearestDouble() {
        // whole numbers below 2^53 are doubles, and IEEE division rounds their quotient to the nearest one
        for (int n = -200; n < 200; n++) {
            for (int d = 1; d < 200; d++) {
                assertThat(nearest(n, d)).as("%d/%d", n, d).isEqualTo(n == 0 ? 0.0 : (double) n / d);
            }
        }
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            long n = random.nextLong(1L << 53);
            long d = 1 + random.nextLong(1L << 53);
            assertThat(nearest(n, d)).as("%d/%d", n, d).isEqualTo((double) n / d);
        }
    }

    @Test
    void aDecimalIsTheDoubleThatJavaReads() {
        for (String text : new String[] {
            "0.1",
            "1e23",
            "9007199254740993",
            "2.2250738585072011e-308",
            "4.9e-324",
            "2.5e-324",
            "1.7976931348623157e308",
            "1e-400"
        }) {
            Expr.Num number = (Expr.Num) Expr.num(new BigDecimal(text));
            assertThat(number.toDouble()).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void anEnclosedNumberIsRoundedOnce() {
        // (1 + 2^-53) + 2^-120 lies above the tie, and its first sixty bits lie on it
        BigInteger one = BigInteger.ONE;
        Expr.Num number = new Expr.Num(one.shiftLeft(120).add(one.shiftLeft(67)).add(one), one.shiftLeft(120));
        double found =
                new Evaluator(200).evaluate(number, java.util.Map.of()).re().toDouble();
        assertThat(found).isEqualTo(Math.nextUp(1.0)).isEqualTo(number.toDouble());
    }
}
