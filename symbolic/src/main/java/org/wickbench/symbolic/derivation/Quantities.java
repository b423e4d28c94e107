package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Counterexample;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.unit.Unit;
import org.wickbench.symbolic.unit.UnitConflict;
import org.wickbench.symbolic.unit.Units;

/**
 * What kind of quantity the formulas of a document speak of: their units, once some are declared, and how probabilities
 * are read off a state. Both are types: a step that mixes two of them is refused, whatever its numbers say.
 */
final class Quantities {
    private final Document document;
    private final Units units = new Units();
    private final Map<String, Entry.Reading.Kind> readings = new HashMap<>();
    private boolean measured;
    private Entry.Reading.@Nullable Kind reading;

    Quantities(Document document) {
        this.document = document;
    }

    void declare(Entry.UnitDeclaration declaration) {
        measured = true;
        for (Entry.UnitDeclaration.Quantity quantity : declaration.quantities()) {
            try {
                units.declare(quantity.quantity(), quantity.unit());
            } catch (UnitConflict e) {
                throw new SyntaxException(String.valueOf(e.getMessage()), document.text(), quantity.offset());
            }
        }
    }

    void read(Entry.Reading.Kind kind) {
        reading = kind;
    }

    void premise(Entry.Given given, Relation relation) {
        check(relation, given.offset());
        mark(given.label(), given.relation());
    }

    /** A theorem of another document, with the reading under which it was shown. */
    void use(Entry.Use use, Relation relation, Optional<Entry.Reading.Kind> shownUnder) {
        check(relation, use.offset());
        shownUnder.ifPresent(kind -> readings.put(use.label(), kind));
    }

    /** The reading that a statement was made under, if it speaks of a density. */
    Optional<Entry.Reading.Kind> reading(String label) {
        return Optional.ofNullable(readings.get(label));
    }

    private void check(Relation relation, int offset) {
        if (measured) {
            try {
                units.check(relation);
            } catch (UnitConflict e) {
                throw new SyntaxException(String.valueOf(e.getMessage()), document.text(), offset);
            }
        }
    }

    private void mark(String label, Relation written) {
        if (reading != null && speaksOfDensity(written)) {
            readings.put(label, reading);
        }
    }

    private static boolean speaksOfDensity(Expr expr) {
        boolean here = expr instanceof Sym symbol
                && !symbol.indices().isEmpty()
                && DensityReader.NAMES.contains(symbol.name());
        return here || Trees.children(expr).stream().anyMatch(Quantities::speaksOfDensity);
    }

    /** What a step owes to the units and to the reading. */
    List<Obligation> obligations(Entry.Step step, Relation result, Set<String> parents) {
        List<Obligation> obligations = new ArrayList<>();
        if (measured) {
            obligations.add(units(step, result));
        }
        mark(step.label(), step.relation());
        Optional<Entry.Reading.Kind> own = Optional.ofNullable(readings.get(step.label()));
        own.ifPresent(kind -> obligations.add(
                new Obligation("the reading", new Verdict.Proved("definition", List.of(kind.meaning())))));
        for (String parent : parents) {
            Entry.Reading.Kind other = readings.get(parent);
            if (other == null) {
                continue;
            }
            if (own.isPresent() && own.get() != other) {
                throw new SyntaxException(
                        "in the step " + parent + " " + other.meaning() + ", and here "
                                + own.get().meaning(),
                        document.text(),
                        step.rule().offset());
            }
            // what follows from a statement about a density is one about the same density
            readings.put(step.label(), other);
        }
        return obligations;
    }

    private Obligation units(Entry.Step step, Relation result) {
        try {
            // what is said to be false teaches nothing about units
            Units here = step.kind() == Entry.Step.Kind.REFUTE ? units.copy() : units;
            Unit unit = here.check(result);
            return new Obligation("both sides have the unit [" + unit + "]", new Verdict.Proved("units", List.of()));
        } catch (UnitConflict e) {
            Counterexample witness = new Counterexample(Map.of(), e.left(), e.right(), "of two kinds", "undefined");
            return new Obligation("the units agree", new Verdict.Refuted(witness, Optional.empty()));
        }
    }
}
