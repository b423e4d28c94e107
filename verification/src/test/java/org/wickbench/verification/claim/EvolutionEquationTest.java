package org.wickbench.verification.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.derivation.DocumentReader;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.tactic.Proposer;

class EvolutionEquationTest {
    private static Claim claim(String equation, Map<String, String> values) {
        return new Claim(DocumentReader.read("test", """
                        # Test

                        ```wick
                        function p(x,t), q(x,y,t) complex, f(x), V(x,y)
                        imaginary i
                        define density(x,y,t) == conj(q(x,y,t))*q(x,y,t)
                        define H[w] == -D*(diff(w, x, 2) + diff(w, y, 2)) + V(x,y)*w
                        given it: EQUATION
                        ```
                        """.replace("EQUATION", equation)), "it", values);
    }

    private static Expr expr(String text) {
        return Parser.parse(text);
    }

    private static boolean equal(Expr left, Expr right) {
        return new Prover().shows(Expr.equation(left, right), Assumptions.NONE);
    }

    private static final String FOKKER_PLANCK =
            "diff(p(x,t), t) == diff(diff(f(x), x)*p(x,t), x) + T*diff(p(x,t), x, 2)";

    @Test
    void aConservativeDriftIsReadAsDriftAndObjective() {
        EvolutionEquation read =
                claim(FOKKER_PLANCK, Map.of("T", "1/2", "f(x)", "x^4/4")).equation();
        assertThat(read.flow()).isEqualTo(Flow.IMAGINARY_TIME);
        assertThat(equal(read.diffusion(), expr("1/2"))).isTrue();
        assertThat(equal(read.drift().getFirst(), expr("x^3"))).isTrue();
        assertThat(equal(read.objective(), expr("-3*x^2"))).isTrue();
        assertThat(read.axes()).containsExactly(Expr.sym("x"));
        assertThat(read.time()).isEqualTo(Expr.sym("t"));
    }

    @Test
    void anOperatorOnTwoAxesIsReadInRealTime() {
        EvolutionEquation read = claim("i*diff(q(x,y,t), t) == H[q(x,y,t)]", Map.of("D", "2", "V(x,y)", "x^2*y"))
                .equation();
        assertThat(read.flow()).isEqualTo(Flow.REAL_TIME);
        assertThat(read.drifts()).isFalse();
        assertThat(equal(read.diffusion(), expr("2"))).isTrue();
        assertThat(equal(read.objective(), expr("x^2*y"))).isTrue();
        assertThat(read.axes()).containsExactly(Expr.sym("x"), Expr.sym("y"));
    }

    @Test
    void termsThatCancelAreNoTermsOfTheEquation() {
        EvolutionEquation read = claim("diff(p(x,t), t) + p(x,t)^2 == diff(p(x,t), x, 2) + p(x,t)*p(x,t)", Map.of())
                .equation();
        assertThat(equal(read.objective(), Expr.ZERO)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i*diff(q(x,y,t), t) == H[q(x,y,t)] + g*abs(q(x,y,t))^2*q(x,y,t)",
                "i*diff(q(x,y,t), t) - H[q(x,y,t)] == g*conj(q(x,y,t))*q(x,y,t)^2",
                "-diff(q(x,y,t), t) == i*(H[q(x,y,t)] + g*(density(x,y,t) + 1)*q(x,y,t) - g*q(x,y,t))",
                "diff(q(x,y,t), t) == -i*H[q(x,y,t)] - i*g/2*(density(x,y,t) + abs(q(x,y,t))^2)*q(x,y,t)",
            })
    void theCubicTermIsReadAsDocumentsWriteIt(String equation) {
        EvolutionEquation read = claim(equation, Map.of("D", "2", "V(x,y)", "x^2*y", "g", "-3/2"))
                .equation();
        assertThat(read.flow()).isEqualTo(Flow.REAL_TIME);
        assertThat(equal(read.objective(), expr("x^2*y"))).isTrue();
        assertThat(read.coupling()).isEqualTo(-1.5);
    }

    @Test
    void aRealStateHasACubeInImaginaryTime() {
        EvolutionEquation read = claim(
                        "diff(p(x,t), t) == D*diff(p(x,t), x, 2) + p(x,t) - k^2*p(x,t)^3", Map.of("D", "2", "k", "1/2"))
                .equation();
        assertThat(read.flow()).isEqualTo(Flow.IMAGINARY_TIME);
        assertThat(equal(read.objective(), expr("-1"))).isTrue();
        assertThat(read.coupling()).isEqualTo(0.25);
    }

    @Test
    void cubicTermsThatCancelAreNone() {
        EvolutionEquation read = claim(
                        "i*diff(q(x,y,t), t) + density(x,y,t)*q(x,y,t) == H[q(x,y,t)] + abs(q(x,y,t))^2*q(x,y,t)",
                        Map.of("D", "2", "V(x,y)", "0"))
                .equation();
        assertThat(read.coupling()).isZero();
    }

    @Test
    void theSimilarityTransformOfTheFokkerPlanckEquationIsTheKnownOne() {
        Claim claim = claim(FOKKER_PLANCK, Map.of("T", "2", "f(x)", "x^4/4 + cos(x)"));
        Similarity found = Similarity.of(claim.equation(), claim, Proposer.ours(), new Prover());
        assertThat(equal(found.exponent(), expr("-(x^4/4 + cos(x))/4"))).isTrue();
        assertThat(equal(found.equation().objective(), expr("(x^3 - sin(x))^2/8 - (3*x^2 - cos(x))/2")))
                .isTrue();
        assertThat(found.equation().drifts()).isFalse();
    }

    /** The check that {@link Similarity#of} makes tells a wrong exponent and a wrong objective from the right ones. */
    @Test
    void aWrongTransformIsNoTheorem() {
        Claim claim = claim(FOKKER_PLANCK, Map.of("T", "1/2", "f(x)", "x^2/2"));
        EvolutionEquation equation = claim.equation();
        Similarity right = Similarity.of(equation, claim, Proposer.ours(), new Prover());
        EvolutionEquation lost = new EvolutionEquation(
                Flow.IMAGINARY_TIME,
                right.equation().diffusion(),
                List.of(Expr.ZERO),
                expr("x^2/2"),
                Expr.ZERO,
                equation.time(),
                equation.axes());
        assertThat(new Prover().shows(right.statement(equation), Assumptions.NONE))
                .isTrue();
        for (Similarity wrong : List.of(
                new Similarity(Expr.neg(right.exponent()), right.equation()), new Similarity(right.exponent(), lost))) {
            assertThat(new Prover().shows(wrong.statement(equation), Assumptions.NONE))
                    .isFalse();
        }
    }

    @Test
    void aWrongPrimitiveIsNotBelieved() {
        Claim claim = claim(FOKKER_PLANCK, Map.of("T", "1/2", "f(x)", "x^2/2"));
        assertThatThrownBy(
                        () -> Similarity.of(claim.equation(), claim, (_, _) -> Optional.of(expr("x^2")), new Prover()))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("not proved");
    }
}
