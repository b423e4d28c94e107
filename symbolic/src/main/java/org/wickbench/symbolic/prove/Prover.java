package org.wickbench.symbolic.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Contradiction;
import org.wickbench.symbolic.enclose.Effort;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.tactic.Bench;
import org.wickbench.symbolic.tactic.NoProofException;
import org.wickbench.symbolic.tactic.Premise;
import org.wickbench.symbolic.tactic.Proposer;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Decides statements. The tactics are asked first: what they find is a theorem of the kernel, and proves. Then samples are
 * compared and refute; where neither settles it, engines are asked, and two that agree count for more than samples alone.
 */
public final class Prover {
    private static final int POINTS = 60;
    private static final int CROSS_CHECK_POINTS = 40;

    /** What the second look at a proof may cost: a tenth of a second. */
    private static final long CROSS_CHECK_EFFORT = 100_000;

    /** How long one search for a proof may take, if nothing else is said. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long a true statement near a refuted one is looked for. */
    private static final Duration NEAREST = Duration.ofMillis(900);

    /** How the reason of a verdict begins that reports two engines of ours which contradict each other. */
    public static final String CONTRADICTED = "ERROR OF WICKBENCH, please report it: ";

    private final List<Engine> engines;
    private final long seed;
    private final boolean corrects;
    private final boolean states;
    private final Optional<Memory> memory;
    private final Proposer proposer;

    /**
     * @param engines second opinions, asked in order once proof and refutation have failed
     * @param seed of the sample points
     */
    public Prover(List<Engine> engines, long seed) {
        this(engines, seed, true, true, Optional.empty(), Proposer.NONE);
    }

    private Prover(
            List<Engine> engines,
            long seed,
            boolean corrects,
            boolean states,
            Optional<Memory> memory,
            Proposer proposer) {
        this.engines = List.copyOf(engines);
        this.seed = seed;
        this.corrects = corrects;
        this.states = states;
        this.memory = memory;
        this.proposer = proposer;
    }

    /** A prover with no second opinions. */
    public Prover() {
        this(List.of(), 1);
    }

    /** The same prover, but it looks for no true statement near a refuted one, which is most of the work there. */
    public Prover withoutCorrections() {
        return new Prover(engines, seed, false, states, memory.map(_ -> new Memory()), proposer);
    }

    /** The same prover for whom verdicts are enough: it looks for no theorem that states a step with its premises. */
    public Prover withoutStatedTheorems() {
        return new Prover(engines, seed, corrects, false, memory.map(_ -> new Memory()), proposer);
    }

    /** The same prover, with somebody's ideas, which it proves before it uses them. */
    public Prover withIdeas(Proposer somebody) {
        return new Prover(engines, seed, corrects, states, memory.map(_ -> new Memory()), somebody);
    }

    /** The same prover with its memory, with other ideas. */
    public Prover thinkingOf(Proposer somebody) {
        return new Prover(engines, seed, corrects, states, memory, somebody);
    }

    /** The same prover, but it works on a question once only: the same answer is given when it is asked again. */
    public Prover remembering() {
        return new Prover(engines, seed, corrects, states, Optional.of(new Memory()), proposer);
    }

    /** What samples alone say: refuted, sampled, or undecided where no point could be compared. */
    public Verdict sample(Statement statement) {
        return sampled(statement, new Sampler(statement.assumptions(), seed), "only samples were taken");
    }

    /** True if the kernel proves the relation, under no further condition. No samples are taken. */
    public boolean shows(Expr.Relation relation, Assumptions assumptions) {
        KernelProof proof = search(relation, assumptions, false);
        return proof.theorem().isPresent() && proof.conditions().isEmpty();
    }

    /** True if a point refutes the relation; where the kernel proves it, few are looked at. */
    public boolean refutes(Expr.Relation relation, Assumptions all) {
        Assumptions assumptions = relevant(relation, List.of(), all);
        Supplier<Boolean> work = () -> isRefuted(relation, assumptions);
        return memory.map(known -> known.refuted(relation, assumptions, work)).orElseGet(work);
    }

    private boolean isRefuted(Expr.Relation relation, Assumptions assumptions) {
        if (relation.op() == Expr.Relation.Op.EQ && look(relation, assumptions).isPresent()) {
            return true;
        }
        if (shows(relation, assumptions)) {
            return false;
        }
        return relation.op() == Expr.Relation.Op.EQ
                ? new Sampler(assumptions, seed)
                        .compare(relation.left(), relation.right(), POINTS)
                        .counterexample()
                        .isPresent()
                : new Orders(assumptions, seed).sample(relation, "") instanceof Verdict.Refuted;
    }

