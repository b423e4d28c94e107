package org.wickbench.symbolic.prove;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * One concrete case of a statement: whole numbers for integer symbols, an example for each unknown function, a value for
 * each symbol that is left.
 *
 * @param expressions the instantiated expressions, in the order given
 * @param point the value of each remaining symbol
 * @param shown everything that was chosen, for the reader
 */
record Instance(List<Expr> expressions, Map<Sym, Expr> point, Map<String, String> shown) {
    private static final int MOST_TERMS = 60;

    /** Chooses a case; the round decides how plain the numbers are, the generator which ones. */
    static Instance choose(List<Expr> expressions, Assumptions assumptions, RandomGenerator random, int round) {
        Map<String, String> shown = new LinkedHashMap<>();
        // general facts come in once it is known which members there are
        List<Expr> current = new ArrayList<>(expressions);
        List<Relation> general = new ArrayList<>();
        for (Expr expr : expressions) {
            if (Assumptions.isGeneral(expr)) {
                general.add((Relation) expr);
            }
        }
        current.removeAll(general);
        Numbers numbers = new Numbers(random, round);

        for (Sym symbol : integers(current, assumptions)) {
            Num value = numbers.integer();
            shown.put(symbol.toString(), value.toString());
            current.replaceAll(expr -> Trees.substitute(expr, symbol, value));
        }
        current.replaceAll(Instance::expandSums);
        addInstances(general, current);
        Map<String, Example> examples = new LinkedHashMap<>();
        for (Expr expr : current) {
            for (Map.Entry<Sym, Integer> head : Trees.unknownFunctions(expr).entrySet()) {
                examples.computeIfAbsent(
                        head.getKey() + "/" + head.getValue(),
                        key -> Example.choose(
                                head.getKey(),
                                head.getValue(),
                                assumptions.domainOf(head.getKey().name()) == Domain.COMPLEX,
                                numbers));
            }
        }
        current.replaceAll(expr -> Example.fill(expr, examples));
        examples.values()
                .forEach(example -> shown.put(example.title(), example.body().toString()));

        Map<Sym, Expr> point = new LinkedHashMap<>();
        for (Sym symbol : remaining(current)) {
            Expr value = assumptions.domainOf(symbol.name()) == Domain.COMPLEX
                    ? Expr.add(numbers.real(), Expr.mul(numbers.real(), Expr.I))
                    : numbers.real();
            point.put(symbol, value);
            shown.put(symbol.toString(), value.toString());
        }
        return new Instance(current, point, shown);
    }

    /** Adds what general facts say of the members that occur. */
    private static void addInstances(List<Relation> general, List<Expr> current) {
        for (Sym symbol : remaining(current)) {
            for (Relation fact : general) {
                Relation here = Assumptions.about(fact, symbol);
                if (!here.equals(fact)) {
                    current.add(here);
                }
            }
        }
    }

    private static List<Sym> integers(List<Expr> expressions, Assumptions assumptions) {
        List<Sym> found = new ArrayList<>();
        Set<String> bounds = new TreeSet<>();
        expressions.forEach(expr -> bounds.addAll(Trees.indexNames(expr)));
        for (Sym symbol : remaining(expressions)) {
            if (symbol.indices().isEmpty()
                    && (assumptions.domainOf(symbol.name()) == Domain.INTEGER || bounds.contains(symbol.name()))) {
                found.add(symbol);
            }
        }
        return found;
    }

    private static List<Sym> remaining(List<Expr> expressions) {
        List<Sym> symbols = new ArrayList<>();
        for (Expr expr : expressions) {
            for (Sym symbol : Trees.freeSymbols(expr)) {
                if (!symbols.contains(symbol)) {
                    symbols.add(symbol);
                }
            }
        }
        return symbols;
    }

    /** Writes out sums and products with numbers as bounds, so that the members of a family become symbols of their own. */
    private static Expr expandSums(Expr expr) {
        if (expr instanceof Sum || expr instanceof Product) {
            Binder binder = (Binder) expr;
            Expr lower = whole(binder.operands().get(0));
            Expr upper = whole(binder.operands().get(1));
            if (lower instanceof Num from && upper instanceof Num to) {
                BigInteger count = to.numerator().subtract(from.numerator());
                if (count.compareTo(BigInteger.valueOf(MOST_TERMS)) < 0) {
                    List<Expr> terms = new ArrayList<>();
                    for (int k = 0; k <= count.intValue(); k++) {
                        Num value = Expr.num(from.numerator().add(BigInteger.valueOf(k)));
                        terms.add(expandSums(binder.scope().open(value)));
                    }
                    return expr instanceof Sum ? Expr.add(terms) : Expr.mul(terms);
                }
            }
        }
        if (expr instanceof Sym symbol && !symbol.indices().isEmpty()) {
            return new Sym(
                    symbol.name(),
                    symbol.indices().stream().map(Instance::whole).toList());
        }
        if (expr instanceof Apply apply && !apply.head().indices().isEmpty()) {
            Sym head = new Sym(
                    apply.head().name(),
                    apply.head().indices().stream().map(Instance::whole).toList());
            return new Apply(
                    head, apply.arguments().stream().map(Instance::expandSums).toList());
        }
        return Trees.mapChildren(expr, Instance::expandSums);
    }

    /** The value of whole-number arithmetic, or the expression itself. */
    private static Expr whole(Expr expr) {
        return switch (expr) {
            case Num number -> number;
            case Add sum -> {
                Num total = Expr.ZERO;
                for (Expr term : sum.terms()) {
                    if (!(whole(term) instanceof Num number)) {
                        yield expr;
                    }
                    total = total.plus(number);
                }
                yield total;
            }
            case Mul product -> {
                Num total = Expr.ONE;
                for (Expr factor : product.factors()) {
                    if (!(whole(factor) instanceof Num number)) {
                        yield expr;
                    }
                    total = total.times(number);
                }
                yield total;
            }
            default -> expr;
        };
    }
}
