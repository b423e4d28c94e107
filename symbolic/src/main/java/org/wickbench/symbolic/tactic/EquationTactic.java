package org.wickbench.symbolic.tactic;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Limit;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.theorem.Laws;
import org.wickbench.symbolic.theorem.Proposition;
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

    /** The theorem by the exponential of the difference, or by induction: worth the time where no sample refutes it. */
    public Optional<Theorem> proveByDetour(Expr left, Expr right) {
        List<BiFunction<Expr, Expr, Optional<Theorem>>> detours = List.of(
                new LogarithmTactic(bench)::prove,
                new ChoiceTactic(bench)::prove,
                new SquareTactic(bench)::prove,
                new TurnTactic(bench)::prove,
                new InductionTactic(bench)::prove);
        for (var detour : detours) {
            try {
                Optional<Theorem> found = detour.apply(left, right);
                if (found.isPresent()) {
                    return found;
                }
            } catch (NoProofException | RefusedException | ArithmeticLimitException e) {
                // another may do
            }
        }
        return Optional.empty();
    }

    /**
     * The theorem {@code left == right} by laws and field arithmetic, if it is found.
     *
     * @throws NoProofException if the search had to give up
     */
    public Optional<Theorem> prove(Expr left, Expr right) {
        return prove(left, right, _ -> {});
    }

    /** {@code pattern == value} by an equation whose difference of sides is the factor times {@code pattern - value}. */
    Optional<Theorem> solved(Theorem theorem, Expr factor, Expr pattern, Expr value) {
        Proposition.Equation equation = theorem.equation();
        Expr[] terms = {equation.left(), equation.right(), factor, pattern, value};
        Proposition.Equation multiple = (Proposition.Equation) Laws.named("equation-solved")
                .orElseThrow()
                .conditions(List.of(terms))
                .getLast();
        return prove(multiple.left(), multiple.right())
                .flatMap(equal -> bench.law("equation-solved", List.of(theorem, equal), terms));
    }

    /** The same after what is written in another way first. */
    Optional<Theorem> prove(Expr left, Expr right, Consumer<Reducer> first) {
        if (left instanceof Limit limit && (right == Expr.INFINITY || right.equals(Expr.neg(Expr.INFINITY)))) {
            return bench.limits().value(limit).filter(theorem -> theorem.conclusion()
                    .equals(new Proposition.Equation(left, right)));
        }
        Generators generators = new Generators();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Reducer reducer = new Reducer(bench, generators);
            try {
                first.accept(reducer);
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
