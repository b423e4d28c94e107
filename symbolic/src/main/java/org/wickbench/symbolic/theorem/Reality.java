package org.wickbench.symbolic.theorem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.theorem.Proposition.*;

/**
 * That an expression is real, or an integer, by its structure: sums and products of real numbers, functions that are real
 * on the reals, powers with whole exponents, powers of what a parent states not to be negative. What the parents state is
 * taken as it is.
 */
final class Reality implements Schema {
    @Override
    public String name() {
        return "reality";
    }

    @Override
    public boolean isTold() {
        return true;
    }

    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (!(instance.proposition() instanceof Member member)) {
            throw new RefusedException("that an expression is real or an integer can be shown");
        }
        Set<Proposition> known = new LinkedHashSet<>();
        parents.forEach(parent -> known.add(parent.conclusion()));
        Structure structure = new Structure(context, known);
        boolean holds =
                switch (member.domain()) {
                    case REAL -> structure.isReal(member.expr());
                    case INTEGER -> structure.isInteger(member.expr());
                    case COMPLEX -> true;
                    case SLIT -> false;
                };
        if (!holds) {
            throw new RefusedException("the structure does not show that " + member);
        }
        return Inference.from(parents, member);
    }
}
