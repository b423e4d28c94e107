package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.derivation.Mutations.Mutant;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.prove.Prover;

class MutationsTest {
    private static List<String> mutants(String relation) {
        return Mutations.of(Parser.parseRelation(relation, Names.STRICT)).stream()
                .map(Mutant::relation)
                .map(Object::toString)
                .toList();
    }

    @Test
    void everyKindOfErrorOccursOnce() {
        assertThat(mutants("a + x^2 == b"))
                .doesNotHaveDuplicates()
                .contains(
                        "-a + x^2 == b", // a sign
                        "a + x^2 == 2*b", // a factor
                        "a + 1/2*x^2 == b",
                        "a + x^2 == pi*b",
                        "a + x^3 == b", // an exponent
                        "x + a^2 == b", // two symbols exchanged on one side
                        "x^2 == b") // a term forgotten
                .doesNotContain("a + x^2 == b");
    }

    @Test
    void infiniteBoundsAndIndicesStay() {
        assertThat(mutants("integral(f[j]*x, x, -infinity, infinity) == f[j]"))
                .allSatisfy(mutant -> assertThat(mutant).doesNotContain("2*infinity", "2*j", "-j"))
                .noneMatch(mutant -> mutant.contains("x, infinity, infinity"));
    }

    @Test
    void anInequalityHasNoMutants() {
        assertThat(mutants("x^2 >= 0")).isEmpty();
    }

    @Test
    void theCoordinateOfADerivativeStays() {
        Names names = new Names(Set.of(), false, false, Set.of("A"));
        assertThat(Mutations.of(Parser.parseRelation("x*d(x) == d(x)*x - 1", names)))
                .isNotEmpty()
                .allSatisfy(mutant -> assertThat(mutant.relation().toString())
                        .doesNotContain("d(2*x)")
                        .doesNotContain("d(-x)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "comm(X, Y) == -comm(Y, X) by operators | true",
                "X*Y == Y*X by operators | false",
                "X*2*Y == 2*X*Y by operators | true",
                "exp(h*X)*exp(h*Y) == exp(h*X + h*Y) by operators in h order 1 | true",
                "exp(h*X)*exp(h*Y) == exp(h*X + h*Y) by operators in h order 2 | false",
                "comm(X, adjoint(X)) == 0 by operators | false",
                "comm(d(x), x) == 1 by operators | true",
                "comm(d(x), x) == -1 by operators | false",
                "adjoint(f(x)*d(x)) == -f(x)*d(x) - diff(f(x), x) by operators | true",
                "adjoint(f(x)*d(x)) == -f(x)*d(x) by operators | false",
                "f(x)*d(x) == d(x)*f(x) by operators | false"
            })
    void aMutantAboutOperatorsIsJudgedByWhatTheyDo(String statement, boolean isTrue) {
        Document document = DocumentReader.read(
                "test", "# T\n```wick\nfunction f(x)\noperator X, Y\nclaim it: " + statement + "\n```\n");
        Prover prover = new Prover();
        CheckedStep step =
                new Checker(Rules.all(), prover).check(document).find("it").orElseThrow();
        assertThat(Mutations.isEquivalent(document, step, step, prover)).isEqualTo(isTrue);
        assertThat(step.own().holds()).isEqualTo(isTrue);
    }
}
