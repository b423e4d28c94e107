package org.wickbench.derivations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.derivation.Mutations;
import org.wickbench.symbolic.derivation.Mutations.Mutant;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;

/** Puts errors into every step of the theory and asks whether the checker notices. */
class MutationTest {
    private static final long SEED = 20240719;
    private static final int MUTANTS_PER_STEP = 6;

    private final Prover prover = new Prover().withoutCorrections();
    private final Checker checker = new Checker(Rules.all(), prover);

    static List<String> ids() {
        return new Catalog().ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyMutantThatSaysSomethingElseIsRefused(String id) throws IOException {
        Document document = new Catalog().find(id).orElseThrow();
        List<String> knownToBeTrue = trueMutants();
        List<String> survivors = new ArrayList<>();
        int tried = 0;
        int refused = 0;
        for (Entry entry : document.entries()) {
            if (!(entry instanceof Entry.Step step) || !isChecked(step)) {
                continue;
            }
            for (Mutant mutant : sample(step)) {
                tried++;
                Optional<CheckedStep> accepted = accepted(document, step, mutant.relation());
                if (accepted.isEmpty()) {
                    refused++;
                    continue;
                }
                CheckedStep original = accepted(document, step, step.relation()).orElseThrow();
                String name = id + " " + step.label() + ": " + mutant.relation();
                if (!Mutations.isEquivalent(document, original, accepted.get(), prover)
                        && !knownToBeTrue.contains(name)) {
                    survivors.add(name + " (" + mutant.what() + ")");
                }
            }
        }
        assertThat(survivors)
                .as("seed %d, %d of %d mutants refused", SEED, refused, tried)
                .isEmpty();
    }

    private static boolean isChecked(Entry.Step step) {
        return step.kind() != Entry.Step.Kind.REFUTE && !step.rule().name().equals("assumption");
    }

    private static List<Mutant> sample(Entry.Step step) {
        List<Mutant> mutants = new ArrayList<>(Mutations.of(step.relation()));
        Collections.shuffle(mutants, new Random(SEED));
        return mutants.subList(0, Math.min(MUTANTS_PER_STEP, mutants.size()));
    }

    /** The step with another relation, if the checker accepts it. */
    private Optional<CheckedStep> accepted(Document document, Entry.Step step, Relation relation) {
        try {
            return checker.check(Mutations.with(document, step, relation))
                    .find(step.label())
                    .filter(checked -> checked.own().holds());
        } catch (SyntaxException e) {
            return Optional.empty(); // the rule is not for steps of this form
        }
    }

    private static List<String> trueMutants() throws IOException {
        try (InputStream in = MutationTest.class.getResourceAsStream("true-mutants.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
