package org.wickbench.verification.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one run of the verification found, as plain data.
 *
 * @param title the page's title
 * @param sections in reading order
 * @param manifest what it takes to repeat the run
 * @param map what rests on what; may be empty
 */
public record ReportDocument(String title, List<Section> sections, Manifest manifest, TheoryMap map) {
    public ReportDocument {
        sections = List.copyOf(sections);
    }

    /** A report without a map. */
    public ReportDocument(String title, List<Section> sections, Manifest manifest) {
        this(title, sections, manifest, TheoryMap.EMPTY);
    }

    /** The same report with one more section at its end. */
    public ReportDocument with(Section section) {
        List<Section> all = new ArrayList<>(sections);
        all.add(section);
        return new ReportDocument(title, all, manifest, map);
    }

    /** Every claim of every section. */
    public Stream<Claim> claims() {
        return parts(Claim.class);
    }

    /** Every numeric check of every section. */
    public Stream<Check> checks() {
        return parts(Check.class);
    }

    /** True if every claim is as the theory says, or undecided, and no check failed. */
    public boolean holds() {
        return claims().noneMatch(Claim::failed) && checks().noneMatch(check -> check.outcome() == Outcome.FAILED);
    }

    /** True if some claim is undecided. */
    public boolean undecided() {
        return claims().anyMatch(claim -> claim.grade() == Grade.UNDECIDED);
    }

    /** True if some claim that should hold rests on samples. */
    public boolean sampled() {
        return claims().anyMatch(claim -> claim.expectation() == Expectation.HOLDS && claim.grade() == Grade.SAMPLED);
    }

