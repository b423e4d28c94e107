package org.wickbench.symbolic.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;

/**
 * Decides statements. The exact normal form is asked first and proves; then samples are compared and refute; where
 * neither settles it, the normal form is asked again about exponentials of both sides and about the step of an induction;
 * last, engines are asked, and two that agree count for more than samples alone.
 */
public final class Prover {
    private static final int POINTS = 40;
    private static final int CROSS_CHECK_POINTS = 2;

    private final List<Engine> engines;
    private final long seed;
    private final boolean corrects;

    /**
     * @param engines second opinions, asked in order once proof and refutation have failed
     * @param seed of the sample points
     */
    public Prover(List<Engine> engines, long seed) {
        this(engines, seed, true);
    }

    private Prover(List<Engine> engines, long seed, boolean corrects) {
        this.engines = List.copyOf(engines);
        this.seed = seed;
        this.corrects = corrects;
    }

    /** A prover with no second opinions. */
    public Prover() {
        this(List.of(), 1);
    }

    /** The same prover, but it looks for no true statement near a refuted one, which is most of the work there. */
    public Prover withoutCorrections() {
        return new Prover(engines, seed, false);
    }

    /** What samples alone say: refuted, sampled, or undecided where no point could be compared. */
    public Verdict sample(Statement statement) {
        return sampled(statement, new Sampler(statement.assumptions(), seed), "only samples were taken");
    }

    /** A counterexample among the few points at which every proof is looked at once more. */
    public Optional<Counterexample> contradiction(Statement statement) {
        return new Sampler(statement.assumptions(), seed)
                .compare(statement.left(), statement.right(), CROSS_CHECK_POINTS)
                .counterexample();
    }

    /** The verdict on a statement. */
    public Verdict prove(Statement statement) {
        Optional<Verdict.Proved> certified = KernelProof.of(
                Expr.equation(statement.left(), statement.right()), statement.assumptions());
        String reason;
        Sampler sampler = new Sampler(statement.assumptions(), seed);
        try {
            NormalForm form = new NormalForm(statement.assumptions());
            if (form.isZero(Expr.sub(statement.left(), statement.right()))) {
                // an independent look: a proof that a sample contradicts would be an error of ours
                within(statement.assumptions(), form)
                        .compare(statement.left(), statement.right(), CROSS_CHECK_POINTS)
                        .counterexample()
                        .ifPresent(counterexample -> {
                            throw new IllegalStateException("the normal form proves what a sample refutes: " + statement
                                    + " " + counterexample);
                        });
                return new Verdict.Proved("exact normal form", form.conditions());
            }
            reason = "the normal form of the difference is not zero";
        } catch (NormalFormException e) {
            reason = e.getMessage();
        } catch (StackOverflowError e) {
            return new Verdict.Undecided("the expression is nested too deeply");
        }
        Verdict verdict = sampled(statement, sampler, reason);
        if (!(verdict instanceof Verdict.Sampled sampled)) {
            return verdict;
        }
        Optional<Verdict.Proved> proof = Winding.prove(statement, sampler).or(() -> Induction.prove(statement));
        return proof.isPresent() ? proof.get() : agreement(statement, sampled);
    }

    /** A sampler of the points about which the normal form speaks. */
    private Sampler within(Assumptions assumptions, NormalForm form) {
        Assumptions narrowed = assumptions;
        for (Expr.Relation relation : form.required()) {
            narrowed = narrowed.and(relation);
        }
        return new Sampler(narrowed, seed);
    }

    private Verdict sampled(Statement statement, Sampler sampler, String reason) {
        Sampler.Outcome outcome = sampler.compare(statement.left(), statement.right(), POINTS);
        if (outcome.counterexample().isPresent()) {
            return new Verdict.Refuted(
                    outcome.counterexample().get(),
                    corrects ? new Corrections(this::proves, seed).nearest(statement) : Optional.empty());
        }
        if (outcome.points() == 0) {
            return new Verdict.Undecided(reason + "; samples: " + outcome.obstacle());
        }
        String instances = outcome.instances().isEmpty() ? "" : "; only instances were tried: " + outcome.instances();
        return new Verdict.Sampled(outcome.points(), outcome.digits(), reason + instances);
    }

    /** The verdict on an equation or an order relation between real expressions. */
    public Verdict prove(Expr.Relation relation, Assumptions assumptions) {
        return relation.op() == Expr.Relation.Op.EQ
                ? prove(Statement.of(relation, assumptions))
                : new Orders(assumptions, seed).prove(relation);
    }

    /** True if the exact normal form alone proves the statement. */
    public boolean proves(Statement statement) {
        try {
            return new NormalForm(statement.assumptions()).isZero(Expr.sub(statement.left(), statement.right()));
        } catch (NormalFormException | StackOverflowError e) {
            return false;
        }
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
