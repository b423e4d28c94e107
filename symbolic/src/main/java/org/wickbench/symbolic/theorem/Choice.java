package org.wickbench.symbolic.theorem;

import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Piecewise;
import org.wickbench.symbolic.theorem.Proposition.*;

/**
 * A choice that is decided: {@code C |- piecewise(C, a, ...) == a}, and {@code not C |- piecewise(C, a, D, b, ...) ==
 * piecewise(D, b, ...)}.
 */
public final class Choice implements Schema {
    @Override
    public String name() {
        return "choice";
    }

    /** Term: the choice. The parent is its first condition or the negation of it. */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (!(instance.term(0) instanceof Piecewise piecewise) || parents.size() != 1) {
            throw new RefusedException("a choice and a decision are needed");
        }
        Proposition first = Proposition.of(piecewise.branches().getFirst().condition());
        Proposition known = parents.getFirst().conclusion();
        Expr value;
        if (known.equals(first)) {
            value = piecewise.branches().getFirst().value();
        } else if (negation(first).filter(known::equals).isPresent()) {
            List<Piecewise.Branch> rest =
                    piecewise.branches().subList(1, piecewise.branches().size());
            value = rest.isEmpty() ? piecewise.otherwise() : new Piecewise(rest, piecewise.otherwise());
        } else {
            throw new RefusedException("the condition is not decided by " + known);
        }
        return Inference.from(parents, new Equation(piecewise, value));
    }

    /** What says that a relation does not hold; for order relations it says that both sides are real, too. */
    public static Optional<Proposition> negation(Proposition proposition) {
        return switch (proposition) {
            case Equation(Expr a, Expr b) -> Optional.of(new NotEqual(a, b));
            case NotEqual(Expr a, Expr b) -> Optional.of(new Equation(a, b));
            case Less(Expr a, Expr b) -> Optional.of(new AtMost(b, a));
            case AtMost(Expr a, Expr b) -> Optional.of(new Less(b, a));
            case Member _, Converges _, Interchanges _, Tends _, Expands _ -> Optional.empty();
        };
    }
}
