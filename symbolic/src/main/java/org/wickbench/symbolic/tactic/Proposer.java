package org.wickbench.symbolic.tactic;

import java.util.Optional;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.theorem.RefusedException;

/** Somebody who has ideas. Nothing rests on them: what is proposed is proved or dropped. */
@FunctionalInterface
public interface Proposer {
    Proposer NONE = (_, _) -> Optional.empty();

    /** A function whose derivative by the variable may be this one. */
    Optional<Expr> primitive(Expr integrand, Sym variable);

    /** The primitives that {@link Primitives} finds by looking, of variables and names that are real. */
    static Proposer ours() {
        return (integrand, variable) -> {
            if (!Trees.dependsOn(integrand, variable)) {
                return Optional.of(Expr.mul(integrand, variable));
            }
            try {
                return new Primitives(new Bench(Assumptions.NONE), variable).of(integrand);
            } catch (NoProofException | RefusedException | ArithmeticLimitException e) {
                return Optional.empty();
            }
        };
    }

    /** Asks somebody else where this one has no idea. */
    default Proposer or(Proposer other) {
        return (integrand, variable) -> primitive(integrand, variable).or(() -> other.primitive(integrand, variable));
    }
}
