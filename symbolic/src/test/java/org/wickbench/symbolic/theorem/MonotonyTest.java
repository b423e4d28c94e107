package org.wickbench.symbolic.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

/** Signs of sums and integrals, and what does not follow from the sign of the body. */
class MonotonyTest {
    private static final Names NAMES = new Names(Set.of(), true, false);

    private final Kernel kernel = new Kernel(new Context(Map.of("z", Domain.COMPLEX, "n", Domain.INTEGER)));

    private static Expr expr(String text) {
        return Parser.parse(text, NAMES);
    }

    private Theorem fact(Proposition proposition) {
        return kernel.infer(Schemas.ASSUME, Instance.of(Hypothesis.fact(proposition)), List.of());
    }

    /** @param known further parents; {@code converges} stands for that of the integral */
    private Proposition infer(String binder, String known) {
        Expr whole = expr(binder);
        Theorem positive = kernel.infer(Schemas.LAW, Instance.named("positive-exp", List.of(expr("v^2"))), List.of());
        List<Theorem> parents = new java.util.ArrayList<>(List.of(positive));
        Arrays.stream(known.split(";"))
                .map(String::trim)
                .filter(text -> !text.isEmpty())
                .map(text ->
                        text.equals("converges") ? new Proposition.Converges(whole) : Propositions.read(text, NAMES))
                .forEach(proposition -> parents.add(fact(proposition)));
        return kernel.infer(Schemas.MONOTONY, Instance.of(expr("v"), whole), parents)
                .conclusion();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integral(exp(v^2), v, -infinity, infinity) | converges
            integral(exp(v^2), v, x, infinity)         | converges
            integral(exp(v^2), v, -infinity, x)        | converges
            integral(exp(v^2), v, x, y)                | converges; x < y
            """)
    void whatIsPositiveHasAPositiveIntegralIfItHasOne(String integral, String known) {
        assertThat(infer(integral, known)).isEqualTo(Proposition.positive(expr(integral)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integral(exp(v^2), v, -infinity, infinity) | ''                 | it may diverge
            integral(exp(v^2), v, x, y)                | x < y              | nobody says that it converges
            integral(exp(v^2), v, x, y)                | converges; x <= y  | the range may be a point
            """)
    void whatMayDivergeOrBeEmptyIsNotNegative(String integral, String known, String why) {
        assertThat(infer(integral, known)).as(why).isEqualTo(Proposition.nonNegative(expr(integral)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integral(exp(v^2), v, infinity, -infinity)  | converges | backwards
            integral(exp(v^2), v, x, y)                 | converges | of unknown order
            integral(exp(v^2), v, z, infinity)          | converges | from a complex number
            integral(exp(v^2), v, -infinity, z)         | converges | to a complex number
            integral(exp(v^2), v, infinity, infinity)   | converges | from infinity
            integral(exp(v^2), v, -infinity, -infinity) | converges | to minus infinity
            integral(exp(v), v, -infinity, infinity)    | converges | the sign of another body
            """)
    void whatIsNoRangeUpwardsIsRefused(String integral, String known, String why) {
        assertThatThrownBy(() -> infer(integral, known)).as(why).isInstanceOf(RefusedException.class);
    }

    @Test
    void aVariableThatIsFreeInTheScopeIsRefused() {
        Theorem square = kernel.infer(
                Schemas.LAW, Instance.named("nonnegative-square", List.of(expr("v"), Expr.ONE)), List.of());
        // v*v >= 0 says nothing of 1*v + 2*v
        Expr sum = expr("sum(k*v, k, 1, 2)");
        Expr squares = expr("sum(k^2, k, 1, 2)");
        assertThat(kernel.infer(Schemas.MONOTONY, Instance.of(expr("v"), squares), List.of(square))
                        .conclusion())
                .isEqualTo(Proposition.nonNegative(squares));
        Theorem product = kernel.infer(
                Schemas.SUBSTITUTE,
                Instance.of(),
                List.of(
                        square,
                        kernel.infer(
                                Schemas.FIELD,
                                Instance.of(new Proposition.Equation(expr("v^2"), expr("v*v"))),
                                List.of())));
        assertThatThrownBy(() -> kernel.infer(Schemas.MONOTONY, Instance.of(expr("v"), sum), List.of(product)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void sumsOfWhatIsRealAreReal() {
        Theorem real = kernel.infer(
                Schemas.REALITY, Instance.of(new Proposition.Member(expr("log(v^2)"), Domain.REAL)), List.of());
        Expr sum = expr("sum(log(v^2), v, 1, n)");
        assertThat(kernel.infer(Schemas.MONOTONY, Instance.of(expr("v"), sum), List.of(real))
                        .conclusion())
                .isEqualTo(Proposition.real(sum));
        Expr backwards = expr("sum(log(v^2), v, 1, z)");
        assertThatThrownBy(() -> kernel.infer(Schemas.MONOTONY, Instance.of(expr("v"), backwards), List.of(real)))
                .isInstanceOf(RefusedException.class);
    }
}
