package org.wickbench.derivations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.wickbench.symbolic.cas.ExternalEngine;
import org.wickbench.symbolic.cas.ExternalEngine.Answer;
import org.wickbench.symbolic.cas.Script.Question;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.Recheck;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;

/** Every step of every derivation put to Maxima and to SymPy, where they are installed. */
class RecheckTest {
    /**
     * The share of relations that a system must confirm at least. A question is given up after some seconds of the
     * system's own time, so a slower machine confirms fewer than the nine of ten that were seen.
     */
    private static final double CONFIRMED = 0.8;

    /** The documents as checked here, once for both systems. */
    private static final Map<String, Checked> CHECKED = new ConcurrentHashMap<>();

    @Test
    void maximaContradictsNothing() {
        recheck(ExternalEngine.maxima());
    }

    @Test
    void sympyContradictsNothing() {
        recheck(ExternalEngine.sympy());
    }

    private static void recheck(ExternalEngine engine) {
        Assumptions.assumeTrue(engine.isInstalled(), engine.name() + " is not installed");
        Map<String, Answer> answers = new ConcurrentHashMap<>();
        Stream.of(new Catalog().ids().toArray(String[]::new))
                .parallel()
                .forEach(id -> answers.putAll(answers(engine, id)));
        List<String> contradictions = new ArrayList<>();
        int holding = 0;
        int confirmed = 0;
        int refuted = 0;
        int alsoRefuted = 0;
        for (Map.Entry<String, Answer> entry : answers.entrySet()) {
            Answer answer = entry.getValue();
            if (entry.getKey().contains(".refuted.")) {
                refuted++;
                alsoRefuted += answer == Answer.FALSE ? 1 : 0;
                if (answer == Answer.TRUE) {
                    contradictions.add(entry.getKey() + " is refuted here and true there");
                }
            } else {
                holding++;
                confirmed += answer == Answer.TRUE || answer == Answer.POINTS ? 1 : 0;
                if (answer == Answer.FALSE) {
                    contradictions.add(entry.getKey() + " holds here and is false there");
                }
            }
        }
        System.out.printf(
                "%s: of %d relations that hold it confirms %d, of %d refuted ones it refutes %d%n",
                engine.name(), holding, confirmed, refuted, alsoRefuted);
        assertThat(contradictions).isEmpty();
        assertThat((double) confirmed / holding).isGreaterThan(CONFIRMED);
        assertThat((double) alsoRefuted / refuted).isGreaterThan(CONFIRMED - 0.1);
    }

    private static Map<String, Answer> answers(ExternalEngine engine, String id) {
        Checked checked =
                CHECKED.computeIfAbsent(id, each -> new Checker(Rules.all(), new Prover().withoutCorrections())
                        .check(new Catalog().find(each).orElseThrow()));
        List<Question> questions = engine.expressible(Recheck.questions(checked));
        Map<String, Answer> named = new ConcurrentHashMap<>();
        engine.answers(questions).forEach((label, answer) -> named.put(id + ": " + label, answer));
        return named;
    }
}
