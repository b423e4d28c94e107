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
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;

class EvaluatorTest {
    private static Ball value(String formula, int precision) {
        return new Evaluator(precision)
                .evaluate(Parser.parse(formula), Map.of())
                .re();
    }

    private static boolean contains(Ball ball, BigDecimal value) {
        BigDecimal scale = ball.exp() >= 0
                ? new BigDecimal(BigInteger.ONE.shiftLeft(ball.exp()))
                : BigDecimal.ONE.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-ball.exp())));
        BigDecimal low = new BigDecimal(ball.mid().subtract(ball.rad())).multiply(scale);
        BigDecimal high = new BigDecimal(ball.mid().add(ball.rad())).multiply(scale);
        return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
    }

    /** Digits from the DLMF and from the tables of the OEIS (A000796, A001113, A002162). */
    @ParameterizedTest
    @CsvSource({
        "pi, 3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803",
        "exp(1), 2.71828182845904523536028747135266249775724709369995957496696762772407663035354759457138",
        "log(2), 0.69314718055994530941723212145817656807550013436025525412068000949339362196969471560586",
        "sqrt(2), 1.41421356237309504880168872420969807856967187537694807317667973799073247846210703885038",
        "sin(1), 0.84147098480789650665250232163029899962256306079837106567275170999191040439123966894863",
        "erf(1), 0.84270079294971486934122063508260925929606699796630290845993789783471725409",
        "atan(1/2), 0.46364760900080611621425623146121440202853705428612026381093308872019786416574"
    })
    void knownDigitsLieInTheBallAtEveryPrecision(String formula, String digits) {
        BigDecimal known = new BigDecimal(digits);
        for (int precision : new int[] {20, 53, 100, 200}) {
            Ball ball = value(formula, precision);
            assertThat(contains(ball, known))
                    .as(formula + " at " + precision + " bits: " + ball)
                    .isTrue();
            assertThat(ball.digits()).isGreaterThan((int) (precision * 0.28));
        }
    }

    /** The value at high precision lies in every ball of lower precision, for random arguments over many scales. */
    @ParameterizedTest
    @ValueSource(strings = {"exp", "log", "sin", "cos", "sinh", "tanh", "atan", "erf", "erfc", "asin", "sqrt"})
    void lowPrecisionEnclosesHighPrecision(String function) {
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            double size = Math.pow(10, random.nextDouble(-6, function.startsWith("erf") ? 0.9 : 1.5));
            double x = function.equals("asin") ? Math.min(size, 1 / size) : size;
            boolean positive = function.equals("log") || function.equals("sqrt");
            BigDecimal argument = new BigDecimal(positive || random.nextBoolean() ? x : -x, new MathContext(20));
            String formula = function + "(" + argument.toPlainString() + ")";
            Ball fine = value(formula, 400);
            Ball coarse = value(formula, 60);
            assertThat(fine.overlaps(coarse))
                    .as("seed 11: " + formula + " " + fine + " " + coarse)
                    .isTrue();
            assertThat(coarse.digits()).as(formula).isGreaterThan(12);
        }
    }

    @Test
    void wideBallsEncloseTheValuesOfTheirMembers() {
        RealFunctions functions = new RealFunctions(80);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            Ball wide = new Ball(
                    BigInteger.valueOf(random.nextInt(1, 4000)), BigInteger.valueOf(random.nextInt(0, 900)), -9);
            Ball member = random.nextBoolean() ? wide.lower() : wide.upper();
            assertThat(functions.exp(wide).overlaps(functions.exp(member))).isTrue();
            assertThat(functions.cosSin(wide)[1].overlaps(functions.cosSin(member)[1]))
                    .isTrue();
            assertThat(functions.atan(wide).overlaps(functions.atan(member))).isTrue();
            if (wide.isPositive()) {
                assertThat(functions.log(wide).overlaps(functions.log(member))).isTrue();
                assertThat(wide.reciprocal(80).overlaps(member.reciprocal(80))).isTrue();
                assertThat(wide.sqrt(80).overlaps(member.sqrt(80))).isTrue();
            }
        }
    }

    @Test
    void extremeValuesKeepTheirDigits() {
        assertThat(value("exp(-20000)", 100).isPositive()).isTrue();
        assertThat(value("1 + exp(-100) - 1", 200).isPositive()).isTrue();
        assertThat(value("1 + exp(-100) - 1", 60).containsZero()).isTrue();
        assertThat(value("erfc(20)", 100).isPositive()).isTrue();
    }

    @Test
    void branchCutsAreTakenOnThePrincipalSide() {
        ComplexBall log = new Evaluator(80).evaluate(Parser.parse("log(-1)"), Map.of());
        assertThat(log.im().overlaps(value("pi", 80))).isTrue();
        ComplexBall root = new Evaluator(80).evaluate(Parser.parse("sqrt(-4)"), Map.of());
        assertThat(root.im().toDouble()).isEqualTo(2);
        ComplexBall cube = new Evaluator(80).evaluate(Parser.parse("(-8)^(1/3)"), Map.of());
        assertThat(cube.re().toDouble()).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/(x-x)", "log(0)", "1/(pi - pi)", "x", "sum(j, j, 1, sqrt(2))", "infinity"})
    void whatHasNoValueIsAnException(String formula) {
        Expr expr = Parser.parse(formula);
        Map<Expr.Sym, Expr> point =
                formula.contains("x") && formula.length() > 1 ? Map.of(Expr.sym("x"), Expr.ONE) : Map.of();
        assertThatThrownBy(() -> new Evaluator(80).evaluate(expr, point)).isInstanceOf(UndeterminedException.class);
    }
}
