package org.wickbench.symbolic.enclose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.parse.Parser;

class GammaTest {
    private static ComplexBall value(String formula, int precision) {
        return new Evaluator(precision).evaluate(Parser.parse(formula), Map.of());
    }

    /** Whether a value given to some digits can be a rounding of a member of the ball. */
    private static boolean agrees(Ball ball, String digits) {
        BigDecimal known = new BigDecimal(digits);
        BigDecimal unit = known.ulp();
        BigDecimal mid = new BigDecimal(ball.mid()).multiply(power(ball.exp()));
        BigDecimal rad = new BigDecimal(ball.rad()).multiply(power(ball.exp()));
        return mid.subtract(known).abs().compareTo(rad.add(unit)) <= 0;
    }

    private static BigDecimal power(int exponent) {
        return exponent >= 0
                ? new BigDecimal(BigInteger.ONE.shiftLeft(exponent))
                : BigDecimal.ONE.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
    }

    /** Digits from the OEIS: A073005, A068466, A002161, A019707 (times -2), A155968 and the others named beside. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gamma(1/3)| 2.67893853470774763365569294097467764412868937795730",
                "gamma(1/4)| 3.62560990822190831193068515586767200299516768288006",
                "gamma(1/2)| 1.77245385090551602729816748334114518279754945612238",
                "gamma(-1/2)| -3.54490770181103205459633496668229036559509891224477",
                "gamma(2/3)| 1.35411793942640041694528802815451378551932726605679",
                "factorial(1/2)| 0.886226925452758013649083741670572591398774728061193",
                "factorial(0)| 1",
                "factorial(20)| 2432902008176640000",
                "lgamma(1/4)| 1.288022524698077457370610440219717295925",
                "lgamma(10)| 12.8018274800814696112077178745667",
                "binomial(10, 3)| 120",
                "binomial(-2, 3)| -4",
                "binomial(3, 5)| 0",
                "binomial(3, -1)| 0",
                "binomial(1/2, 2)| -0.125",
                "binomial(60, 30)| 118264581564861424",
                "softplus(0)| 0.693147180559945309417232121458176568",
                "softplus(50)| 50.0000000000000000000001928749847963917783",
                "log1p(1/1000000)| 0.000000999999500000333333083333533333166667",
                "expm1(1/1000000)| 0.00000100000050000016666670833334166666805556",
                "min(3, 1, 2)| 1",
                "max(3, 1, 2, 5/2)| 3",
                "product(j/2, j, 1, 4)| 1.5",
                "product(j, j, 3, 2)| 1"
            })
    void publishedValuesLieInTheBall(String formula, String digits) {
        for (int precision : new int[] {53, 120, 300}) {
            ComplexBall ball = value(formula, precision);
            assertThat(ball.isReal()).isTrue();
            assertThat(agrees(ball.re(), digits)).as(formula + " " + ball).isTrue();
            assertThat(ball.re().digits()).as(formula).isGreaterThan((int) (precision * 0.28));
        }
    }

    /** DLMF 5.4.3 gives the modulus; the parts of gamma(i) are A212877 and A212878 of the OEIS. */
    @Test
    void complexValuesLieInTheBall() {
        ComplexBall atI = value("gamma(I)", 100);
        assertThat(agrees(atI.re(), "-0.154949828301810685124955130484")).isTrue();
        assertThat(agrees(atI.im(), "-0.498015668118356042713691117462")).isTrue();
        ComplexBall atOnePlusI = value("gamma(1 + I)", 100);
        assertThat(agrees(atOnePlusI.re(), "0.498015668118356042713691117462")).isTrue();
        ComplexBall below = value("lgamma(-1/2)", 100);
        assertThat(agrees(below.re(), "1.26551212348464539")).isTrue();
        assertThat(agrees(below.im(), "-3.14159265358979323846")).isTrue();
        ComplexBall norm = value("abs(gamma(1/2 + 2*I))^2 - pi/cosh(2*pi)", 100);
        assertThat(norm.containsZero()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gamma(z+1) - z*gamma(z)",
                "gamma(z)*gamma(1-z) - pi/sin(pi*z)",
                "gamma(z)*gamma(z+1/2) - 2^(1-2*z)*sqrt(pi)*gamma(2*z)",
                "exp(lgamma(z)) - gamma(z)",
                "lgamma(z+1) - lgamma(z) - log(z)",
                "factorial(z) - gamma(z+1)",
                "binomial(z, 3) - z*(z-1)*(z-2)/6",
                "binomial(z+1, 5/2) - binomial(z, 5/2) - binomial(z, 3/2)",
                "log1p(z) - log(1+z)",
                "expm1(z) - exp(z) + 1",
                "softplus(z) - log(1 + exp(z))"
            })
    void functionalEquationsHoldAtRandomPoints(String formula) {
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            double scale = Math.pow(10, random.nextDouble(-2, 1.5));
            String z = number(random, scale) + (i % 2 == 0 ? "" : " + I*" + number(random, scale));
            ComplexBall ball;
            try {
                ball = value(formula.replace("z", "(" + z + ")"), 90);
            } catch (UndeterminedException e) {
                continue;
            }
            assertThat(ball.containsZero())
                    .as(formula + " at " + z + ": " + ball)
                    .isTrue();
            ComplexBall first =
                    value(formula.substring(0, formula.indexOf(" - ")).replace("z", "(" + z + ")"), 90);
            int size = Math.max(0, Math.max(first.re().magnitude(), first.im().magnitude()));
            assertThat(Math.max(ball.re().magnitude(), ball.im().magnitude()))
                    .as(formula + " at " + z)
                    .isLessThan(size - 60);
        }
    }

    private static String number(Random random, double scale) {
        return "(" + new BigDecimal(random.nextDouble(-1, 1) * scale, new MathContext(12)).toPlainString() + ")";
    }

    @Test
    void wideBallsEncloseTheValuesOfTheirMembers() {
        ComplexFunctions functions = new ComplexFunctions(80);
        Random random = new Random(9);
        for (int i = 0; i < 100; i++) {
            long mid = random.nextLong(-4_000, 40_000);
            long rad = random.nextLong(1, 60);
            Ball wide = new Ball(BigInteger.valueOf(mid), BigInteger.valueOf(rad), -10);
            Ball member = Ball.exact(mid + random.nextLong(-rad, rad + 1)).shift(-10);
            for (var function : new org.wickbench.symbolic.expr.Fn[] {
                org.wickbench.symbolic.expr.Fn.GAMMA,
                org.wickbench.symbolic.expr.Fn.LGAMMA,
                org.wickbench.symbolic.expr.Fn.SOFTPLUS,
                org.wickbench.symbolic.expr.Fn.EXPM1
            }) {
                try {
                    ComplexBall one = functions.call(function, ComplexBall.real(member));
                    ComplexBall all = functions.call(function, ComplexBall.real(wide));
                    assertThat(all.overlaps(one)).as(function + " at " + wide).isTrue();
                } catch (UndeterminedException e) {
                    // a pole in the ball
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gamma(0)", "gamma(-3)", "factorial(-1)", "lgamma(-2)", "log1p(-1)", "binomial(-1, 1/2)"})
    void polesHaveNoValue(String formula) {
        assertThatThrownBy(() -> value(formula, 60)).isInstanceOf(UndeterminedException.class);
    }

    @Test
    void largeArgumentsKeepTheirDigits() {
        // log(10^6!) = 12815518.384658169, OEIS A061062 and its kin
        assertThat(agrees(value("lgamma(1000001)", 80).re(), "12815518.3846581696"))
                .isTrue();
        assertThat(value("gamma(1000.5)/gamma(999.5) - 999.5", 80).containsZero())
                .isTrue();
        assertThat(value("gamma(1000.5)", 80).re().digits()).isGreaterThan(20);
    }
}
