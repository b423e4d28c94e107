package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.operator.OperatorException;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;

/** Checks the steps of a document in order, each by its rule. */
public final class Checker {
    private final Map<String, Rule> rules;
    private final Prover prover;

    public Checker(List<Rule> rules, Prover prover) {
        this.rules = rules.stream().collect(Collectors.toUnmodifiableMap(Rule::name, Function.identity()));
        this.prover = prover;
    }

    /**
     * The document with the verdict of every step.
     *
     * @throws SyntaxException with the place marked, for an unknown rule, a missing step or a misused clause
     */
    public Checked check(Document document) {
        Map<String, Relation> known = new LinkedHashMap<>();
        Map<String, CheckedStep> done = new LinkedHashMap<>();
        Assumptions assumptions = Assumptions.NONE;
        Definitions definitions = new Definitions(document.letters());
        for (Entry entry : document.entries()) {
            try {
                assumptions = check(document, entry, known, done, assumptions, definitions);
            } catch (OperatorException e) {
                throw new SyntaxException(e.getMessage(), document.text(), entry.offset());
            }
        }
        return new Checked(document, List.copyOf(done.values()));
    }

    /** The assumptions after an entry. */
    private Assumptions check(
            Document document,
            Entry entry,
            Map<String, Relation> known,
            Map<String, CheckedStep> done,
            Assumptions assumptions,
            Definitions definitions) {
        switch (entry) {
            case Entry.Declaration _, Entry.NumericCheck _ -> {}
            case Entry.Assume assume -> {
                return assumptions.and(expand(assume.added(), definitions));
            }
            case Entry.Define define -> definitions.add(document, define);
            case Entry.Given given -> known.put(given.label(), (Relation) definitions.expand(given.relation()));
            case Entry.Step step -> {
                CheckedStep checked = check(document, step, known, done, assumptions, definitions);
                done.put(step.label(), checked);
                // a refuted statement is no premise for anything
                if (step.kind() != Entry.Step.Kind.REFUTE) {
                    known.put(step.label(), checked.relation());
                }
            }
        }
        return assumptions;
    }

    private static Assumptions expand(Assumptions added, Definitions definitions) {
        return new Assumptions(
                added.domains(),
                added.facts().stream()
                        .map(fact -> (Relation) definitions.expand(fact))
                        .toList());
    }

    private CheckedStep check(
            Document document,
            Entry.Step step,
            Map<String, Relation> known,
            Map<String, CheckedStep> done,
            Assumptions assumptions,
            Definitions definitions) {
        Rule rule = rules.get(step.rule().name());
        if (rule == null) {
            throw new SyntaxException(
                    "there is no rule called '" + step.rule().name() + "'; there are "
                            + rules.keySet().stream().sorted().collect(Collectors.joining(", ")),
                    document.text(),
                    step.rule().offset());
        }
        document.operatorNames().asVariable(step.relation()).ifPresent(name -> {
            throw new SyntaxException(name + " is an operator and no variable", document.text(), step.offset());
        });
        if (!rule.takesOperators()) {
            document.operatorNames().bare(step.relation()).ifPresent(name -> {
                throw new SyntaxException(name + OperatorNames.ADVICE, document.text(), step.offset());
            });
        }
        Inference inference = new Inference(document, step, rule, known, assumptions, definitions, prover);
        List<Obligation> obligations;
        try {
            obligations = rule.apply(inference);
        } catch (RuleException | OperatorException e) {
            obligations = List.of(new Obligation(rule.name(), new Verdict.Undecided(String.valueOf(e.getMessage()))));
        }
        Verdict own = combined(obligations);
        Verdict path = own;
        String weakest = step.label();
        for (String parent : inference.parents()) {
            CheckedStep earlier = done.get(parent);
            if (earlier != null && earlier.path().strength().compareTo(path.strength()) > 0) {
                path = earlier.path();
                weakest = earlier.weakest();
            }
        }
        return new CheckedStep(
                step,
                inference.result(),
                assumptions,
                own,
                path,
                weakest,
                new ArrayList<>(inference.parents()),
                obligations);
    }

    /** The weakest verdict; of several proofs one that states the conditions of all. */
    private static Verdict combined(List<Obligation> obligations) {
        Verdict weakest =
                Verdict.weakest(obligations.stream().map(Obligation::verdict).toList());
        if (weakest instanceof Verdict.Proved) {
            return new Verdict.Proved(
                    obligations.stream().map(o -> o.verdict().by()).distinct().collect(Collectors.joining("; ")),
                    obligations.stream()
                            .flatMap(o -> o.verdict().stated().stream())
                            .distinct()
                            .toList());
        }
        return weakest;
    }
}
