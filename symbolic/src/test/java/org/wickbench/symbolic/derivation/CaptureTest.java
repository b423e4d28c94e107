package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;

/** A bound variable and a free symbol of the same name are never taken for each other, in whatever is done to a formula. */
class CaptureTest {
    private static final Names NAMES = new Names(Set.of("f", "g", "h"), false, false);

    private static Expr parse(String text) {
        return Parser.parse(text, NAMES);
    }

    private static Definitions definitions(String... equations) {
        Definitions definitions = new Definitions();
        for (String equation : equations) {
            definitions.add(Parser.parseRelation(equation, NAMES));
        }
        return definitions;
    }

    private static Checked check(String block) {
        return new Checker(Rules.all(), new Prover())
                .check(DocumentReader.read("test", "# Test\n```wick\n" + block + "\n```\n"));
    }

    private static Verdict.Strength strength(String block, String label) {
        return check(block).find(label).orElseThrow().path().strength();
    }

    @Test
    void theArgumentOfADefinedFunctionIsNotCaptured() {
        Definitions one = definitions("g(a) == integral(exp(-a*x^2), x, 0, 1)");
        assertThat(one.expand(parse("g(x)"))).isEqualTo(parse("integral(exp(-x*y^2), y, 0, 1)"));
        assertThat(one.expand(parse("sum(g(x), x, 1, 3)")))
                .isEqualTo(parse("sum(integral(exp(-k*y^2), y, 0, 1), k, 1, 3)"));
        Definitions two = definitions("g(a, b) == sum(product(a*i + b*j, j, 1, i), i, 1, b)");
        assertThat(two.expand(parse("g(i, j)"))).isEqualTo(parse("sum(product(i*k + j*m, m, 1, k), k, 1, j)"));
        assertThat(two.expand(parse("g(b, a)"))).isEqualTo(parse("sum(product(b*k + a*m, m, 1, k), k, 1, a)"));
        Definitions limit = definitions("g(a) == limit((exp(t*a) - 1)/t, t, 0)");
        assertThat(limit.expand(parse("g(t)"))).isEqualTo(parse("limit((exp(s*t) - 1)/s, s, 0)"));
    }

    @Test
    void aDefinedFunctionIsDifferentiatedAtItsArgument() {
        Definitions definitions = definitions("g(x) == diff(f(x)*y, x)");
        assertThat(definitions.expand(parse("g(y)"))).isEqualTo(parse("at(diff(f(u)*y, u), u, y)"));
        assertThat(definitions.expand(parse("g(2)"))).isEqualTo(parse("at(diff(f(u)*y, u), u, 2)"));
    }

    @Test
    void aDefinitionMeansTheSymbolsOfThePlaceWhereItIsUsed() {
        Definitions definitions = definitions("V == k*x^2/2", "H[w] == -diff(w, x, 2)");
        assertThat(definitions.expand(parse("diff(V, x)"))).isEqualTo(parse("diff(k*x^2/2, x)"));
        assertThat(definitions.expand(parse("integral(V, x, 0, 1)"))).isEqualTo(parse("integral(k*x^2/2, x, 0, 1)"));
        assertThat(definitions.expand(parse("H[f(x)]"))).isEqualTo(parse("-diff(f(x), x, 2)"));
        assertThat(definitions.expand(parse("integral(H[f(x)], x, 0, 1)")))
                .isEqualTo(parse("integral(-diff(f(x), x, 2), x, 0, 1)"));
    }

