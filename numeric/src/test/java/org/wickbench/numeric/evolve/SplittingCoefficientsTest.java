package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.evolve.Method.Splitting;

/** The order conditions, word by word: a splitting has order p if its product of exponentials is exp(V + T) up to words of p letters. */
class SplittingCoefficientsTest {
    private static final MathContext DIGITS = new MathContext(50);
    /** Published coefficients have 15 digits. */
    private static final double PUBLISHED = 1e-14;

    /** The largest deviation from {@code 1/n!} among the words of {@code n} letters in V and T. */
    private static double defect(List<Double> potential, List<Double> kinetic, int letters) {
        Map<String, BigDecimal> product = Map.of("", BigDecimal.ONE);
        for (int i = 0; i < potential.size(); i++) {
            product = times(product, "V", potential.get(i), letters);
            if (i < kinetic.size()) {
                product = times(product, "T", kinetic.get(i), letters);
            }
        }
        double factorial = 1;
        for (int i = 2; i <= letters; i++) {
            factorial *= i;
        }
        double worst = 0;
        for (int bits = 0; bits < 1 << letters; bits++) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < letters; i++) {
                word.append((bits >> i & 1) == 0 ? 'V' : 'T');
            }
            BigDecimal exact = BigDecimal.ONE.divide(BigDecimal.valueOf(factorial), DIGITS);
            BigDecimal here = product.getOrDefault(word.toString(), BigDecimal.ZERO);
            worst = Math.max(worst, here.subtract(exact).abs().doubleValue());
        }
        return worst;
    }

    /** The product with {@code exp(c letter)} on the right, words longer than that left out. */
    private static Map<String, BigDecimal> times(
            Map<String, BigDecimal> product, String letter, double c, int longest) {
        Map<String, BigDecimal> result = new HashMap<>();
        product.forEach((word, value) -> {
            BigDecimal term = value;
            for (int power = 0; word.length() + power <= longest; power++) {
                result.merge(word + letter.repeat(power), term, BigDecimal::add);
                term = term.multiply(new BigDecimal(c)).divide(BigDecimal.valueOf(power + 1), DIGITS);
            }
        });
        return result;
    }

    @Test
    void splittingsWithoutACorrectionMeetTheConditionsOfTheirOrderAndNoMore() {
        for (Splitting splitting : Splitting.values()) {
            SplittingCoefficients c = SplittingCoefficients.of(splitting);
            if (c.needsGradient()) {
                continue;
            }
            for (int letters = 1; letters <= splitting.order(); letters++) {
                assertThat(defect(c.potential(), c.kinetic(), letters))
                        .as("%s, words of %d letters", splitting, letters)
                        .isLessThan(PUBLISHED);
            }
            assertThat(defect(c.potential(), c.kinetic(), splitting.order() + 1))
                    .as("%s, words of %d letters", splitting, splitting.order() + 1)
                    .isGreaterThan(1e-6);
        }
    }

    @Test
    void aDigitThatIsWrongIsSeen() {
        SplittingCoefficients c = SplittingCoefficients.of(Splitting.BLANES_MOAN_4);
        List<Double> wrong = new java.util.ArrayList<>(c.potential());
        wrong.set(1, wrong.get(1) + 1e-9);
        wrong.set(3, wrong.get(3) - 2e-9);
        wrong.set(5, wrong.get(5) + 1e-9);
        assertThat(defect(wrong, c.kinetic(), 1)).isLessThan(PUBLISHED);
        assertThat(defect(wrong, c.kinetic(), 3)).isGreaterThan(1e-10);
    }
}
