package org.wickbench.symbolic.tactic;

import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;

/** Somebody who has ideas. Nothing rests on them: what is proposed is proved or dropped. */
@FunctionalInterface
public interface Proposer {
    Proposer NONE = (_, _) -> Optional.empty();

    /** A function whose derivative by the variable may be this one. */
    Optional<Expr> primitive(Expr integrand, Sym variable);
}
