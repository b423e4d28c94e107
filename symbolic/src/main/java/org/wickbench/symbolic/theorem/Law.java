package org.wickbench.symbolic.theorem;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.*;

/**
 * An instance of one of the {@link Laws}: {@code C_1(a), ..., C_k(a) |- P(a)}. Each condition is the conclusion of a
 * parent, or says of the structure that it is real or whole, or compares rational numbers.
 */
final class Law implements Schema {
    @Override
    public String name() {
        return "law";
    }

    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        Laws.Entry law = Laws.named(instance.name())
                .orElseThrow(() -> new RefusedException("there is no law called " + instance.name()));
        Map<Expr, Expr> values = values(law, instance.terms());
        Set<Proposition> known = new LinkedHashSet<>();
        parents.forEach(parent -> known.add(parent.conclusion()));
        Structure structure = new Structure(context, known);
        for (Proposition condition : law.conditions()) {
            Proposition needed = put(condition, values);
            if (!known.contains(needed) && !holds(needed, structure)) {
                throw new RefusedException("the law " + law.name() + " needs " + needed);
            }
        }
        return Inference.from(parents, put(law.conclusion(), values));
    }

    private static Map<Expr, Expr> values(Laws.Entry law, List<Expr> terms) {
        if (terms.size() != law.variables().size()) {
            throw new RefusedException("the law " + law.name() + " is about " + law.variables());
        }
        Map<Expr, Expr> values = new HashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            values.put(law.variables().get(i), terms.get(i));
        }
        return values;
    }

    /** The conclusion of a law for some values, whether or not its conditions hold. */
    static Proposition put(Proposition template, Map<Expr, Expr> values) {
        return template.map(expr -> put(expr, values));
    }

    /** The values are left as they are; what the law writes around them is folded. */
    private static Expr put(Expr template, Map<Expr, Expr> values) {
        Expr value = values.get(template);
        return value != null ? value : foldedNode(Trees.mapChildren(template, part -> put(part, values)));
    }

    private static boolean holds(Proposition condition, Structure structure) {
        return switch (condition) {
            case Member member when member.domain() == Domain.REAL -> structure.isReal(member.expr());
            case Member member when member.domain() == Domain.INTEGER -> structure.isInteger(member.expr());
            case NotEqual(Num left, Num right) -> !left.equals(right);
            case Less(Num left, Num right) -> left.compareTo(right) < 0;
            case AtMost(Num left, Num right) -> left.compareTo(right) <= 0;
            case Equation _, Member _, NotEqual _, Less _, AtMost _, Converges _, Interchanges _, Tends _, Expands _ ->
                false;
        };
    }

    /** The expression with rational numbers added, multiplied and raised to small powers: {@code 1/n} at n = 2 is a number. */
    static Expr folded(Expr expr) {
        return foldedNode(Trees.mapChildren(expr, Law::folded));
    }

    private static Expr foldedNode(Expr node) {
        return switch (node) {
            case Pow(Num base, Num n)
            when n.isOne() || n.equals(Expr.MINUS_ONE) && !base.isZero() -> n.isOne() ? base : base.reciprocal();
            case Pow(Expr base, Num n) when n.isOne() -> base;
            case Add sum -> folded(sum);
            case Mul product when product.factors().getFirst() instanceof Num zero && zero.isZero() -> Expr.ZERO;
            default -> node;
        };
    }

    private static Expr folded(Add sum) {
        Num number = Expr.ZERO;
        List<Expr> terms = new java.util.ArrayList<>();
        for (Expr term : sum.terms()) {
            if (term instanceof Num each) {
                number = number.plus(each);
            } else {
                terms.add(term);
            }
        }
        if (!number.isZero() || terms.isEmpty()) {
            terms.add(number);
        }
        return terms.size() == sum.terms().size() ? sum : Expr.add(terms);
    }
}
