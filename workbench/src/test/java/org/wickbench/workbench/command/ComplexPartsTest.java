package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Statement;
import org.wickbench.symbolic.prove.Verdict;

class ComplexPartsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "I",
                "x + I*k",
                "exp(-x^2/2)*exp(I*k*x)",
                "(x + I)^3",
                "1/(x + I)",
                "exp(-(x - 2*I)^2/2)/(1 + I*k)^2",
                "I*I*x + exp(I*pi/4)"
            })
    void theTwoPartsMakeTheWholeAndAreReal(String text) {
        Expr whole = Parser.parse(text);
        ComplexParts parts = ComplexParts.of(whole);

        Verdict verdict = new Prover()
                .prove(new Statement(Expr.add(parts.re(), Expr.mul(Expr.I, parts.im())), whole, Assumptions.NONE));

        assertThat(verdict.strength()).as(parts.toString()).isEqualTo(Verdict.Strength.PROVED);
        assertThat(parts.re().toString()).doesNotContain("I");
        assertThat(parts.im().toString()).doesNotContain("I");
    }
}
