package org.wickbench.symbolic.derivation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.unit.Unit;

/** One statement of a document's {@code wick} blocks. */
public sealed interface Entry {
    /** The offset of the entry in the document, for error messages. */
    int offset();

    /** Declared functions and the imaginary unit; their effect is on how later entries are read. */
    record Declaration(int offset, String text) implements Entry {}

    /** Units of quantities: from here on every relation has to agree with them. */
    record UnitDeclaration(int offset, String text, List<Quantity> quantities) implements Entry {
        public UnitDeclaration {
            quantities = List.copyOf(quantities);
        }

        /** A symbol, a family or a function with its unit. */
        public record Quantity(Expr quantity, Unit unit, int offset) {}
    }

    /**
     * How probabilities are read off a state from here on, and what {@code density[g]}, {@code mean[f,g]} and
     * {@code variance[g]} therefore are.
     */
    record Reading(int offset, String text, Kind kind, List<Relation> definitions) implements Entry {
        public Reading {
            definitions = List.copyOf(definitions);
        }

        /** The two readings of a state; a factor of 2 in an exponent or a variance tells them apart. */
        public enum Kind {
            /** The state itself is the density, up to its norm. */
            DIRECT("the state itself is the density"),
            /** The squared modulus of the state is the density, by Born's rule. */
            BORN("the squared modulus of the state is the density");

            private final String meaning;

            Kind(String meaning) {
                this.meaning = meaning;
            }

            /** The reading in words. */
            public String meaning() {
                return meaning;
            }
        }
    }

    /** Assumptions that hold from here on. */
    record Assume(int offset, Assumptions added) implements Entry {}

    /** A name for an expression: every later use is replaced by it. */
    record Define(int offset, String label, Relation equation) implements Entry {}

    /**
     * A premise: part of what a claim says, not of what it proves.
     *
     * @param role a law of the theory, or a hypothesis of the claims that use it
     * @param title what it says in words; empty for most hypotheses
     */
    record Given(int offset, Role role, String label, String title, Relation relation) implements Entry {
        /** A hypothesis. */
        public Given(int offset, String label, Relation relation) {
            this(offset, Role.HYPOTHESIS, label, "", relation);
        }

        /** What a premise is to the theory. */
        public enum Role {
            /** A law of physics that the theory starts from. */
            POSTULATE("postulate"),
            /** A condition of the claims that use it. */
            HYPOTHESIS("given");

            private final String keyword;

            Role(String keyword) {
                this.keyword = keyword;
            }

            /** The word that such an entry begins with. */
            public String keyword() {
                return keyword;
            }
        }
    }

    /**
     * A theorem of another document, with expressions for functions and parameters.
     *
     * @param label its name in this document
     * @param theorem where it stands
     * @param values what is put in, as written: {@code D == T, zeta(x) == f(x)^2}; may be empty
     * @param valuesOffset where the values begin
     */
    record Use(int offset, String label, Theorem theorem, String values, int valuesOffset) implements Entry {
        /**
         * A step or claim of another document.
         *
         * @param label its label there
         * @param document the other document's name
         */
        public record Theorem(String label, int labelOffset, String document, int documentOffset) {}

        /** The entry as a reader writes it, without its keyword. */
        public String text() {
            return theorem.label + " from " + theorem.document
                    + (label.equals(theorem.label) ? "" : " as " + label)
                    + (values.isEmpty() ? "" : " with " + values.replaceAll("\\s+", " "));
        }
    }

    /**
     * A relation that follows by a rule.
     *
     * @param kind an intermediate step, a claim, or a statement that is expected to be refuted
     * @param title what it says in words; empty for most steps
     */
    record Step(int offset, Kind kind, String label, String title, Relation relation, RuleCall rule) implements Entry {
        /** What the document makes of the statement. */
        public enum Kind {
            STEP,
            CLAIM,
            /** The document says that this is false; it counts as held when it is refuted. */
            REFUTE
        }
    }

    /**
     * A comparison of numbers that the verification module carries out.
     *
     * @param kind which experiment
     * @param options its options, as written
     */
    record NumericCheck(int offset, String label, String kind, Map<String, String> options) implements Entry {}

    /**
     * A rule by name with its clauses as they are written: {@code by substitute x := 0 in P using Q} has the argument
     * {@code x := 0} and the clauses {@code in} and {@code using}.
     *
     * @param offsets where the argument (key "") and each clause begins in the document
     */
    record RuleCall(
            String name, String argument, Map<String, String> clauses, Map<String, Integer> offsets, int offset) {
        /** The labels of a clause that lists steps. */
        public List<String> labels(String clause) {
            return Optional.ofNullable(clauses.get(clause)).stream()
                    .flatMap(text -> java.util.Arrays.stream(text.split(",")))
                    .map(String::strip)
                    .filter(label -> !label.isEmpty())
                    .toList();
        }

        /** The rule as a reader writes it. */
        public String text() {
            StringBuilder text = new StringBuilder(name);
            if (!argument.isEmpty()) {
                text.append(' ').append(argument);
            }
            clauses.forEach((clause, value) ->
                    text.append(' ').append(clause).append(' ').append(value));
            return text.toString();
        }
    }
}
