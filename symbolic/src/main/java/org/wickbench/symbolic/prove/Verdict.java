package org.wickbench.symbolic.prove;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.theorem.Theorem;

/** What is known of a statement, from the strongest to the weakest; the order is that of {@link Strength}. */
public sealed interface Verdict {
    /** The verdicts, strongest first. */
    enum Strength {
        /** Zero in our own exact normal form. */
        PROVED,
        /** Two engines that share no code call it true, and no sample speaks against it. */
        AGREED,
        /** Enclosures of both sides overlap to at least 50 digits at every sampled point. */
        SAMPLED,
        /** The author says so. */
        ASSUMED,
        /** Nothing could be said, for a stated reason. */
        UNDECIDED,
        /** The premises and assumptions contradict each other: the statement speaks of nothing. */
        VACUOUS,
        /** False at a stated point. */
        REFUTED
    }

    Strength strength();

    /** What the verdict rests on, in a few words. */
    String by();

    /**
     * @param conditions what has to hold beyond the assumptions, such as a divisor that must not vanish
     * @param theorem the kernel's theorem, whose certificate can be replayed
     */
    record Proved(String by, List<String> conditions, Optional<Theorem> theorem) implements Verdict {
        public Proved {
            conditions = List.copyOf(conditions);
        }

        /** A proof that no certificate comes with. */
        public Proved(String by, List<String> conditions) {
            this(by, conditions, Optional.empty());
        }

        @Override
        public Strength strength() {
            return Strength.PROVED;
        }
    }

    /** @param engines the engines that agree */
    record Agreed(List<String> engines, Sampled samples) implements Verdict {
        public Agreed {
            engines = List.copyOf(engines);
        }

        @Override
        public Strength strength() {
            return Strength.AGREED;
        }

        @Override
        public String by() {
            return String.join(" and ", engines);
        }
    }

    /**
     * @param points how many points were tried
     * @param digits digits to which the two sides agree at every one of them
     * @param reason why there is no proof
     */
    record Sampled(int points, int digits, String reason) implements Verdict {
        @Override
        public Strength strength() {
            return Strength.SAMPLED;
        }

        @Override
        public String by() {
            return points + " points, " + digits + " digits";
        }
    }

    record Assumed(String by) implements Verdict {
        @Override
        public Strength strength() {
            return Strength.ASSUMED;
        }
    }

    record Undecided(String reason) implements Verdict {
        @Override
        public Strength strength() {
            return Strength.UNDECIDED;
        }

        @Override
        public String by() {
            return reason;
        }
    }

    /** @param reason which of the premises and assumptions cannot hold together */
    record Vacuous(String reason) implements Verdict {
        @Override
        public Strength strength() {
            return Strength.VACUOUS;
        }

        @Override
        public String by() {
            return reason;
        }
    }

    /** @param nearest the nearest true statement that was found, with what was changed */
    record Refuted(Counterexample counterexample, Optional<String> nearest) implements Verdict {
        @Override
        public Strength strength() {
            return Strength.REFUTED;
        }

        @Override
        public String by() {
            return "counterexample";
        }
    }

    /** True if a claim with this verdict may stand. */
    default boolean holds() {
        return strength().compareTo(Strength.ASSUMED) <= 0;
    }

    /** The conditions that come with the verdict. */
    default List<String> stated() {
        return this instanceof Proved proved ? proved.conditions() : List.of();
    }

    /** The weakest of some verdicts; a chain is as strong as its weakest link. */
    static Verdict weakest(Collection<? extends Verdict> verdicts) {
        Verdict weakest = new Proved("nothing to prove", List.of());
        for (Verdict verdict : verdicts) {
            if (verdict.strength().compareTo(weakest.strength()) > 0) {
                weakest = verdict;
            }
        }
        return weakest;
    }
}
