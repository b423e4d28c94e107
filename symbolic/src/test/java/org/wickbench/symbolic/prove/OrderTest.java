package org.wickbench.symbolic.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

/** Inequalities that take more than signs: means, squares, tangents, growing functions, and sums of these. */
class OrderTest {
    private static final Names NAMES = new Names(Set.of(), true, false);

    private static final Assumptions ASSUMED = Assumptions.parse(
            "n integer, n >= 1, x > 0, y > 0, z > 0, t >= 0, t <= 1, p[i] positive, q[i] positive, G[m] >= y", NAMES);

    private static Verdict verdict(String statement) {
        return new Prover().prove((Relation) Parser.parse(statement, NAMES), ASSUMED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sqrt(x*y) <= (x + y)/2
            2*x*y/(x + y) <= sqrt(x*y)
            x*y*z <= (x^3 + y^3 + z^3)/3
            x/y + y/x >= 2
            (a*b + c*x)^2 <= (a^2 + c^2)*(b^2 + x^2)
            a^2 + b^2 + c^2 >= a*b + b*c + c*a
            (1 + x)^3 >= 1 + 3*x
            (a^2 + c^2 - 2*a*c + x)/(1 + y) > 0
            """)
    void meansAndSquares(String statement) {
        assertThat(verdict(statement)).isInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exp((a + b)/2) <= (exp(a) + exp(b))/2
            exp(t*a) <= 1 + t*(exp(a) - 1)
            log((x + y)/2) >= (log(x) + log(y))/2
            log(exp(a) + exp(b)) >= (a + b)/2 + log(2)
            """)
    void convexFunctionsLieAboveTheirTangents(String statement) {
        assertThat(verdict(statement)).isInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exp(-2*x) < exp(-x)
            tanh(x) < tanh(x + y)
            sqrt(x) < sqrt(x + 1)
            3*atan(a) <= 3*atan(a + t)
            exp(a)*exp(-x) < exp(a)
            """)
    void growingFunctionsKeepTheOrder(String statement) {
        assertThat(verdict(statement)).isInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum(u[i]*v[i], i, 1, n)^2 <= sum(u[i]^2, i, 1, n)*sum(v[i]^2, i, 1, n)
            sum(u[i]^2, i, 1, n) >= sum(u[i], i, 1, n)^2/n
            log(sum(exp(u[j]), j, 1, n)) >= sum(u[j], j, 1, n)/n + log(n)
            sum(q[j]*log(q[j]/p[j]), j, 1, n) >= sum(q[j], j, 1, n) - sum(p[j], j, 1, n)
            sum(p[m]*exp(-2*G[m]*x), m, 1, n) <= exp(-2*y*x)*sum(p[m], m, 1, n)
            """)
    void sumsOfInequalities(String statement) {
        assertThat(verdict(statement)).isInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integral(u^2, u, 0, 1) > 1/4
            integral(exp(-u^2), u, -infinity, infinity) <= 2
            limit(sin(u)/u, u, 0) >= 1
            at(diff(u^2*(u - 1), u), u, 1/2) < 0
            1 - integral(u, u, 0, 1) >= integral(u, u, 0, 1)
            """)
    void integralsAndDerivativesAreComparedByTheirValues(String statement) {
        assertThat(verdict(statement)).isInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integral(u^2, u, 0, 1) > 1/3
            limit(sin(u)/u, u, 0) < 1
            integral(sin(u), u, 0, pi) > 2
            at(diff(u^2*(u - 1), u), u, 1/2) >= 0
            """)
    void whatAValueContradictsIsRefuted(String statement) {
        assertThat(verdict(statement)).isInstanceOf(Verdict.Refuted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit(1/u, u, 0, above) > 1
            limit(u, u, infinity) != 0
            integral(1/u, u, 0, 1) > 2
            """)
    void whatGrowsWithoutBoundIsNotCompared(String statement) {
        assertThat(verdict(statement)).isInstanceOf(Verdict.Undecided.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sqrt(x*y) < (x + y)/2
            sqrt(x*y) >= (x + y)/2
            exp((a + b)/2) >= (exp(a) + exp(b))/2
            x*y*z < (x^3 + y^3 + z^3)/3
            sum(u[i]*v[i], i, 1, n)^2 < sum(u[i]^2, i, 1, n)*sum(v[i]^2, i, 1, n)
            sum(u[i]^2, i, 1, n) >= sum(u[i], i, 1, n)^2
            sqrt(a) <= sqrt(a + 1)
            exp(-x) < exp(-2*x)
            tanh(x - a) < tanh(x)
            """)
    void whatFailsSomewhereIsNotProved(String statement) {
        assertThat(verdict(statement)).isNotInstanceOf(Verdict.Proved.class);
    }
}