    /** True if a point is found at which all assumptions hold. */
    public boolean isPossible(Assumptions assumptions) {
        Supplier<Boolean> work =
                () -> Contradiction.in(assumptions).isEmpty() && new Sampler(assumptions, seed).isPossible();
        return memory.map(known -> known.possible(assumptions, work)).orElseGet(work);
    }

    /** A counterexample among the points at which every proof is looked at once more. */
    public Optional<Counterexample> contradiction(Statement statement) {
        return look(Expr.equation(statement.left(), statement.right()), statement.assumptions());
    }

    /** The verdict on a statement. */
    public Verdict prove(Statement statement) {
        return prove(Expr.equation(statement.left(), statement.right()), statement.assumptions());
    }

    /** The verdict on an equation or an order relation between real expressions. */
    public Verdict prove(Expr.Relation relation, Assumptions assumptions) {
        Supplier<Verdict> work = () -> decided(relation, assumptions);
        return memory.map(known -> known.verdict(relation, assumptions, work)).orElseGet(work);
    }

    private Verdict decided(Expr.Relation relation, Assumptions assumptions) {
        Optional<String> contradiction = Contradiction.in(assumptions);
        if (contradiction.isPresent()) {
            return new Verdict.Vacuous(contradiction.get());
        }
        if (relation.op() == Expr.Relation.Op.EQ) {
            Statement statement = Statement.of(relation, assumptions);
            Optional<Verdict> undefined = Kinks.withoutDerivative(
                            Expr.sub(relation.left(), relation.right()), assumptions)
                    .map(diff -> undefined(diff, statement));
            if (undefined.isPresent()) {
                return undefined.get();
            }
            // most false statements differ at the first points, where no search for a proof is worth its time
            if (look(relation, assumptions).isPresent()) {
                Verdict refuted = sampled(statement, new Sampler(assumptions, seed), "samples refute it");
                if (refuted instanceof Verdict.Refuted) {
                    return refuted;
                }
            }
        }
        KernelProof proof = search(relation, assumptions, false);
        if (proof.theorem().isPresent()) {
            return looked(relation, assumptions, proof);
        }
        Verdict verdict = relation.op() == Expr.Relation.Op.EQ
                ? sampled(Statement.of(relation, assumptions), new Sampler(assumptions, seed), proof.reason())
                : new Orders(assumptions, seed).sample(relation, proof.reason());
        boolean unseen = verdict instanceof Verdict.Undecided && hasValues(relation);
        if (unseen) {
            verdict = carriedOut(relation, assumptions, proof.reason()).orElse(verdict);
        }
        if (verdict instanceof Verdict.Sampled
                || unseen && relation.op() != Expr.Relation.Op.EQ && !(verdict instanceof Verdict.Refuted)) {
            KernelProof second = search(relation, assumptions, true);
            if (second.theorem().isPresent()) {
                return looked(relation, assumptions, second);
            }
        }
        return verdict instanceof Verdict.Sampled sampled && relation.op() == Expr.Relation.Op.EQ
                ? agreement(Statement.of(relation, assumptions), sampled)
                : verdict;
    }

    /** True if there is something that samples do not see into, and the kernel may. */
    private static boolean hasValues(Expr expr) {
        return expr instanceof Expr.Limit
                || expr instanceof Expr.Integral
                || Trees.children(expr).stream().anyMatch(Prover::hasValues);
    }

    /** What samples say once the kernel has put values for limits and integrals. */
    private Optional<Verdict> carriedOut(Expr.Relation relation, Assumptions assumptions, String reason) {
        return TimeLimit.within(PATIENCE, () -> KernelProof.carriedOut(relation, assumptions, proposer))
                .flatMap(each -> each)
                .map(carried -> {
                    if (carried.divergence().isPresent() && relation.op() != Expr.Relation.Op.EQ) {
                        // infinity is no number, and larger than any
                        return new Verdict.Undecided(carried.divergence().get());
                    }
                    if (carried.divergence().isPresent()) {
                        return withoutValue(relation, carried.divergence().get());
                    }
                    Assumptions narrowed = assumptions;
                    for (Expr.Relation condition : carried.conditions()) {
                        narrowed = narrowed.and(condition);
                    }
                    return relation.op() == Expr.Relation.Op.EQ
                            ? sampled(Statement.of(carried.relation(), narrowed), new Sampler(narrowed, seed), reason)
                            : new Orders(narrowed, seed).sample(carried.relation(), reason);
                });
    }

