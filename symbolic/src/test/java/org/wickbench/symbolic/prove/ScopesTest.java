package org.wickbench.symbolic.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

/** What the range of a bound variable says inside of its scope, and what it does not. */
class ScopesTest {
    private static final Names NAMES = new Names(Set.of("f", "p"), true, false);

    private static Verdict verdict(String statement) {
        Assumptions assumptions = new Assumptions(
                Map.of("d", Assumptions.Domain.INTEGER),
                List.of((Relation) Parser.parse("d >= 1", NAMES), (Relation) Parser.parse("a > 0", NAMES)));
        return new Prover().prove((Relation) Parser.parse(statement, NAMES), assumptions);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum(sum(2*kronecker(i, j), j, 1, d), i, 1, d) == 2*d
            sum(sum(x[j]*kronecker(i, j), j, 1, d)^2, i, 1, d) == sum(x[j]^2, j, 1, d)
            sum(k/k, k, 1, d) == d
            sum(1/d, k, 1, d) == 1
            integral(0*log(x + abs(x)), x, 0, 1) == 0
            limit(0*log(x + abs(x)), x, 1) == 0
            limit(0*log(x - abs(x)), x, -1) == 0
            limit(0*log(x - abs(x)), x, 0, below) == 0
            limit(0/(x + abs(x)), x, infinity) == 0
            limit(0/(a - min(a, x)), x, 0) == 0
            sum(sqrt(k^2), k, 1, d) == sum(k, k, 1, d)
            sum(cos(2*pi*k), k, 0, d) == d + 1
            product(abs(k), k, 1, d) == product(k, k, 1, d)
            integral(abs(x)*f(x), x, 0, a) == integral(x*f(x), x, 0, a)
            integral(sqrt(x^2)*f(x), x, 1, infinity) == integral(x*f(x), x, 1, infinity)
            integral(log(x*y^2)*f(x), x, a, infinity) == integral((log(x) + log(y^2))*f(x), x, a, infinity)
            """)
    void aVariableIsWhatItsRangeSays(String statement) {
        assertThat(verdict(statement)).isInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum(sum(2*kronecker(i, j), j, 1, d), i, 1, d + 1) == 2*d + 2 | a row beyond the last column
            sum(sum(2*kronecker(i, j), j, 2, d), i, 1, d) == 2*d         | a row before the first
            sum(k/k, k, 0, d) == d + 1                                   | a division by zero
            sum(sqrt(k^2), k, -d, d) == sum(k, k, -d, d)                 | negative indices
            integral(abs(x), x, -1, a) == integral(x, x, -1, a)          | negative values
            integral(abs(x), x, 0, c) == integral(x, x, 0, c)            | an end that may lie left of the beginning
            integral(f(x)*abs(x), x, 0, c) == integral(f(x)*x, x, 0, c)  | the same of any function
            integral(0*log(x - abs(x)), x, 0, 1) == 0                    | the logarithm of zero everywhere
            integral(0*log(x - abs(x)), x, 1, c) == 0                    | the same where c is above one
            integral(0*log(x - abs(x)), x, c, 1) == 0                    | the same the other way round
            sum(0/(k - abs(k)), k, 1, d) == 0                            | a division by zero everywhere
            limit(0*log(x - abs(x)), x, 1) == 0                          | the logarithm of zero near the point
            limit(0*log(x - abs(x)), x, 0) == 0                          | the same on one of the sides
            limit(0*log(x - abs(x)), x, 0, above) == 0                   | the same on the side that is asked for
            limit(0/(x + abs(x)), x, -infinity) == 0                     | a division by zero far out
            limit(0/(x^2 - y - abs(x^2 - y)), x, y + 1) == 0             | zero near a place that has another name
            limit(0/(a - max(a, x)), x, 0) == 0                          | the larger one near the point
            sum(cos(pi*k), k, 0, d) == d + 1                             | alternating terms
            """)
    void itIsNoMoreThanThat(String statement, String why) {
        assertThat(verdict(statement)).as(why).isNotInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integral(p(x)/p(x), x, 0, 1) == 1                                  | p(x) != 0 for every x
            integral(f(x)*p(x)/p(x), x, 0, a) == integral(f(x), x, 0, a)       | p(x) != 0 for every x
            sum(p(y + k)/p(y + k), k, 1, d) == d                               | p(y + x) != 0 for every x
            """)
    void thatAFunctionVanishesNowhereIsACondition(String statement, String condition) {
        assertThat(verdict(statement)).isInstanceOf(Verdict.Proved.class);
        assertThat(((Verdict.Proved) verdict(statement)).conditions()).containsExactly(condition);
    }
}
