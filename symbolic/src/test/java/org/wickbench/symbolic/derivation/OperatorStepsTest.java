package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Counterexample;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;

/** Operators in documents: what is proved, what is refuted with which witness, and where operators may not stand. */
class OperatorStepsTest {
    private static final String DECLARED = """
            function W(x), f(x), g(x,y), u(x), z(x) complex
            assume T > 0, c complex
            operator X, Y
            operator p == -I*d(x)
            operator A == sqrt(T)*(d(x) + diff(W(x), x))
            operator H == -T*d(x)^2 + f(x)
            """;

    private static Checked check(String block) {
        return new Checker(Rules.all(), new Prover())
                .check(DocumentReader.read("test", "# Test\n```wick\n" + DECLARED + block + "\n```\n"));
    }

    private static CheckedStep step(String statement) {
        return check("claim it: " + statement).find("it").orElseThrow();
    }

    private static Counterexample witness(String statement) {
        assertThat(step(statement).own()).isInstanceOf(Verdict.Refuted.class);
        return ((Verdict.Refuted) step(statement).own()).counterexample();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comm(x, p) == I by operators",
                "H == p*T*p + f(x) by operators",
                "adjoint(A)*A == -T*d(x)^2 + T*(diff(W(x), x)^2 - diff(W(x), x, 2)) by operators",
                "exp(W(x))*d(x)*exp(-W(x)) == d(x) - diff(W(x), x) by operators",
                "adjoint(z(x)*d(x)) == -d(x)*conj(z(x)) by operators",
                "adjoint(c*X*Y) == conj(c)*adjoint(Y)*adjoint(X) by operators",
                "adjoint(adjoint(X)) == X by operators",
                "comm(H[u(x)], d(x)) == -diff(H[u(x)], x) by operators",
                "H[u(x)] == -T*diff(u(x), x, 2) + f(x)*u(x) by algebra",
                "(X + Y)^2 == X^2 + X*Y + Y*X + Y^2 by operators",
                "exp(h*X)*exp(-h*X) == 1 by operators in h order 8",
                "exp(c*h*X) == 1 + c*h*X by operators in h order 1"
            })
    void trueStatementsAreProved(String statement) {
        CheckedStep step = step(statement);
        assertThat(step.own().strength()).as("%s", step.obligations()).isEqualTo(Verdict.Strength.PROVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X*Y == Y*X by operators | X*Y | 1 | 0",
                "(X + Y)^2 == X^2 + 2*X*Y + Y^2 by operators | X*Y | 1 | 2",
                "exp(h*X)*exp(h*Y) == exp(h*(X + Y)) by operators in h order 4 | h^2*X*Y | 1 | 1/2",
                "log(exp(h*X)*exp(h*Y)) == h*X + h*Y - h^2/2*comm(X,Y) by operators in h order 2 | h^2*X*Y | 1/2 | -1/2",
                "adjoint(X) == X by operators | X | 0 | 1",
                "comm(x, p) == -I by operators | 1 | (0) + (1)*I | (0) + (-1)*I",
                "d(x)^2 == 2*d(x)^2 by operators | d(x)^2 | 1 | 2",
                "adjoint(d(x)) == d(x) by operators | d(x) | -1 | 1"
            })
    void aFalseStatementIsRefutedByTheFirstCoefficient(String statement, String where, String left, String right) {
        Counterexample witness = witness(statement);
        assertThat(witness.point()).containsEntry("term", where);
        assertThat(witness.left()).isEqualTo(left);
        assertThat(witness.right()).isEqualTo(right);
    }

    @Test
    void theTestFunctionTellsTheTwoOperatorsApart() {
        // at the point x0 = 0 both sides are applied to x^2/2: x*d(x) does not see it there, the second derivative does
        Counterexample witness = witness("3*d(x)^2 + x*d(x) == d(x)^2 + x*d(x) by operators");
        assertThat(witness.point()).containsEntry("test function", "x^2/2").containsEntry("x", "0");
        assertThat(step("at(3*diff(x^2/2, x, 2) + x*diff(x^2/2, x), x, 0) == 3 by algebra")
                        .own()
                        .strength())
                .isEqualTo(Verdict.Strength.PROVED);
    }

    @Test
    void theHypothesesComeWithTheVerdict() {
        assertThat(step("adjoint(p) == p by operators").conditions())
                .containsExactly("the functions vanish with their derivatives at both ends of x");
        assertThat(step("1/x*d(x)*x == d(x) + 1/x by operators").conditions()).containsExactly("x != 0");
        assertThat(step("x*(1/x)*d(x) == d(x) by operators").conditions()).containsExactly("x != 0");
        assertThat(step("1/x*d(x) - 1/x*d(x) == 0 by operators").conditions()).containsExactly("x != 0");
    }

    /** The adjoint by what it means: integrals of polynomials times Gaussians. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d(x) | -d(x)",
                "x*d(x) | -x*d(x) - 1",
                "x^2*d(x)^2 + (1 + x)*d(x) + x^3 | x^2*d(x)^2 + (3*x - 1)*d(x) + 1 + x^3",
                "(d(x) + x)^3 | (x - d(x))^3"
            })
    void theAdjointMovesToTheOtherFactorOfAnIntegral(String operator, String adjoint) {
        String block = """
                operator L == %s
                operator R == %s
                claim it: adjoint(L) == R by operators
                claim integrals: integral((x^2 + x + 3)*exp(-x^2)*L[(x^3 - 2*x + 1)*exp(-x^2)], x, -infinity, infinity)
                  == integral(R[(x^2 + x + 3)*exp(-x^2)]*(x^3 - 2*x + 1)*exp(-x^2), x, -infinity, infinity) by gaussian
                """.formatted(operator, adjoint);
        assertThat(check(block).steps())
                .allSatisfy(step -> assertThat(step.own().strength()).isEqualTo(Verdict.Strength.PROVED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X*d(x) == d(x)*X by operators | letters stand for any operators",
                "f(x)*X == X*f(x) by operators | only numbers may stand",
                "1/X == 1 by operators | no inverse",
                "exp(X) == 1 by operators | vanishes with the step",
                "exp(h*X)/h == 1 by operators in h order 2 | no inverse",
                "sqrt(1 + h)*X == X by operators in h order 2 | the exponent of an operator",
                "sin(X) == X by operators | cannot stand inside",
                "exp(d(x)) == 1 by operators | no differential operator",
                "d(x) == 0 by operators in h order 2 | declared letters",
                "d(c) == 0 by operators | a real coordinate",
                "X/(1 - 1) == X by operators | a division by 1 - 1",
                "X[1] == X by operators | an index",
                "h[1]*X == h*X by operators in h order 2 | an index"
            })
    void whatHasNoMeaningIsUndecidedAndSaysWhy(String statement, String reason) {
        Verdict verdict = step(statement).own();
        assertThat(verdict.strength()).isEqualTo(Verdict.Strength.UNDECIDED);
        assertThat(verdict.by()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claim it: X*Y == Y*X by algebra | X is an operator",
                "claim it: H*u(x) == u(x)*H by algebra | H is an operator",
                "claim it: d(x) == d(x) by algebra | d is an operator",
                "claim it: comm(x, y) == 0 by algebra | comm is an operator",
                "claim it: adjoint(x) == x by assumption surely | adjoint is an operator",
                "given it: comm(X, Y) == 1 | comm is an operator",
                "assume X > 0 | X is an operator",
                "assume X complex | X is an operator",
                "operator c | declare an operator before",
                "define q == X + 1 | X is an operator",
                "define q(X) == 1 | X is an operator",
                "claim it: integral(X, X, 0, 1) == 1/2 by algebra | X is an operator",
                "claim it: H[u(x),u(x)] == 0 by algebra | H is an operator",
                "claim it: x == x by series in X order 2 | X is an operator",
                "claim it: 0 == 0 by combination X*it | X is an operator",
                "operator Z == Z + 1 | declare an operator before",
                "operator T | declare an operator before",
                "operator d == 2 | already taken",
                "operator X | the name X is already taken",
                "operator f | the name f is already taken",
                "operator Z == | the formula is empty",
                "operator Z, V == d(x) | a declaration such as",
                "function X(x) | already taken by an operator",
                "function comm(x) | already taken by an operator",
                "claim it: X < Y by operators | by an equation",
                "claim it: X == Y by operators using it | takes no steps",
                "claim it: X == Y by operators in h order 40 | a whole number up to",
                "claim it: X == Y by operators in h | needs the clause",
                "claim it: X == Y by operators in X order 2 | the step is a plain symbol",
                "claim it: X[u(x)] == 0 by algebra | X is an operator",
                "operator Z == X + Y\\nclaim it: Z[u(x)] == 0 by algebra | made of letters",
                "operator Z == adjoint(A)\\nclaim it: Z[u(x)] == 0 by algebra | adjoint is not applied",
                "operator V == f(x)\\nclaim it: diff(V^2, V) == 0 by operators | no variable",
                "claim it: d(X) == 0 by operators | no variable",
                "operator V == d(X) | no variable",
                "claim it: H[u(x),u(x)]*d(x) == 0 by operators | one function at a time",
                "claim it: d(x + y) == 0 by operators | needs a symbol"
            })
    void operatorsAreRefusedWhereTheirOrderWouldBeLost(String block, String reason) {
        assertThatThrownBy(() -> check(block.replace("\\n", "\n")))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("^");
    }

    @Test
    void anOperatorIdentityIsNoPremiseOfAlgebra() {
        String block = """
                step it: comm(x, p) == I by operators
                claim after: 0 == I by algebra using it
                """;
        assertThatThrownBy(() -> check(block))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("is an operator");
    }

    @Test
    void withoutADeclarationTheWordsAreOrdinaryNames() {
        Document document = DocumentReader.read(
                "test", "# Test\n```wick\nfunction d(x)\nclaim it: d(x)*x == x*d(x) by algebra\n```\n");
        assertThat(new Checker(Rules.all(), new Prover())
                        .check(document)
                        .find("it")
                        .orElseThrow()
                        .own()
                        .strength())
                .isEqualTo(Verdict.Strength.PROVED);
        assertThatThrownBy(() -> DocumentReader.read("test", "# Test\n```wick\nfunction d(x)\noperator X\n```\n"))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("word for operators");
    }
}
