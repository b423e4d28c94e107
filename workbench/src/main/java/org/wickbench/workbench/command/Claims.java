package org.wickbench.workbench.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.cas.Engines;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Document.Part;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.prove.Verdict.Strength;
import org.wickbench.verification.claim.Claim;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.UnprovedException;

/** Equations that derivations prove, for solvers to be built on. */
record Claims(Console console, ResultOptions options) {
    /**
     * The equation of a claim, step or premise, once the derivation up to it is checked.
     *
     * @param derivation an id of the catalog or a file
     * @param values of what the equation leaves open
     * @throws UnprovedException if the claim does not hold
     */
    Posed read(String derivation, String label, Map<String, String> values) {
        Library library = new Library(console);
        Document document = library.read(derivation);
        if (document.find(label).isEmpty()) {
            // marked nowhere, since nothing in the document is wrong
            throw new InputException("in " + derivation + " " + Claim.unknown(document, label));
        }
        Claim claim = new Claim(document, label, values);
        Posed posed = library.located(() -> new Posed.ByEquation(claim, claim.equation(), library));
        library.located(() -> {
            require(document, claim, label);
            return claim;
        });
        return posed;
    }

    private void require(Document document, Claim claim, String label) {
        Prover prover = new Prover(Engines.all(), options.seed)
                .withIdeas(Engines.proposer())
                .withoutCorrections();
        Checked checked = new Checker(Rules.all(), prover).check(upTo(document, claim.entry()));
        Assumptions assumptions =
                checked.find(label).map(CheckedStep::assumptions).orElse(assumptions(document, claim.entry()));
        claim.requireAssumptions(assumptions, prover);
        if (checked.find(label).isEmpty()) {
            remark(label + " is a premise, which nothing proves");
            return;
        }
        CheckedStep step = checked.find(label).get();
        Verdict verdict = step.path();
        if (!verdict.holds() || verdict.strength() == Strength.SAMPLED) {
            throw new UnprovedException(
                    label + " is " + verdict.strength() + " (" + verdict.by() + "), so no solver is built on it",
                    verdict.strength() == Strength.REFUTED || verdict.strength() == Strength.VACUOUS
                            ? Exit.REFUTED
                            : Exit.UNDECIDED);
        }
        List<String> premises = checked.premises(step);
        remark(label + " is " + verdict.strength()
                + (premises.isEmpty() ? "" : ", given " + String.join(", ", premises)));
    }

    private void remark(String text) {
        if (!options.quiet) {
            console.say(text);
        }
    }

    /** The document's beginning, which is all that an entry can rest on; what is expected to be false is left out. */
    private static Document upTo(Document document, Entry last) {
        List<Part> parts = new ArrayList<>();
        for (Part part : document.parts()) {
            boolean refuted = part instanceof Part.Statement(Entry.Step step) && step.kind() == Entry.Step.Kind.REFUTE;
            if (!refuted) {
                parts.add(part);
            }
            if (part instanceof Part.Statement(Entry entry) && entry.equals(last)) {
                break;
            }
        }
        return document.with(parts);
    }

    private static Assumptions assumptions(Document document, Entry last) {
        Assumptions assumptions = Assumptions.NONE;
        for (Entry entry : document.entries()) {
            if (entry.equals(last)) {
                break;
            }
            if (entry instanceof Entry.Assume assume) {
                assumptions = assumptions.and(assume.added());
            }
        }
        return assumptions;
    }
}