    private <P extends Part> Stream<P> parts(Class<P> kind) {
        return sections.stream()
                .flatMap(section -> section.parts().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /**
     * One document of the theory with what was made of it.
     *
     * @param id unique in the report; letters, digits and hyphens
     * @param title its heading
     * @param source what it derives from, such as a paper; may be empty
     * @param introduction one paragraph; may be empty
     * @param parts its content in reading order
     */
    public record Section(String id, String title, String source, String introduction, List<Part> parts) {
        public Section {
            parts = List.copyOf(parts);
        }
    }

    /** Something that stands in a section. */
    public sealed interface Part permits Claim, Definition, Check, Figure, Ledger, Note {}

    /** A paragraph. */
    public record Note(List<Inline> content) implements Part {
        public Note {
            content = List.copyOf(content);
        }

        /** A paragraph of words alone. */
        public static Note of(String words) {
            return new Note(List.of(new Inline.Words(words)));
        }

        /** A piece of a paragraph. */
        public sealed interface Inline {
            record Words(String text) implements Inline {}

            /** Words that stand out. */
            record Strong(String text) implements Inline {}

            /** Text that is shown as it is typed. */
            record Code(String text) implements Inline {}

            record Math(Formula formula) implements Inline {}
        }
    }

    /** A name that stands for an expression. */
    public record Definition(String name, Formula formula) implements Part {}

    /** What the theory says of a statement. */
    public enum Expectation {
        HOLDS,
        /** The theory says that it is false, so a counterexample is what should be found. */
        FAILS;

        /** True if a statement is decided by this verdict, and not as the theory says. */
        boolean isDeniedBy(Grade grade) {
            return switch (this) {
                case HOLDS -> grade == Grade.REFUTED || grade == Grade.VACUOUS;
                case FAILS -> grade != Grade.REFUTED && grade != Grade.UNDECIDED;
            };
        }

        /** What the verdict is worth: a refutation that the theory asks for is as good as a proof. */
        Grade judged(Grade grade) {
            return isDeniedBy(grade) ? Grade.REFUTED : this == FAILS && grade == Grade.REFUTED ? Grade.PROVED : grade;
        }
    }

    /**
     * A statement of the theory and the chain that leads to it.
     *
     * @param id unique in the report
     * @param title what it says, in words
     * @param statement the formula
     * @param expectation what the theory says of it
     * @param grade the weakest grade on its path
     * @param weakest where that grade comes from
     * @param hypotheses what is assumed
     * @param conditions what the proof needs beyond the hypotheses, such as a divisor that must not vanish
     * @param steps the chain in order, premises first
     * @param counterexample a point at which it fails, if it is refuted
     */
    public record Claim(
            String id,
            String title,
            Formula statement,
            Expectation expectation,
            Grade grade,
            WeakestLink weakest,
            List<Formula> hypotheses,
            List<Formula> conditions,
            List<Step> steps,
            Optional<Counterexample> counterexample)
            implements Part {
        public Claim {
            hypotheses = List.copyOf(hypotheses);
            conditions = List.copyOf(conditions);
            steps = List.copyOf(steps);
        }

        /** True if it is decided and not as the theory says. */
        public boolean failed() {
            return expectation.isDeniedBy(grade);
        }

        /** True if the theory says that it is false, and it is. */
        public boolean deniedAsStated() {
            return expectation == Expectation.FAILS && grade == Grade.REFUTED;
        }
    }

    /**
     * The step that a claim's grade hangs on.
     *
     * @param step the step's name; empty if no single step is weaker than the others
     * @param reason why it is no stronger
     */
    public record WeakestLink(String step, String reason) {}

    /**
     * One line of a derivation.
     *
     * @param name its name in the document
     * @param formula what it states
     * @param rule how it was reached, such as {@code given} or {@code by differentiate}
     * @param parents the steps that it uses
     * @param grade how well it is established by itself; none for a premise, which is part of what is claimed
     * @param evidence by what, in a few words
     */
    public record Step(
            String name, Formula formula, String rule, List<String> parents, Optional<Grade> grade, String evidence) {
        public Step {
            parents = List.copyOf(parents);
        }
    }

    /**
     * A point at which two sides differ.
     *
     * @param point the values of the variables, as {@code x = 1/2}
     * @param left the value of the left side there
     * @param right the value of the right side there
     * @param nearest the nearest statement that is true, if one was found
     */
    public record Counterexample(List<String> point, String left, String right, Optional<Formula> nearest) {
        public Counterexample {
            point = List.copyOf(point);
        }
    }

    /** How a numeric check ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** It could not be run here; its text says why. */
        SKIPPED
    }

    /**
     * A numeric result held against what the theory says.
     *
     * @param id unique in the report
     * @param title what is compared, in words
     * @param description how: equation, grid, steps, oracle
     * @param outcome failed if one of its measurements is outside its tolerance
     * @param measurements what was measured
     */
    public record Check(String id, String title, String description, Outcome outcome, List<Measurement> measurements)
            implements Part {
        public Check {
            measurements = List.copyOf(measurements);
        }

        /** The check that passes if every measurement is within its tolerance. */
        public static Check of(String id, String title, String description, List<Measurement> measurements) {
            boolean passed = !measurements.isEmpty() && measurements.stream().allMatch(Measurement::within);
            return new Check(id, title, description, passed ? Outcome.PASSED : Outcome.FAILED, measurements);
        }
    }

    /**
     * One number.
     *
     * @param quantity what it is, such as {@code energy of the ground state} or {@code observed order in time}
     * @param measured its value
     * @param expected what it should be
     * @param error how far off it is, in the measure that the tolerance is stated in
     * @param tolerance how far off it may be
     */
    public record Measurement(String quantity, double measured, double expected, double error, double tolerance) {
        /** A measurement whose error is the distance from what is expected. */
        public static Measurement distance(String quantity, double measured, double expected, double tolerance) {
            return new Measurement(quantity, measured, expected, Math.abs(measured - expected), tolerance);
        }

        /** True if the error is a number no larger than the tolerance. */
        public boolean within() {
            return error <= tolerance;
        }
    }

    /**
     * A plot.
     *
     * @param id unique in the report
     * @param caption what it shows
     */
    public record Figure(String id, String caption, Plot plot) implements Part {}

    /** The answers to the claims of a paper. */
    public record Ledger(List<Entry> entries) implements Part {
        public Ledger {
            entries = List.copyOf(entries);
        }

        /**
         * One claim of the paper.
         *
         * @param label the paper's claim, such as {@code C7}
         * @param claim what it says
         * @param answer what was found
         * @param because hypotheses, witness or reason
         * @param seeAlso the ids of claims and checks of this report that it rests on
         */
        public record Entry(String label, String claim, Answer answer, String because, List<String> seeAlso) {
            public Entry {
                seeAlso = List.copyOf(seeAlso);
            }
        }

        /** What was found about a claim of the paper. */
        public enum Answer {
            TRUE("true as stated"),
            CONDITIONAL("true with added hypotheses"),
            REFUTED("refuted"),
            OPEN("not examined");

            private final String words;

            Answer(String words) {
                this.words = words;
            }

            public String words() {
                return words;
            }
        }
    }

    /** What it takes to repeat the run: versions, options, seeds, hashes; neither dates nor paths. */
    public record Manifest(List<Group> groups) {
        public Manifest {
            groups = List.copyOf(groups);
        }

        /** Facts of one kind. */
        public record Group(String title, List<Fact> facts) {
            public Group {
                facts = List.copyOf(facts);
            }
        }

        /** A name and its value. */
        public record Fact(String name, String value) {}
    }
}
