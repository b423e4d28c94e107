package org.wickbench.symbolic.tactic;

import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Theorem;

/** Proves equations by laws and field arithmetic. */
public final class EquationTactic {
    /** Generators settle after two or three rounds. */
    private static final int MOST_ROUNDS = 8;

    private final Bench bench;

    public EquationTactic(Bench bench) {
        this.bench = bench;
    }

    /**
     * The theorem {@code left == right}, if it is found.
     *
     * @throws NoProofException if the search had to give up
     */
    public Optional<Theorem> prove(Expr left, Expr right) {
        NoProofException failure = null;
        Optional<Theorem> found = Optional.empty();
        try {
            found = direct(left, right);
        } catch (NoProofException e) {
            failure = e;
        }
        found = found.or(() -> new TurnTactic(bench).prove(left, right))
                .or(() -> new InductionTactic(bench).prove(left, right));
        if (found.isEmpty() && failure != null) {
            throw failure;
        }
        return found;
    }

    /** The theorem by laws and field arithmetic alone. */
    Optional<Theorem> direct(Expr left, Expr right) {
        Generators generators = new Generators();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Reducer reducer = new Reducer(bench, generators);
            try {
                reducer.reduce(left);
                reducer.reduce(right);
                return bench.field(left, right, reducer.theorems())
                        .or(() -> new AlgebraicTactic(reducer).prove(left, right));
            } catch (Generators.MoreNeeded e) {
                // once more, with finer roots
            } catch (RefusedException | ArithmeticLimitException e) {
                throw new NoProofException(String.valueOf(e.getMessage()));
            }
        }
        throw new NoProofException("the roots that are needed get finer and finer");
    }
}
