package org.wickbench.symbolic.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.theorem.Proposition.Converges;
import org.wickbench.symbolic.theorem.Proposition.Equation;

/** Gaussian integrals of the kernel, against sums of our own, and what is refused. */
class GaussTest {
    private static final Names NAMES = new Names(Set.of(), true, false);
    private static final Sym V = Expr.sym("v");

    private final Kernel kernel = new Kernel(new Context(Map.of("z", Domain.COMPLEX, "n", Domain.INTEGER)));

    private static Expr expr(String text) {
        return Parser.parse(text, NAMES);
    }

    private Theorem fact(String proposition) {
        return kernel.infer(
                Schemas.ASSUME, Instance.of(Hypothesis.fact(Propositions.read(proposition, NAMES))), List.of());
    }

    private Theorem numeric(String proposition) {
        return kernel.infer(Schemas.NUMERIC, Instance.of(Propositions.read(proposition, NAMES)), List.of());
    }

    private Theorem infer(String rule, List<Expr> terms, Theorem... parents) {
        return kernel.infer(Schemas.GAUSS, Instance.named(rule, terms), List.of(parents));
    }

    private static Expr whole(String body) {
        return expr("integral(" + body + ", v, -infinity, infinity)");
    }

    /** The integral of {@code v^n*exp(-a v^2 + b v + c)} with {@code a = p + I*q}, as the kernel writes it. */
    private static Expr gaussian(int n, String p, String q, String b, String c) {
        return gaussian(n, q.equals("0") ? expr(p) : expr("(" + p + ") + I*(" + q + ")"), expr(b), expr(c));
    }

    private static Expr gaussian(int n, Expr a, Expr b, Expr c) {
        Expr exponent = Expr.mul(Expr.MINUS_ONE, a, Expr.pow(V, 2));
        exponent = b.equals(Expr.ZERO) ? exponent : Expr.add(exponent, Expr.mul(b, V));
        exponent = c.equals(Expr.ZERO) ? exponent : Expr.add(exponent, c);
        Expr power = n == 0 ? Expr.ONE : n == 1 ? V : Expr.pow(V, n);
        return new Expr.Integral(Expr.mul(power, Expr.exp(exponent)), V, Expr.neg(Expr.INFINITY), Expr.INFINITY);
    }

    private static List<Expr> terms(Expr integral, int n, String p, String q, String b, String c) {
        return List.of(integral, V, Expr.num(n), expr(p), expr(q), expr(b), expr(c));
    }

    /** A number from its expression, by arithmetic of this test. */
    private static Complex number(Expr expr) {
        return switch (expr) {
            case Expr.Num value ->
                new Complex(
                        value.numerator().doubleValue() / value.denominator().doubleValue());
            case Expr.Add sum -> sum.terms().stream().map(GaussTest::number).reduce(Complex.ZERO, Complex::add);
            case Expr.Mul product ->
                product.factors().stream().map(GaussTest::number).reduce(Complex.ONE, Complex::multiply);
            case Expr.Pow power -> {
                Complex base = number(power.base());
                Complex exponent = number(power.exponent());
                yield base.isZero() ? (exponent.isZero() ? Complex.ONE : Complex.ZERO) : base.pow(exponent);
            }
            case Expr.Call call ->
                switch (call.function()) {
                    case EXP -> number(call.argument()).exp();
                    default -> throw new IllegalArgumentException(call.toString());
                };
            default -> {
                if (expr.equals(Expr.I)) {
                    yield Complex.I;
                }
                if (expr.equals(expr("pi"))) {
                    yield new Complex(Math.PI);
                }
                throw new IllegalArgumentException(expr.toString());
            }
        };
    }

