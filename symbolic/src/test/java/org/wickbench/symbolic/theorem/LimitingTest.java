package org.wickbench.symbolic.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.theorem.Proposition.Less;

/** Limits, expansions and integrals in the kernel: what follows, and above all what does not. */
class LimitingTest {
    private static final Names NAMES = new Names(Set.of(), true, false);
    private static final Sym V = Expr.sym("v");

    private final Kernel kernel = new Kernel(new Context(Map.of("z", Domain.COMPLEX, "n", Domain.INTEGER)));

    private static Expr expr(String text) {
        return Parser.parse(text, NAMES);
    }

    private static Expr at(String body) {
        return expr("limit(" + body + ", v, infinity)");
    }

    private Theorem assume(String proposition) {
        return kernel.infer(
                Schemas.ASSUME, Instance.of(Hypothesis.fact(Propositions.read(proposition, NAMES))), List.of());
    }

    private Theorem value(String body, Theorem... parents) {
        return kernel.infer(Schemas.LIMITING, Instance.named("value", List.of(V, at(body))), List.of(parents));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v            | infinity
            -v           | -infinity
            1/v          | 0
            v^2 + v      | infinity
            exp(-v)      | 0
            exp(1/v)     | exp(0)
            atan(v)      | pi/2
            sqrt(1/v)    | 0
            z + 1/v      | z
            """)
    void partsSayWhatAFunctionTendsTo(String body, String limit) {
        assertThat(((Proposition.Tends) value(body).conclusion()).value().toString())
                .isEqualTo(expr(limit).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v - v^2        | infinities of both signs
            v*exp(-v)      | infinity times zero
            1/(1/v)        | a quotient by what tends to 0
            log(1/v)       | the logarithm of what tends to 0
            sin(v)         | a wave
            log(-1 + I/v)  | on the cut
            sqrt(-1 + I/v) | on the cut
            z*v            | a complex number times infinity
            z + v          | a complex number beside infinity
            c*v            | a number of unknown sign times infinity
            abs(v)/v       | infinity over infinity
            sign(1/v)      | at a jump
            gamma(-v)      | poles
            infinity - v   | an infinity is no number
            sum(v, k, 1, 3)| no rule
            """)
    void whatThePartsDoNotSayIsRefused(String body, String why) {
        assertThatThrownBy(() -> value(body)).as(why).isInstanceOf(RefusedException.class);
    }

