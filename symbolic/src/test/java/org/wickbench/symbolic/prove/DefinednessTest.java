package org.wickbench.symbolic.prove;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

/** Where both sides of a statement have values. */
class DefinednessTest {
    private static Verdict verdict(String statement) {
        return new Prover()
                .prove(
                        (Relation) Parser.parse(statement, Names.STRICT),
                        Assumptions.parse("n integer, n >= 0, x > 0", Names.STRICT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            factorial(n) - factorial(n) == 0
            lgamma(x) - lgamma(x) == 0
            gamma(x + n) - gamma(x + n) == 0
            abs(product(k, k, 1, 0)) == 1
            """)
    void whatHasAValueNeedsNoCondition(String statement) {
        assertThat(verdict(statement)).isInstanceOf(Verdict.Proved.class);
        assertThat(((Verdict.Proved) verdict(statement)).conditions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gamma(y) - gamma(y) == 0 | gamma(y) != 0
            abs(y/y) == 1            | y != 0
            1/y^2 > 0                | y != 0
            y^2 + 1/y^4 >= 0         | y != 0
            """)
    void whereOneHasNoneIsACondition(String statement, String condition) {
        assertThat(((Verdict.Proved) verdict(statement)).conditions()).containsExactly(condition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abs(y/y) == 0
            abs(y/y) == -1
            gamma(-2) - gamma(-2) == 0
            sum(factorial(k)^2, k, -1, 0) >= 0
            sum(1/k, k, 0, n) == sum(1/k, k, 1, n)
            product(k/k, k, 0, n) == 0
            """)
    void whatHasNoValueIsNotProved(String statement) {
        assertThat(verdict(statement)).isNotInstanceOf(Verdict.Proved.class);
    }
}