    /** The trapezoidal rule along {@code v = turn*s}, which converges exponentially for these integrands. */
    private static Complex sum(int n, Complex a, Complex b, Complex c, Complex turn) {
        Complex total = Complex.ZERO;
        double step = 1.0 / 64;
        for (int k = -64 * 24; k <= 64 * 24; k++) {
            Complex v = turn.multiply(k * step);
            Complex exponent =
                    a.multiply(v).multiply(v).negate().add(b.multiply(v)).add(c);
            Complex power = Complex.ONE;
            for (int i = 0; i < n; i++) {
                power = power.multiply(v);
            }
            total = total.add(power.multiply(exponent.exp()));
        }
        return total.multiply(turn).multiply(step);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 1,   0,    0,         0
            0, 2,   0,    3,         1
            1, 1/2, 0,    1,         0
            2, 1,   0,    0,         0
            3, 1,   0,    0,         0
            5, 3/2, 0,    -2,        -1
            4, 1,   2,    1 + I,     I
            3, 1/3, -1,   I,         0
            6, 2,   -1/2, 1/2 - 2*I, 1
            """)
    void theValueIsWhatASumOverTheLineGives(int n, String p, String q, String b, String c) {
        Expr integral = gaussian(n, p, q, b, c);
        Theorem theorem = infer("value", terms(integral, n, p, q, b, c), numeric("0 < " + p));

        Equation value = (Equation) theorem.conclusion();
        assertThat(value.left()).isEqualTo(integral);
        assertThat(theorem.hypotheses()).isEmpty();
        Complex expected = sum(
                n,
                number(expr(p)).add(number(expr(q)).multiply(Complex.I)),
                number(expr(b)),
                number(expr(c)),
                Complex.ONE);
        // both are double arithmetic of a few thousand terms of the size of the sum
        assertThat(number(value.right()).subtract(expected).norm()).isCloseTo(0, within(1e-11 * (1 + expected.norm())));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "-1, 0, 0", "2, 3, 1", "-1/2, -1, I"})
    void fresnelIntegralsAreWhatTheTurnedLineGives(String q, String w, String c) {
        Expr b = expr(w).equals(Expr.ZERO) ? Expr.ZERO : Expr.mul(Expr.I, expr(w));
        Expr integral = gaussian(0, Expr.mul(Expr.I, expr(q)), b, expr(c));
        Theorem theorem = infer("fresnel", List.of(integral, V, expr(q), expr(w), expr(c)), numeric(q + " != 0"));

        double turned = number(expr(q)).getReal() > 0 ? -Math.PI / 4 : Math.PI / 4;
        Complex expected = sum(
                0,
                number(expr(q)).multiply(Complex.I),
                number(expr(w)).multiply(Complex.I),
                number(expr(c)),
                new Complex(Math.cos(turned), Math.sin(turned)));
        Complex value = number(((Equation) theorem.conclusion()).right());
        assertThat(value.subtract(expected).norm()).isCloseTo(0, within(1e-11));
    }

    @Test
    void itConvergesUnderWhatTheSignRestsOn() {
        Expr integral = gaussian(0, "x", "0", "y", "0");
        Theorem theorem = infer("converges", terms(integral, 0, "x", "0", "y", "0"), fact("0 < x"));

        assertThat(theorem.conclusion()).isEqualTo(new Converges(integral));
        assertThat(theorem.hypotheses()).containsExactly(Hypothesis.fact(Propositions.read("0 < x", NAMES)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  | x   | 0 | 0 | 0 | 0 < y   | nothing says that the width is positive
            0  | -x  | 0 | 0 | 0 | 0 < x   | it grows
            0  | x   | z | 0 | 0 | 0 < x   | the second part is complex
            -1 | x   | 0 | 0 | 0 | 0 < x   | a pole at zero
            41 | x   | 0 | 0 | 0 | 0 < x   | too high
            0  | v   | 0 | 0 | 0 | 0 < v   | the width varies
            0  | x   | 0 | v | 0 | 0 < x   | the middle varies
            0  | x   | 0 | 0 | v | 0 < x   | the factor varies
            """)
    void whatIsNotKnownToFallOffIsRefused(int n, String p, String q, String b, String c, String known, String why) {
        Theorem parent = fact(known);
        assertThatThrownBy(() -> infer("value", terms(gaussian(n, p, q, b, c), n, p, q, b, c), parent))
                .as(why)
                .isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integral(exp(-x*v^2), v, 0, infinity)            | half the line
            integral(exp(-x*v^2), v, infinity, -infinity)    | backwards
            integral(exp(-x*v^3), v, -infinity, infinity)    | another power
            integral(exp(-2*x*v^2), v, -infinity, infinity)  | another width
            integral(2*exp(-x*v^2), v, -infinity, infinity)  | another factor
            integral(exp(-x*v^2 + v), v, -infinity, infinity)| another middle
            sum(exp(-x*v^2), v, -infinity, infinity)         | no integral
            """)
    void anotherIntegralIsRefused(String integral, String why) {
        Theorem parent = fact("0 < x");
        assertThatThrownBy(() -> infer("value", terms(expr(integral), 0, "x", "0", "0", "0"), parent))
                .as(why)
                .isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x | 0 | y != 0 | may vanish
            x | z | x != 0 | a factor that grows
            z | 0 | z != 0 | a width that may grow
            """)
    void aFresnelIntegralNeedsARealWidthThatDoesNotVanish(String q, String w, String known, String why) {
        Expr b = expr(w).equals(Expr.ZERO) ? Expr.ZERO : Expr.mul(Expr.I, expr(w));
        Expr integral = gaussian(0, Expr.mul(Expr.I, expr(q)), b, Expr.ZERO);
        Theorem parent = fact(known);
        assertThatThrownBy(() -> infer("fresnel", List.of(integral, V, expr(q), expr(w), Expr.ZERO), parent))
                .as(why)
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void aFormThatHoldsAtSomeNumbersOnlyIsRefused() {
        Theorem positive = fact("0 < x");
        Theorem form = fact("v*exp(-x*v^2) == exp(-x*v^2)");
        assertThatThrownBy(() -> infer("value", terms(whole("v*exp(-x*v^2)"), 0, "x", "0", "0", "0"), positive, form))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("at every number");
    }

    @Test
    void aBoundNameHidesNoneOutside() {
        Theorem positive = fact("0 < x");
        Expr capturing = expr("integral(v*exp(-x*v^2), u, -infinity, infinity)");
        assertThatThrownBy(() -> infer("value", terms(capturing, 1, "x", "0", "0", "0"), positive))
                .as("v is free there, and the integrand does not depend on u")
                .isInstanceOf(RefusedException.class);
    }
}