    @Test
    void aFactAboutTheVariableHasToHoldFromSomeValueOn() {
        Theorem small = kernel.infer(
                Schemas.FIELD, Instance.of(Propositions.read("v/v == 1", NAMES)), List.of(assume("v != 0")));
        Theorem one = value("1");
        Theorem quotient = kernel.infer(
                Schemas.LIMITING, Instance.named("equal", List.of(V, at("v/v"))), List.of(one, flipped(small)));
        assertThat(quotient.hypotheses()).isEmpty();

        Theorem never = kernel.infer(
                Schemas.FIELD, Instance.of(Propositions.read("1 == v/3", NAMES)), List.of(assume("v == 3")));
        assertThatThrownBy(() -> kernel.infer(
                        Schemas.LIMITING, Instance.named("equal", List.of(V, at("v/3"))), List.of(one, never)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("from some value on");
    }

    private Theorem flipped(Theorem equation) {
        return kernel.infer(
                Schemas.LAW,
                Instance.named(
                        "equal-symmetric", List.copyOf(equation.conclusion().parts())),
                List.of(equation));
    }

    @Test
    void aBoundAboveIsNoFactFromSomeValueOn() {
        Theorem below = kernel.infer(
                Schemas.FIELD, Instance.of(Propositions.read("1 == 1 + 0*v", NAMES)), List.of(assume("v < 5")));
        assertThatThrownBy(() -> kernel.infer(
                        Schemas.LIMITING,
                        Instance.named("equal", List.of(V, at("1 + 0*v"))),
                        List.of(value("1"), below)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void theVariableIsNoneOfTheWholeNumbers() {
        assertThatThrownBy(() -> kernel.infer(
                        Schemas.LIMITING,
                        Instance.named("value", List.of(Expr.sym("n"), expr("limit(1/n, n, infinity)"))),
                        List.of()))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void bothSidesHaveToTendToTheSame() {
        Theorem positive = kernel.infer(
                Schemas.NUMERIC, Instance.of(new Less(Expr.ZERO, Expr.add(Expr.num(4), Expr.ZERO))), List.of());
        Theorem above = value("sqrt(4 + 1/v)", positive);
        Theorem below = value("exp(-1/v)");
        Expr limit = expr("limit(sqrt(x), x, 4)");
        List<Theorem> sides = new ArrayList<>(List.of(above, below));
        assertThatThrownBy(() ->
                        kernel.infer(Schemas.LIMITING, Instance.named("limit", List.of(V, limit)), List.of(above)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> kernel.infer(
                        Schemas.LIMITING, Instance.named("limit", List.of(V, expr("limit(sqrt(x), x, 5)"))), sides))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void convergenceIsNoPropertyOfAValue() {
        Theorem zero = kernel.infer(Schemas.FIELD, Instance.of(Propositions.read("a - a == 0", NAMES)), List.of());
        assertThatThrownBy(() -> kernel.infer(Schemas.SUBSTITUTE, Instance.of(), List.of(value("1/v"), zero)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> kernel.infer(
                        Schemas.SUBSTITUTE, Instance.of(), List.of(assume("integral(a - a, x, 0, 1) converges"), zero)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void anExpansionKeepsWhatIsNotSmall() {
        Theorem exact = kernel.infer(
                Schemas.EXPANSION, Instance.named("exact", List.of(V, at("1 + 1/v"), at("1/v"))), List.of());
        Theorem tends = assume("limit((1 + 1/v - 1)/(1/v), v, infinity) tends to 1");
        // (P - Q)/m does not tend to 0
        assertThatThrownBy(() -> kernel.infer(
                        Schemas.EXPANSION, Instance.named("truncate", List.of(V, at("1"))), List.of(exact, tends)))
                .isInstanceOf(RefusedException.class);
    }

    // Integrals

    private Theorem primitive(String rule, String integral, String primitive, Theorem... parents) {
        return kernel.infer(
                Schemas.INTEGRATION,
                Instance.named(rule, List.of(expr(integral), Sym.internal("real", 1), internal(primitive))),
                List.of(parents));
    }

    private static Expr internal(String text) {
        return Trees.substitute(expr(text), Expr.sym("x"), Sym.internal("real", 1));
    }

    @Test
    void anIntegralComesFromAPrimitive() {
        Theorem theorem = primitive("everywhere", "integral(exp(x), x, a, b)", "exp(x)", same("exp(x)*1", "exp(x)"));
        assertThat(theorem.conclusion().toString()).isEqualTo("integral(exp(x), x, a, b) == exp(b) - exp(a)");
    }

    private Theorem same(String left, String right) {
        return kernel.infer(
                Schemas.FIELD, Instance.of(new Proposition.Equation(internal(left), internal(right))), List.of());
    }

    @Test
    void aPoleBetweenTheBoundsIsRefused() {
        // -1/x is a primitive of 1/x^2 but at 0, where the derivative has a condition
        assertThatThrownBy(() -> primitive("everywhere", "integral(1/x^2, x, -1, 1)", "-1/x", assumeInternal("x != 0")))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> primitive("primitive", "integral(1/x^2, x, -1, 1)", "-1/x", assumeInternal("x != 0")))
                .isInstanceOf(RefusedException.class);
    }

    private Theorem assumeInternal(String relation) {
        Proposition proposition = Propositions.read(relation, NAMES)
                .map(part -> Trees.substitute(part, Expr.sym("x"), Sym.internal("real", 1)));
        return kernel.infer(Schemas.ASSUME, Instance.of(Hypothesis.fact(proposition)), List.of());
    }

    @Test
    void aPrimitiveOfAnotherFunctionIsRefused() {
        assertThatThrownBy(() -> primitive("everywhere", "integral(x, x, 0, 1)", "x^2", same("2*x*1", "2*x")))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void boundsInTheWrongOrderNeedAnEverywherePrimitive() {
        assertThatThrownBy(() -> primitive("primitive", "integral(exp(x), x, b, a)", "exp(x)"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("b < a");
    }

    @Test
    void partsOfADivergentIntegralAreNotAdded() {
        assertThatThrownBy(() -> kernel.infer(
                        Schemas.INTEGRATION,
                        Instance.named("split", List.of(expr("integral(1/x, x, -1, 1)"), Expr.ZERO)),
                        List.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("values");
    }
}
