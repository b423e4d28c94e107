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

    /** Sums inside of sums multiply: what is beyond is left to the evaluator. */
    private static final int MOST_TERMS_IN_ALL = 2_000;

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
        boolean special = numbers.isSpecial();

        List<Relation> facts = new ArrayList<>();
        Map<Sym, Expr> whole = new LinkedHashMap<>();
        current.stream().filter(Relation.class::isInstance).forEach(fact -> facts.add((Relation) fact));
        boolean sums = expressions.stream().anyMatch(Instance::hasSum);
        for (Sym symbol : integers(current, assumptions)) {
            Num value = numbers.integer(sums, List.copyOf(whole.values()));
            Num inside = Bounds.of(symbol, facts, whole).whole(value);
            // a fact may speak of a family, or of what is drawn later: then any value may do
            value = round % 4 == 3 || sums && inside.compareTo(Expr.num(MOST_TERMS)) > 0 ? value : inside;
            whole.put(symbol, value);
            Num chosen = value;
            shown.put(symbol.toString(), chosen.toString());
            current.replaceAll(expr -> Trees.substitute(expr, symbol, chosen));
        }
        int[] terms = {MOST_TERMS_IN_ALL};
        current.replaceAll(expr -> expandSums(expr, terms));
        addInstances(general, current);
        Map<String, Example> examples = new LinkedHashMap<>();
        List<Num> constants = special ? Places.constants(current) : List.of();
        for (Expr expr : current) {
            for (Map.Entry<Sym, Integer> head : Trees.unknownFunctions(expr).entrySet()) {
                examples.computeIfAbsent(head.getKey() + "/" + head.getValue(), key -> {
                    boolean complex = assumptions.domainOf(head.getKey().name()) == Domain.COMPLEX;
                    Example usual = Example.choose(head.getKey(), head.getValue(), complex, numbers);
                    return special ? usual.atASpecialPlace(List.copyOf(examples.values()), constants, random) : usual;
                });
            }
        }
        current.replaceAll(new Example.Filling(examples)::of);
        examples.values()
                .forEach(example -> shown.put(example.title(), example.body().toString()));

        Map<Sym, Expr> point = new Places(current, assumptions, random, numbers, special).of(remaining(current));
        point.forEach((symbol, value) -> shown.put(symbol.toString(), value.toString()));
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

    private static boolean hasSum(Expr expr) {
        return expr instanceof Sum || Trees.children(expr).stream().anyMatch(Instance::hasSum);
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
    private static Expr expandSums(Expr expr, int[] left) {
        if (expr instanceof Sum || expr instanceof Product) {
            Binder binder = (Binder) expr;
            Expr lower = whole(binder.operands().get(0));
            Expr upper = whole(binder.operands().get(1));
            if (lower instanceof Num from && upper instanceof Num to && from.isInteger() && to.isInteger()) {
                BigInteger count = to.numerator().subtract(from.numerator());
                if (count.compareTo(BigInteger.valueOf(Math.min(MOST_TERMS, left[0]))) < 0) {
                    List<Expr> terms = new ArrayList<>();
                    for (int k = 0; k <= count.intValue(); k++) {
                        left[0]--;
                        Num value = Expr.num(from.numerator().add(BigInteger.valueOf(k)));
                        terms.add(expandSums(binder.scope().open(value), left));
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
                    head,
                    apply.arguments().stream()
                            .map(argument -> expandSums(argument, left))
                            .toList());
        }
        return Trees.mapChildren(expr, child -> expandSums(child, left));
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
