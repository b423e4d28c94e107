package org.wickbench.symbolic.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * The values of the symbols of one sample. Half of the samples lie where formulas like to fail: at zeros of what stands in
 * a formula, at ties, on branch cuts and beside them, at the edges of the facts, at multiples of pi; the others anywhere
 * inside the facts.
 */
final class Places {
    /** A quarter of the tries go to each pair of kinds. */
    private static final int KINDS = 8;

    private static final int ANGLE = 3;

    private static final long[][] ANGLES = {
        {1, 2}, {1, 1}, {-1, 2}, {0, 1}, {2, 1}, {1, 3}, {1, 4}, {-1, 1}, {1, 6}, {2, 3}, {3, 4}, {3, 2}, {-1, 3},
        {5, 6}, {-3, 2}, {4, 1}
    };
    private static final int MOST_CRITICAL = 60;

    private final Assumptions assumptions;
    private final RandomGenerator random;
    private final Numbers numbers;
    private final boolean special;
    private final int kind;
    private final int turn;
    private final List<Relation> facts;
    private final List<Expr> critical;
    private final List<Num> constants;
    private final List<Expr> angles;

    /**
     * @param expressions the formulas and the facts of the sample, with whole numbers put in
     * @param special whether the sample lies at such a place
     */
    Places(List<Expr> expressions, Assumptions assumptions, RandomGenerator random, Numbers numbers, boolean special) {
        this.assumptions = assumptions;
        this.random = random;
        this.numbers = numbers;
        this.special = special;
        this.facts = expressions.stream()
                .filter(Relation.class::isInstance)
                .map(Relation.class::cast)
                .toList();
        this.critical = special ? critical(expressions) : List.of();
        this.constants = special ? constants(expressions) : List.of();
        Set<Expr> turned = new LinkedHashSet<>();
        if (special) {
            expressions.forEach(expr -> collectAngles(expr, turned));
        }
        this.angles = List.copyOf(turned);
        this.turn = numbers.round() / 4;
        this.kind = !angles.isEmpty() && numbers.round() % 4 == 1 ? ANGLE : random.nextInt(KINDS);
    }

    /** A value for each symbol. */
    Map<Sym, Expr> of(List<Sym> symbols) {
        Map<Sym, Expr> point = new LinkedHashMap<>();
        List<Sym> order = new ArrayList<>(symbols);
        if (special && !order.isEmpty()) {
            // the symbol at the special place comes last, when the others have their values
            order.add(order.remove(random.nextInt(order.size())));
        }
        for (Sym symbol : order) {
            boolean last = point.size() == order.size() - 1;
            Expr value = assumptions.domainOf(symbol.name()) == Domain.COMPLEX
                    ? complex(point)
                    : special ? place(symbol, point, last) : anywhere(symbol, point);
            point.put(symbol, value);
        }
        Map<Sym, Expr> sorted = new LinkedHashMap<>();
        symbols.forEach(symbol -> sorted.put(symbol, Objects.requireNonNull(point.get(symbol))));
        return sorted;
    }

    /** A complex value: anywhere, on the real or the imaginary axis, beside the negative axis, at zero, at another's value. */
    private Expr complex(Map<Sym, Expr> point) {
        if (!special) {
            return Expr.add(numbers.real(), Expr.mul(numbers.real(), Expr.I));
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> positive().negate();
            case 2 -> Expr.mul(numbers.real(), Expr.I);
            case 3 -> Expr.add(positive().negate(), Expr.mul(Expr.num(random.nextBoolean() ? 1 : -1, 1000), Expr.I));
            case 4 -> kind == 0 ? Expr.ZERO : numbers.real();
            case 5 -> point.isEmpty() ? Expr.ZERO : tied(point);
            case 6 -> Expr.mul(partOfPi(), Expr.I);
            default -> Expr.add(numbers.real(), Expr.mul(numbers.real(), Expr.I));
        };
    }

    private Num positive() {
        Num value = numbers.real();
        return value.signum() < 0 ? value.negate() : value;
    }

    private Expr tied(Map<Sym, Expr> point) {
        List<Expr> others = List.copyOf(point.values());
        Expr other = others.get(random.nextInt(others.size()));
        return other instanceof Num number ? random.nextInt(4) == 0 ? number.negate() : number : other;
    }

    /** A whole number: a small one, or one that the formulas speak of or the next one to it. */
    private Num whole() {
        if (constants.isEmpty() || random.nextInt(3) == 0) {
            return Expr.num(random.nextInt(-40, 41));
        }
        return constants.get(random.nextInt(constants.size())).plus(Expr.num(random.nextInt(-1, 2)));
    }