    private static Verdict withoutValue(Expr.Relation relation, String why) {
        // of both sides, or of one that says so itself
        if (relation.left().equals(relation.right())
                || mentionsInfinity(relation.left())
                || mentionsInfinity(relation.right())) {
            return new Verdict.Undecided(why);
        }
        return new Verdict.Refuted(
                new Counterexample(
                        Map.of(),
                        relation.left() + ", where " + why,
                        relation.right().toString(),
                        "undefined",
                        "undefined"),
                Optional.empty());
    }

    /** As a value of its own, and no bound. */
    private static boolean mentionsInfinity(Expr expr) {
        return expr == Expr.INFINITY
                || !(expr instanceof Expr.Binder)
                        && Trees.children(expr).stream().anyMatch(Prover::mentionsInfinity);
    }

    /**
     * The facts that speak of what a relation and its premises speak of. No other takes part in a proof, and questions that
     * differ in others only are the same question.
     */
    private static Assumptions relevant(Expr.Relation relation, List<Premise> premises, Assumptions assumptions) {
        List<Expr> about = new ArrayList<>(List.of(relation.left(), relation.right()));
        premises.forEach(
                premise -> about.addAll(premise.hypothesis().statement().parts()));
        return assumptions.about(about);
    }

    private KernelProof search(Expr.Relation relation, Assumptions all, boolean detours) {
        Assumptions assumptions = relevant(relation, List.of(), all);
        Supplier<KernelProof> work = () -> TimeLimit.within(
                        PATIENCE, () -> KernelProof.of(relation, assumptions, detours, proposer))
                .orElseGet(() -> KernelProof.none("the search for laws takes too long, or is nested too deeply"));
        return memory.map(known -> known.proof(relation, assumptions, detours, work))
                .orElseGet(work);
    }

    /** Where a conjugate stands, the difference quotients from different directions differ: Cauchy and Riemann. */
    private static Verdict undefined(Expr.Diff diff, Statement statement) {
        // both sides are the same expression, defined or not
        if (statement.left().equals(statement.right())) {
            return new Verdict.Undecided(diff + " has no value: no complex derivative exists");
        }
        return new Verdict.Refuted(
                new Counterexample(
                        Map.of(),
                        statement.left() + ", where " + diff + " has no value: no complex derivative exists",
                        statement.right().toString(),
                        "undefined",
                        "undefined"),
                Optional.of("with the name " + diff.variable() + " real"));
    }

    /**
     * A proof after an independent look. A sample that contradicts it where its conditions hold shows an error of ours, and
     * nothing is known then. Where a condition fails, both sides may have values all the same: if they differ, the statement
     * as it stands is false.
     */
    private Verdict looked(Expr.Relation relation, Assumptions assumptions, KernelProof proof) {
        Assumptions narrowed = assumptions;
        for (Expr.Relation condition : proof.relations()) {
            narrowed = narrowed.and(condition);
        }
        if (proof.areRelations()) {
            Optional<Counterexample> contradiction = look(relation, narrowed);
            if (contradiction.isPresent()) {
                return new Verdict.Undecided(
                        CONTRADICTED + relation + " is a theorem of the kernel and refuted " + contradiction.get());
            }
        }
        Verdict.Proved proved = proof.verdict().orElseThrow();
        Optional<Counterexample> outside =
                proof.conditions().isEmpty() ? Optional.empty() : look(relation, assumptions);
        return outside.<Verdict>map(point ->
                        new Verdict.Refuted(point, Optional.of("where " + String.join(", ", proved.conditions()))))
                .orElse(proved);
    }

    private Optional<Counterexample> look(Expr.Relation relation, Assumptions all) {
        Assumptions assumptions = relevant(relation, List.of(), all);
        Supplier<Optional<Counterexample>> work = () -> counterexample(relation, assumptions);
        return memory.map(known -> known.look(relation, assumptions, work)).orElseGet(work);
    }

    private Optional<Counterexample> counterexample(Expr.Relation relation, Assumptions assumptions) {
        if (relation.op() == Expr.Relation.Op.EQ) {
            return new Sampler(assumptions, seed, new Effort(CROSS_CHECK_EFFORT))
                    .compare(relation.left(), relation.right(), CROSS_CHECK_POINTS)
                    .counterexample();
        }
        return new Orders(assumptions, seed).sample(relation, "") instanceof Verdict.Refuted refuted
                ? Optional.of(refuted.counterexample())
                : Optional.empty();
    }

