package org.wickbench.symbolic.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;

/**
 * Where a derivative that is asked for has no value: at the kinks of what it is taken of. A point there speaks neither for
 * a statement nor against it.
 */
public final class Kinks {
    private Kinks() {}

    /** What has to hold, as relations {@code !=}, for the derivatives in an expression to exist. */
    public static List<Relation> of(Expr expr) {
        List<Relation> found = new ArrayList<>();
        search(expr, false, found);
        return found.stream().distinct().toList();
    }

    /** A derivative by a complex name of a function that has none, since it depends on the conjugate. */
    static Optional<Diff> withoutDerivative(Expr expr, Assumptions assumptions) {
        if (expr instanceof Diff diff
                && assumptions.domainOf(diff.variable().name()) == Assumptions.Domain.COMPLEX
                && conjugates(diff.body(), diff.variable())) {
            return Optional.of(diff);
        }
        return Trees.children(expr).stream()
                .flatMap(child -> withoutDerivative(child, assumptions).stream())
                .findFirst();
    }

    private static boolean conjugates(Expr expr, Sym variable) {
        boolean here = expr instanceof Call call
                && Trees.dependsOn(call, variable)
                && switch (call.function()) {
                    case ABS, CONJ, RE, IM, SIGN -> true;
                    default -> false;
                };
        return here || Trees.children(expr).stream().anyMatch(child -> conjugates(child, variable));
    }

    private static void search(Expr expr, boolean differentiated, List<Relation> found) {
        switch (expr) {
            case Diff diff -> {
                Sym variable = diff.scope().fresh();
                List<Relation> inside = new ArrayList<>();
                search(diff.scope().open(variable), true, inside);
                inside.forEach(each -> found.add((Relation) Trees.substitute(each, variable, diff.point())));
                search(diff.point(), differentiated, found);
            }
            case Sum sum -> without(sum.variable(), sum.body(), differentiated, found);
            case Integral integral -> without(integral.variable(), integral.body(), differentiated, found);
            case Limit limit -> without(limit.variable(), limit.body(), differentiated, found);
            default -> {
                if (differentiated) {
                    add(expr, found);
                }
                Trees.children(expr).forEach(child -> search(child, differentiated, found));
            }
        }
    }

    /** Under a bound name only what does not depend on it can be asked of a point. */
    private static void without(Sym bound, Expr body, boolean differentiated, List<Relation> found) {
        List<Relation> inside = new ArrayList<>();
        search(body, differentiated, inside);
        inside.stream().filter(each -> !Trees.dependsOn(each, bound)).forEach(found::add);
    }

    private static void add(Expr expr, List<Relation> found) {
        switch (expr) {
            case Call call
            when call.function() == Fn.ABS || call.function() == Fn.SIGN || call.function() == Fn.STEP ->
                found.add(new Relation(Relation.Op.NE, call.argument(), Expr.ZERO));
            case Call call
            when call.function() == Fn.MAX || call.function() == Fn.MIN ->
                found.add(new Relation(
                        Relation.Op.NE,
                        call.arguments().getFirst(),
                        call.arguments().getLast()));
            case Piecewise piecewise ->
                piecewise
                        .branches()
                        .forEach(branch -> found.add(new Relation(
                                Relation.Op.NE,
                                branch.condition().left(),
                                branch.condition().right())));
            default -> {}
        }
    }
}