    /** A value at which an angle in the formulas is a part of pi. */
    private Expr angle(Sym symbol, Map<Sym, Expr> point) {
        Expr angle = partOfPi();
        if (angles.isEmpty()) {
            return angle;
        }
        return Quadratic.of(angles.get(random.nextInt(angles.size())), symbol, point)
                .filter(each -> each.a().isZero() && !each.b().isZero())
                .map(each -> Expr.mul(each.b().reciprocal(), Expr.sub(angle, each.c())))
                .orElse(angle);
    }

    /** The usual angles one after the other. */
    private Expr partOfPi() {
        long[] part = ANGLES[Math.floorMod(turn, ANGLES.length)];
        return part[0] == 0 ? Expr.ZERO : Expr.mul(Expr.num(part[0], part[1]), Expr.PI);
    }

    private Expr place(Sym symbol, Map<Sym, Expr> point, boolean last) {
        Expr value =
                switch (kind) {
                    case 0 -> Expr.ZERO;
                    case 1 -> last ? Expr.ZERO : numbers.real();
                    case 2 -> point.isEmpty() ? numbers.real() : tied(point);
                    case ANGLE -> last ? angle(symbol, point) : numbers.real();
                    case 4 -> whole();
                    default -> last ? root(symbol, point).orElseGet(numbers::real) : numbers.real();
                };
        return value instanceof Num number && kind != 0
                ? Bounds.of(symbol, facts, point).inside(number, special)
                : value;
    }

    private Expr anywhere(Sym symbol, Map<Sym, Expr> point) {
        return Bounds.of(symbol, facts, point).inside(numbers.real(), false);
    }

    /** A value at which some part of the formulas vanishes, exactly or nearly. */
    private Optional<Expr> root(Sym symbol, Map<Sym, Expr> point) {
        if (critical.isEmpty()) {
            return Optional.empty();
        }
        int first = random.nextInt(critical.size());
        for (int i = 0; i < critical.size(); i++) {
            Expr part = critical.get((first + i) % critical.size());
            if (!Trees.dependsOn(part, symbol)) {
                continue;
            }
            List<Expr> roots =
                    Quadratic.of(part, symbol, point).map(Quadratic::roots).orElse(List.of());
            if (!roots.isEmpty()) {
                Expr root = roots.get(random.nextInt(roots.size()));
                boolean beside = kind == KINDS - 1 && root instanceof Num;
                return Optional.of(
                        beside ? ((Num) root).plus(Expr.num(random.nextBoolean() ? 1 : -1, 1_000_000)) : root);
            }
        }
        return Optional.empty();
    }

    /** Sums and differences in the formulas, and what relations compare. */
    private static List<Expr> critical(List<Expr> expressions) {
        Set<Expr> found = new LinkedHashSet<>();
        if (expressions.size() > 1) {
            found.add(Expr.sub(expressions.get(0), expressions.get(1)));
        }
        expressions.forEach(expr -> collect(expr, found));
        return List.copyOf(found);
    }

    /** What trigonometric functions are taken of. */
    private static void collectAngles(Expr expr, Set<Expr> found) {
        if (expr instanceof Call call) {
            switch (call.function()) {
                case SIN, COS, TAN, COT -> found.add(call.argument());
                default -> {}
            }
        }
        Trees.children(expr).forEach(child -> collectAngles(child, found));
    }

    /** The numbers in some formulas, powers of numbers carried out. */
    static List<Num> constants(List<Expr> expressions) {
        Set<Num> found = new LinkedHashSet<>();
        expressions.forEach(expr -> collectConstants(expr, found));
        return List.copyOf(found);
    }

    /** Numbers and powers of numbers that stand in a formula. */
    private static void collectConstants(Expr expr, Set<Num> found) {
        if (found.size() >= MOST_CRITICAL) {
            return;
        }
        if (expr instanceof Num number) {
            found.add(number);
        } else if (expr instanceof Pow power && power.base() instanceof Num && power.exponent() instanceof Num) {
            Quadratic.of(expr, Expr.sym("_"), Map.of()).ifPresent(value -> found.add(value.c()));
        } else {
            Trees.children(expr).forEach(child -> collectConstants(child, found));
        }
    }

    private static void collect(Expr expr, Set<Expr> found) {
        if (found.size() >= MOST_CRITICAL) {
            return;
        }
        switch (expr) {
            case Add sum -> found.add(sum);
            case Relation relation -> found.add(Expr.sub(relation.left(), relation.right()));
            case Call call
            when call.arguments().size() == 2 ->
                found.add(Expr.sub(call.arguments().getFirst(), call.arguments().getLast()));
            default -> {}
        }
        Trees.children(expr).forEach(child -> collect(child, found));
    }
}
