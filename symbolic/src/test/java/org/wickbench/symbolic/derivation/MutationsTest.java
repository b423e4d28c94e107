package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wickbench.symbolic.derivation.Mutations.Mutant;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

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
}