    private Verdict sampled(Statement statement, Sampler sampler, String reason) {
        Sampler.Outcome outcome = sampler.compare(statement.left(), statement.right(), POINTS);
        if (outcome.counterexample().isPresent()) {
            return new Verdict.Refuted(
                    outcome.counterexample().get(),
                    corrects
                            ? TimeLimit.within(NEAREST, () -> new Corrections(this::proves, seed).nearest(statement))
                                    .flatMap(each -> each)
                            : Optional.empty());
        }
        if (outcome.points() == 0) {
            return new Verdict.Undecided(reason + "; samples: " + outcome.obstacle());
        }
        String instances = outcome.instances().isEmpty() ? "" : "; only instances were tried: " + outcome.instances();
        return new Verdict.Sampled(outcome.points(), outcome.digits(), reason + instances);
    }

    /** True if the kernel proves the statement. */
    public boolean proves(Statement statement) {
        return search(Expr.equation(statement.left(), statement.right()), statement.assumptions(), false)
                .theorem()
                .isPresent();
    }

    /**
     * The kernel's proof of a relation as it is written, limits and integrals in it included, or its refutation by samples
     * once the kernel has carried these out.
     *
     * @param premises equations that may be used, each read as a rule
     */
    public Optional<Verdict> settled(Expr.Relation relation, Assumptions all, List<Premise> premises) {
        Assumptions assumptions = relevant(relation, premises, all);
        Supplier<Optional<Verdict>> work = () -> asWritten(relation, assumptions, premises);
        return memory.map(known -> known.settled(relation, assumptions, premises, proposer, work))
                .orElseGet(work);
    }

    private Optional<Verdict> asWritten(Expr.Relation relation, Assumptions assumptions, List<Premise> premises) {
        KernelProof proof = searched(relation, assumptions, premises, false);
        if (proof.theorem().isEmpty() && relation.op() != Expr.Relation.Op.EQ && !premises.isEmpty()) {
            proof = searched(relation, assumptions, premises, true);
        }
        if (!premises.isEmpty()) {
            return proof.verdict().map(verdict -> verdict);
        }
        if (proof.theorem().isPresent()) {
            return Optional.of(looked(relation, assumptions, proof));
        }
        return relation.op() == Expr.Relation.Op.EQ
                ? carriedOut(relation, assumptions, proof.reason()).filter(Verdict.Refuted.class::isInstance)
                : Optional.empty();
    }

    private KernelProof searched(
            Expr.Relation relation, Assumptions assumptions, List<Premise> premises, boolean detours) {
        return TimeLimit.within(PATIENCE, () -> KernelProof.of(relation, assumptions, premises, detours, proposer))
                .orElseGet(() -> KernelProof.none("the search for laws takes too long"));
    }

    /** The theorem of a relation under premises, if the kernel finds one; no samples are taken. */
    public Optional<Theorem> theorem(Expr.Relation relation, Assumptions all, List<Premise> premises) {
        Assumptions assumptions = relevant(relation, premises, all);
        Supplier<Optional<Theorem>> work = () -> theorem(assumptions, premises, bench -> bench.prove(relation)
                .or(() -> relation.op() == Expr.Relation.Op.EQ ? Optional.empty() : bench.proveByDetour(relation)));
        return memory.map(known -> known.theorem(relation, assumptions, premises, work))
                .orElseGet(work);
    }

    /** What a search among the tactics finds under premises. */
    public Optional<Theorem> theorem(
            Assumptions assumptions, List<Premise> premises, Function<Bench, Optional<Theorem>> search) {
        if (!states) {
            return Optional.empty();
        }
        return TimeLimit.within(PATIENCE, () -> {
                    try {
                        return search.apply(new Bench(assumptions, premises, proposer));
                    } catch (NoProofException | RefusedException | ArithmeticLimitException | StackOverflowError e) {
                        return Optional.<Theorem>empty();
                    }
                })
                .flatMap(each -> each);
    }

    private Verdict agreement(Statement statement, Verdict.Sampled sampled) {
        List<String> agreeing = new ArrayList<>();
        for (Engine engine : engines) {
            Optional<Boolean> answer = engine.holds(statement);
            if (answer.isPresent() && answer.get()) {
                agreeing.add(engine.name());
            }
            if (agreeing.size() == 2) {
                return new Verdict.Agreed(agreeing, sampled);
            }
        }
        return sampled;
    }
}
