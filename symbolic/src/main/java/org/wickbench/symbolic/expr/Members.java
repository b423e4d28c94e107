package org.wickbench.symbolic.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr.*;

/**
 * Derivatives by the member of a family. In {@code diff(f, x[i])} every other member {@code x[j]} may be the same one, so
 * that it moves with the variable {@code v}: in the scope it is {@code x[j] + kronecker(j, i)*(v - x[i])}.
 */
public final class Members {
    private Members() {}

    /** The body as a function of a symbol. */
    static Scope scope(Sym variable, Expr body) {
        if (variable.indices().isEmpty()) {
            return Scope.close(variable, body);
        }
        Sym moving = Sym.internal(variable.name());
        return Scope.close(
                moving,
                Places.map(
                        body, 0, (node, depth) -> node instanceof Sym member ? moved(member, variable, moving) : null));
    }

    private static Expr moved(Sym member, Sym variable, Sym moving) {
        if (member.equals(variable)) {
            return moving;
        }
        List<Expr> factors = new ArrayList<>(deltas(member, variable).orElse(List.of()));
        if (factors.isEmpty()) {
            return member;
        }
        factors.add(Expr.sub(moving, variable));
        return Expr.add(member, Expr.mul(factors));
    }

    /** The Kronecker deltas whose product is the derivative of one member by another; empty if that is 0. */
    public static Optional<List<Expr>> deltas(Sym member, Sym variable) {
        if (!sameFamily(member, variable)) {
            return Optional.empty();
        }
        List<Expr> deltas = new ArrayList<>();
        for (int i = 0; i < member.indices().size(); i++) {
            Expr left = member.indices().get(i);
            Expr right = variable.indices().get(i);
            if (left instanceof Num && right instanceof Num) {
                if (!left.equals(right)) {
                    return Optional.empty();
                }
            } else if (!left.equals(right)) {
                deltas.add(Expr.call(Fn.KRONECKER, left, right));
            }
        }
        return Optional.of(deltas);
    }

    /** True for two members of one family. */
    public static boolean sameFamily(Sym left, Sym right) {
        return !left.indices().isEmpty()
                && left.name().equals(right.name())
                && left.indices().size() == right.indices().size();
    }

    static boolean isPlain(Diff diff) {
        return diff.point() instanceof Sym point
                && (point.indices().isEmpty()
                        ? !Places.dependsOn(diff.scope().body(), point)
                        : scope(point, still(diff, point)).equals(diff.scope()));
    }

    /** The body at the variable, with the other members of its family as they were written. */
    static Expr body(Diff diff) {
        return diff.point() instanceof Sym point && !point.indices().isEmpty() && isPlain(diff)
                ? still(diff, point)
                : diff.scope().open(diff.variable());
    }

    /** The scope at the point without the terms by which other members move. */
    private static Expr still(Diff diff, Sym point) {
        Sym moving = diff.scope().fresh();
        Expr distance = Expr.sub(moving, point);
        Expr opened = diff.scope().open(moving);
        return Trees.substitute(withoutMotion(opened, distance), moving, point);
    }

    private static Expr withoutMotion(Expr expr, Expr distance) {
        Expr inner = Trees.mapParts(expr, part -> withoutMotion(part, distance), body -> withoutMotion(body, distance));
        return inner instanceof Add sum
                ? Expr.add(sum.terms().stream()
                        .filter(term -> !(term instanceof Mul product
                                && product.factors().getLast().equals(distance)))
                        .toList())
                : inner;
    }
}