    @Test
    void anOperatorDoesNotReachIntoEarlierDefinitions() {
        Definitions definitions = definitions("g(a) == integral(a*x, x, 0, 1)", "H[w] == w + g(w)");
        assertThat(definitions.expand(parse("H[x]"))).isEqualTo(parse("x + integral(x*y, y, 0, 1)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit(limit(2*y^2*k, y, a), k, 2) - limit(limit(2*y^3, y, a), k, 2)",
                "sum(sum(i*j, j, 1, n), i, 1, m) - sum(sum(i^2, j, 1, n), i, 1, m)",
                "integral(integral(exp(x*y), x, 0, 1), y, 0, a) - integral(integral(exp(x^2), x, 0, 1), y, 0, a)",
                "integral(f(x), x, 0, x) - integral(f(y), y, 0, z)",
                "product(product(i + j, j, 1, n), i, 1, m) - product(product(2*i, j, 1, n), i, 1, m)",
                "sum(x[i]*f(i), i, 1, n) - x[i]*sum(f(i), i, 1, n)"
            })
    void differentExpressionsStayDifferent(String difference) {
        assertThat(new NormalForm(Assumptions.NONE).isZero(parse(difference))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit(limit(y^2*k, y, a), k, b) - limit(limit(x^2*y, x, a), y, b)",
                "sum(sum(f(i, j), j, 1, i), i, 1, n) - sum(sum(f(j, i), i, 1, j), j, 1, n)",
                "integral(sum(f(x, j), j, 1, n), x, 0, a) - integral(sum(f(y, k), k, 1, n), y, 0, a)",
                "product(sum(f(i, j), j, 1, i), i, 1, n) - product(sum(f(j, i), i, 1, j), j, 1, n)",
                "product(i + 1 - 1, i, 1, n) - product(k, k, 1, n)",
                "sum(integral(f(i, x), x, 0, i), i, 1, n) - sum(integral(f(x, i), i, 0, x), x, 1, n)"
            })
    void equalExpressionsAreFoundEqualWhateverTheirVariablesAreCalled(String difference) {
        assertThat(new NormalForm(Assumptions.NONE).isZero(parse(difference))).isTrue();
    }

    @Test
    void whatIsRequiredUnderABinderSaysWhereItsVariableRanges() {
        NormalForm form = new NormalForm(Assumptions.NONE);
        form.normalize(parse("integral(f(x)/(x - a), x, 0, 1)"));
        assertThat(form.conditions()).containsExactly("x - a != 0 for x from 0 to 1");
        NormalForm nested = new NormalForm(Assumptions.NONE);
        nested.normalize(parse("sum(integral(f(x)/(x - i), x, 0, i), i, 1, n)"));
        assertThat(nested.conditions()).allSatisfy(condition -> assertThat(condition)
                .doesNotContain("'")
                .doesNotContain("index")
                .doesNotContain("place"));
        NormalForm twice = new NormalForm(Assumptions.NONE);
        twice.normalize(parse("integral(f(x)/x, x, 1, 2) + integral(f(y)/y, y, 3, 4)"));
        assertThat(twice.conditions())
                .containsExactlyInAnyOrder("x != 0 for x from 1 to 2", "y != 0 for y from 3 to 4");
    }

    @Test
    void anEquationForAFunctionDoesNotSayAnythingOfABoundVariable() {
        // x is fixed by the premise, and the x under the integral is not that one
        assertThat(strength("""
                given a: x == 2
                claim b: integral(x, x, 0, 1) == 2 by algebra using a
                """, "b")).isNotEqualTo(Verdict.Strength.PROVED);
    }

    @Test
    void whatIsAssumedOfASymbolIsNotAssumedOfABoundVariable() {
        String claim = "claim b: sqrt(integral(sqrt(x^2), x, -1, 1)) == sqrt(integral(x, x, -1, 1)) by algebra";
        assertThat(strength("assume x > 0\n" + claim, "b")).isNotEqualTo(Verdict.Strength.PROVED);
    }

    @Test
    void aCertificateMayDifferentiateAnEquation() {
        assertThat(strength("""
                function f(x)
                given a: f(x) == x^2
                claim b: diff(f(x), x) == 2*x by combination diff(a, x)
                """, "b")).isEqualTo(Verdict.Strength.PROVED);
    }

    @Test
    void anIntegralUpToItsOwnVariableIsTakenAtItsBounds() {
        assertThat(strength("claim b: integral(2*x, x, 0, x) == x^2 by antiderivative x^2 wrt x", "b"))
                .isEqualTo(Verdict.Strength.PROVED);
    }
}
