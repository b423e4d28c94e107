package org.wickbench.symbolic.cas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.enclose.UndeterminedException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * Concrete cases in which a foreign system is to compare two sides: a smooth, decaying function for every unknown one, a
 * number for every member of a family, and values for the symbols that keep the assumptions.
 */
final class Samples {
    private static final int TRIES = 2_000;

    private final Assumptions assumptions;

    Samples(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** The variables of an example function, in the order of its arguments. */
    static List<Sym> variables(int count) {
        List<Sym> variables = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            variables.add(Expr.sym("u" + i));
        }
        return variables;
    }

    /** The value of a family's member as a formula in its indices {@code u1, u2, ...}: positive, and different ones. */
    Expr member(Sym member) {
        List<Expr> terms = new ArrayList<>(List.of(Expr.HALF));
        int salt = salt(member.name());
        for (Sym index : variables(member.indices().size())) {
            terms.add(Expr.mul(Expr.num(1, 3 + salt), index));
            terms.add(Expr.mul(Expr.num(1, 7 + salt), Expr.pow(index, 2)));
        }
        return complexIf(member.name(), Expr.add(terms));
    }

    /**
     * An example for an unknown function as a formula in its indices and arguments {@code u1, u2, ...}: a positive
     * polynomial times a Gaussian, so that integrals over the line converge.
     */
    Expr function(Apply apply) {
        int indices = apply.head().indices().size();
        List<Sym> variables = variables(indices + apply.arguments().size());
        int salt = salt(apply.head().name());
        List<Expr> polynomial = new ArrayList<>(List.of(Expr.ONE));
        List<Expr> squares = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            Expr variable = variables.get(i);
            polynomial.add(Expr.mul(Expr.num(1, 3 + i + salt), variable));
            polynomial.add(Expr.mul(Expr.num(1, 2 + i), Expr.pow(variable, 2)));
            if (i >= indices) {
                squares.add(Expr.pow(variable, 2));
            }
        }
        Expr decay = Expr.exp(Expr.mul(Expr.num(-1, 4), Expr.add(squares)));
        return complexIf(apply.head().name(), Expr.mul(Expr.add(polynomial), decay));
    }

    private Expr complexIf(String name, Expr value) {
        return Dialect.isReal(name, assumptions)
                ? value
                : Expr.mul(Expr.add(Expr.ONE, Expr.mul(Expr.num(1, 3), Expr.I, Expr.sym("u1"))), value);
    }

    /** A small number that differs between most names. */
    private static int salt(String name) {
        return Math.floorMod(name.hashCode(), 5);
    }

    /** Up to {@code count} different assignments to the free symbols that keep all facts about them. */
    List<Map<Sym, Expr>> points(Relation relation, int count) {
        Set<Sym> symbols = Trees.freeSymbols(relation);
        List<Relation> facts = new ArrayList<>();
        try {
            for (Relation fact : assumptions.about(List.of(relation)).facts()) {
                if (!Assumptions.isGeneral(fact)) {
                    facts.add((Relation) fill(Derivative.carryOut(fact)));
                }
            }
        } catch (CalculusException | UnsupportedOperationException e) {
            return List.of();
        }
        Set<String> whole = Trees.indexNames(relation);
        SplittableRandom random = new SplittableRandom(20240719);
        List<Map<Sym, Expr>> points = new ArrayList<>();
        for (int attempt = 0; attempt < TRIES && points.size() < count; attempt++) {
            Map<Sym, Expr> point = new LinkedHashMap<>();
            Numbers numbers = new Numbers(random, attempt);
            symbols.forEach(symbol -> choose(symbol, whole, point, numbers));
            facts.forEach(fact -> Trees.freeSymbols(fact).forEach(symbol -> choose(symbol, whole, point, numbers)));
            if (!points.contains(point) && facts.stream().allMatch(fact -> holds(fact, point))) {
                points.add(point);
            }
        }
        return points;
    }

    private void choose(Sym symbol, Set<String> whole, Map<Sym, Expr> point, Numbers numbers) {
        if (!symbol.indices().isEmpty() || point.containsKey(symbol)) {
            return;
        }
        Domain domain = assumptions.domainOf(symbol.name());
        point.put(
                symbol,
                domain == Domain.INTEGER || whole.contains(symbol.name())
                        ? numbers.integer()
                        : domain == Domain.COMPLEX
                                ? Expr.add(numbers.real(), Expr.mul(numbers.real(), Expr.I))
                                : numbers.real());
    }

    /** The numbers of one attempt; the signs of its first six real ones run through all patterns with the attempts. */
    private static final class Numbers {
        private static final long[][] MAGNITUDES = {
            {1, 2}, {2, 3}, {3, 4}, {1, 1}, {5, 4}, {4, 3}, {3, 2}, {2, 1}, {7, 3}
        };
        private static final int PATTERNS = 6;

        private final SplittableRandom random;
        private final int attempt;
        private int drawn;

        Numbers(SplittableRandom random, int attempt) {
            this.random = random;
            this.attempt = attempt;
        }

        Num integer() {
            return Expr.num(1 + random.nextInt(4));
        }

        Num real() {
            long[] magnitude = MAGNITUDES[random.nextInt(MAGNITUDES.length)];
            Num value = Expr.num(magnitude[0], magnitude[1]);
            return (attempt >> (drawn++ % PATTERNS) & 1) == 1 ? value.negate() : value;
        }
    }

    private static boolean holds(Relation fact, Map<Sym, Expr> point) {
        try {
            return new Evaluator(96).holds(fact, point);
        } catch (UndeterminedException e) {
            return false;
        }
    }

    /** Puts the examples into a fact. */
    private Expr fill(Expr expr) {
        return switch (expr) {
            case Sym symbol when !symbol.indices().isEmpty() -> at(member(symbol), symbol.indices());
            case Apply apply -> {
                List<Expr> arguments = new ArrayList<>(apply.head().indices());
                arguments.addAll(apply.arguments());
                yield at(function(apply), arguments.stream().map(this::fill).toList());
            }
            case Partial _ -> throw new UnsupportedOperationException("a fact about a derivative");
            default -> Trees.mapChildren(expr, this::fill);
        };
    }

    private static Expr at(Expr body, List<Expr> arguments) {
        Map<Sym, Expr> values = new HashMap<>();
        List<Sym> variables = variables(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            values.put(variables.get(i), arguments.get(i));
        }
        return Trees.substitute(body, values);
    }
}
