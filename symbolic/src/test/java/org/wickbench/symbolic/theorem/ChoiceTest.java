package org.wickbench.symbolic.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

/** Choices that are lifted or idle, and cases that are put together. */
class ChoiceTest {
    private static final Names NAMES = new Names(Set.of(), true, false);

    private final Kernel kernel = new Kernel(new Context(Map.of("z", Domain.COMPLEX)));

    private static Expr expr(String text) {
        return Parser.parse(text, NAMES);
    }

    private Proposition choice(String name, String... terms) {
        return kernel.infer(
                        Schemas.CHOICE,
                        Instance.named(
                                name, Arrays.stream(terms).map(ChoiceTest::expr).toList()),
                        List.of())
                .conclusion();
    }

    private Theorem fact(String text) {
        return kernel.infer(Schemas.ASSUME, Instance.of(Hypothesis.fact(Propositions.read(text, NAMES))), List.of());
    }

    @Test
    void choicesByTheSameConditionsAreLiftedTogether() {
        assertThat(choice(
                                "lift",
                                "z*piecewise(z < 1, z, 2) + piecewise(z < 1, 0, 1)",
                                "piecewise(z < 1, z, 2)",
                                "piecewise(z < 1, 0, 1)")
                        .parts()
                        .getLast())
                .isEqualTo(expr("piecewise(z < 1, z*z + 0, z*2 + 1)"));
    }

    @Test
    void choicesByOtherConditionsAreNot() {
        assertThatThrownBy(() -> choice(
                        "lift",
                        "piecewise(z < 1, z, 2) + piecewise(z <= 1, 0, 1)",
                        "piecewise(z < 1, z, 2)",
                        "piecewise(z <= 1, 0, 1)"))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void aChoiceIsIdleWhereAllValuesAreTheSame() {
        assertThat(choice("idle", "piecewise(z < 1, z, z)").parts().getLast()).isEqualTo(expr("z"));
        assertThatThrownBy(() -> choice("idle", "piecewise(z < 1, z, z + 0*I + 1)"))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void aChoiceByABoundVariableStaysInItsScope() {
        Expr sum = expr("sum(piecewise(k < 2, 1, 0), k, 1, 3)");
        // the k outside is another one
        assertThat(choice("lift", sum.toString(), "piecewise(k < 2, 1, 0)")
                        .parts()
                        .getLast())
                .isEqualTo(new Expr.Piecewise(
                        List.of(new Expr.Piecewise.Branch((Expr.Relation) expr("k < 2"), sum)), sum));
    }

    private Proposition cases(String name, String first, String second, String a, String b) {
        // what holds in either case without more
        Expr left = expr("z");
        Theorem one =
                kernel.infer(Schemas.FIELD, Instance.of(new Proposition.Equation(left, left)), List.of(fact(first)));
        Theorem other =
                kernel.infer(Schemas.FIELD, Instance.of(new Proposition.Equation(left, left)), List.of(fact(second)));
        Theorem whole =
                kernel.infer(Schemas.CASES, Instance.named(name, List.of(expr(a), expr(b))), List.of(one, other));
        assertThat(whole.hypotheses()).as("of %s and %s", first, second).isEmpty();
        return whole.conclusion();
    }

    @Test
    void equalOrNotIsDecidedForComplexNumbersToo() {
        assertThat(cases("equal", "z == 0", "z != 0", "z", "0")).isEqualTo(Propositions.read("z == z", NAMES));
    }

    @Test
    void aCaseThatIsLeftOutStays() {
        assertThatThrownBy(() -> cases("equal", "z == 0", "z != 1", "z", "0")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> cases("equal", "z != 0", "z == 0", "z", "0")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> cases("", "z < 0", "0 <= z", "z", "0")).isInstanceOf(RefusedException.class);
    }
}
