package org.wickbench.symbolic.theorem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.*;

/**
 * Finite sums and products with whole bounds a and b, by name:
 *
 * <ul>
 *   <li>{@code empty}: {@code b < a |- sum(f, k, a, b) == 0}, {@code product(f, k, a, b) == 1}
 *   <li>{@code last}: {@code a <= b |- sum(f, k, a, b) == sum(f, k, a, b - 1) + f(b)}; {@code first} likewise
 *   <li>{@code constant}: {@code a <= b + 1 |- sum(c, k, a, b) == c*(b - a + 1)}
 *   <li>{@code delta}: {@code a <= i, i <= b |- sum(kronecker(k, i)*f(k), k, a, b) == f(i)} for a whole i
 *   <li>{@code shift}: {@code sum(f(k), k, a, b) == sum(f(k + s), k, a - s, b - s)} for a whole s
 * </ul>
 */
final class Summation implements Schema {
    @Override
    public String name() {
        return "summation";
    }

    /** Terms: the sum or product; for {@code shift} also s, for {@code delta} also i. Parents: the conditions. */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (!(instance.term(0) instanceof Binder binder) || !(binder instanceof Sum || binder instanceof Product)) {
            throw new RefusedException("a sum or a product is needed");
        }
        Set<Proposition> known = new LinkedHashSet<>();
        parents.forEach(parent -> known.add(parent.conclusion()));
        Structure structure = new Structure(context, known);
        Expr a = binder.operands().get(0);
        Expr b = binder.operands().get(1);
        require(structure.isInteger(a) && structure.isInteger(b), "whole bounds");
        boolean sum = binder instanceof Sum;
        Expr value =
                switch (instance.name()) {
                    case "empty" -> {
                        needs(new Less(b, a), known);
                        yield sum ? Expr.ZERO : Expr.ONE;
                    }
                    case "last" -> {
                        needs(new AtMost(a, b), known);
                        Expr rest = binder.with(binder.scope(), List.of(a, Law.folded(Expr.sub(b, Expr.ONE))));
                        Expr last = binder.scope().open(b);
                        yield sum ? Expr.add(rest, last) : Expr.mul(rest, last);
                    }
                    case "first" -> {
                        needs(new AtMost(a, b), known);
                        Expr rest = binder.with(binder.scope(), List.of(Law.folded(Expr.add(a, Expr.ONE)), b));
                        Expr first = binder.scope().open(a);
                        yield sum ? Expr.add(rest, first) : Expr.mul(rest, first);
                    }
                    case "constant" -> {
                        needs(new AtMost(a, Law.folded(Expr.add(b, Expr.ONE))), known);
                        Sym index = binder.scope().fresh();
                        Expr body = binder.scope().open(index);
                        require(!Trees.dependsOn(body, index), "a body without the index");
                        Expr count = Expr.add(b, Expr.neg(a), Expr.ONE);
                        yield sum ? Expr.mul(body, count) : Expr.pow(body, count);
                    }
                    case "delta" -> delta(binder, instance.term(1), structure, known);
                    case "shift" -> {
                        Expr s = instance.term(1);
                        require(structure.isInteger(s), "a whole shift");
                        Sym index = binder.scope().fresh();
                        Scope moved = Scope.close(index, binder.scope().open(Expr.add(index, s)));
                        yield binder.with(
                                new Scope(binder.scope().hint(), moved.body()),
                                List.of(Law.folded(Expr.sub(a, s)), Law.folded(Expr.sub(b, s))));
                    }
                    default -> throw new RefusedException("there is no rule of sums called " + instance.name());
                };
        return Inference.from(parents, new Equation(binder, value));
    }

    private static Expr delta(Binder binder, Expr i, Structure structure, Set<Proposition> known) {
        require(binder instanceof Sum, "a sum");
        require(structure.isInteger(i), "a whole number in Kronecker's delta");
        needs(new AtMost(binder.operands().get(0), i), known);
        needs(new AtMost(i, binder.operands().get(1)), known);
        Sym index = binder.scope().fresh();
        Expr body = binder.scope().open(index);
        List<Expr> factors = new java.util.ArrayList<>(body instanceof Mul product ? product.factors() : List.of(body));
        require(
                factors.remove(Expr.call(Fn.KRONECKER, index, i)) || factors.remove(Expr.call(Fn.KRONECKER, i, index)),
                "Kronecker's delta as a factor");
        return Trees.substitute(Expr.mul(factors), index, i);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new RefusedException("the rule asks for " + what);
        }
    }

    private static void needs(Proposition condition, Set<Proposition> known) {
        boolean trivial = condition instanceof AtMost(Num x, Num y) && x.compareTo(y) <= 0
                || condition instanceof Less(Num u, Num v) && u.compareTo(v) < 0;
        require(trivial || known.contains(condition), condition.toString());
    }
}
