package org.wickbench.symbolic.coq;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * Derivatives carried out: {@code assert (D1 : is_derive (fun x => body) p value)} for each that stands in a formula, the
 * inner ones of a body first, in a neighbourhood of the point.
 */
final class DerivativeProof {
    private final CoqPrinter printer;
    private final Fresh fresh;
    private final List<Relation> facts;

    /** @param facts what is known of the symbols, to be used near a point as well */
    DerivativeProof(CoqPrinter printer, Fresh fresh, List<Relation> facts) {
        this.printer = printer;
        this.fresh = fresh;
        this.facts = List.copyOf(facts);
    }

    /** The derivatives of a formula that stand in no other, nor in a sum. */
    static Set<Diff> outermost(Expr expr) {
        Set<Diff> found = new LinkedHashSet<>();
        collect(expr, found);
        return found;
    }

    private static void collect(Expr expr, Set<Diff> found) {
        if (expr instanceof Diff diff) {
            found.add(diff);
        } else if (!(expr instanceof Binder)) {
            Trees.children(expr).forEach(child -> collect(child, found));
        }
    }

    /** The value of a derivative. */
    static Expr value(Diff diff) {
        return Derivative.carryOut(diff);
    }

    /** The formula with its outermost derivatives carried out. */
    static Expr carriedOut(Expr expr) {
        Map<Expr, Expr> values = new LinkedHashMap<>();
        outermost(expr).forEach(diff -> values.put(diff, value(diff)));
        return Trees.replace(expr, values);
    }

    /** What {@code Derive} is of: the function with its variable, a derivative of lower order where there are more. */
    private Expr body(Diff diff, Sym variable) {
        return diff.order() == 1 ? diff.scope().open(variable) : new Diff(diff.scope(), variable, diff.order() - 1);
    }

    private String function(Sym variable, String body) {
        return "(fun " + CoqNames.symbol(variable) + " : R => " + body + ")";
    }

    /** The function that is differentiated, as it stands in the printed formula. */
    String function(Diff diff) {
        Sym variable = diff.scope().variable();
        return function(variable, printer.print(body(diff, variable)));
    }

    /** The assertion of a derivative with its proof; the name stands for it afterwards. */
    void write(Diff diff, String name, String indent, StringBuilder out) {
        Sym variable = fresh.next(diff.scope().hint());
        Expr body = body(diff, variable);
        Expr explicit = carriedOut(body);
        Expr value = value(diff);
        String point = printer.print(diff.point());
        out.append(indent)
                .append("assert (")
                .append(name)
                .append(" : is_derive ")
                .append(function(diff))
                .append(' ')
                .append(point)
                .append(' ')
                .append(printer.print(value))
                .append(").\n");
        out.append(indent)
                .append("{ apply (wick_carry _ ")
                .append(function(variable, printer.print(explicit)))
                .append(").\n");
        Set<Diff> inner = outermost(body);
        if (inner.isEmpty()) {
            out.append(indent).append("  - apply wick_same.\n");
        } else {
            List<Relation> near = near(diff, variable, body);
            StringBuilder claim = new StringBuilder();
            StringBuilder pattern = new StringBuilder();
            for (Relation relation : near) {
                claim.append(strict(relation)).append(" /\\ ");
                pattern.append('[').append(fresh.name("N")).append(' ');
            }
            out.append(indent)
                    .append("  - apply (filter_imp ")
                    .append(function(variable, claim + "True"))
                    .append(").\n");
            out.append(indent)
                    .append("    + intros ")
                    .append(CoqNames.symbol(variable))
                    .append(' ')
                    .append(pattern)
                    .append('_')
                    .append("]".repeat(near.size()))
                    .append(".\n");
            List<String> names = new ArrayList<>();
            for (Diff each : inner) {
                String own = fresh.name("D");
                write(each, own, indent + "      ", out);
                names.add(own);
            }
            for (String own : names) {
                out.append(indent)
                        .append("      rewrite (is_derive_unique _ _ _ ")
                        .append(own)
                        .append(").\n");
            }
            out.append(indent).append("      wick_value.\n");
            out.append(indent).append("    + wick_near.\n");
        }
        out.append(indent).append("  - eapply wick_d_value; [wick_derive | cbv beta; wick_value]. }\n");
    }

    /** Open conditions on the variable that hold at the point: the facts there, and what the body needs. */
    private List<Relation> near(Diff diff, Sym variable, Expr body) {
        List<Relation> near = new ArrayList<>();
        if (diff.point() instanceof Sym point) {
            for (Relation fact : facts) {
                if (Trees.dependsOn(fact, point) && isOpen(fact)) {
                    near.add((Relation) Trees.substitute(fact, point, variable));
                }
            }
        }
        for (Conditions.Condition condition :
                Conditions.of(List.of(Trees.substitute(body, Map.of())), printer, fresh)) {
            Relation relation = condition.relation();
            if (condition.indices().isEmpty()
                    && Trees.dependsOn(relation, variable)
                    && isOpen(relation)
                    && Parts.isCarriedOut(relation)
                    && !near.contains(relation)) {
                near.add(relation);
            }
        }
        return near;
    }

    private static boolean isOpen(Relation relation) {
        return switch (relation.op()) {
            case LT, GT, NE -> true;
            case LE, GE, EQ -> false;
        };
    }

    private String strict(Relation relation) {
        return printer.relation(relation);
    }
}
