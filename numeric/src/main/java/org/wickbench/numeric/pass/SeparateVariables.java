package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Range;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.kernel.Value.BinaryOp;
import org.wickbench.numeric.kernel.Value.UnaryOp;

/**
 * Brings together the parts of sums and products that depend on the same loops, and splits exponentials, sines and cosines of
 * sums, so that {@link HoistInvariants} and {@link TabulateOrRecompute} find parts as large as can be:
 *
 * <pre>
 *   f1(x) + g1(y) + f2(x) + g2(y) + m(x,y)  ->  f1(x) + f2(x) + (g1(y) + g2(y)) + m(x,y)
 *   exp(-(f(x) + g(y)))                     ->  exp(-f(x)) * exp(-g(y))
 *   sin(f(x) + g(y))                        ->  sin f(x) * cos g(y) + cos f(x) * sin g(y)
 * </pre>
 *
 * Groups stand in the order of their {@linkplain Surroundings sets of loops}: outer loops first. A routine is changed if that saves
 * time by {@link Balance} with the tables that follow.
 *
 * <p>Before: any valid program. After: the same values up to rounding. With {@code u} the unit roundoff, a sum of {@code n} terms
 * differs by at most {@code 2 n u} times the sum of the terms' sizes; a product of {@code n} factors by {@code 2 n u} of
 * itself; an exponential by {@code 2 (n + sum |argument's terms|) u} of itself, or by the least positive number where it
 * underflows; a sine or cosine by {@code 4 (n + sum |argument's terms|) u}. So only what stands below operations that keep
 * such errors small is touched: nothing below a root, a logarithm, a divisor, a power that is no positive integer, a sign or a
 * comparison, where an exact zero may matter. Exponentials and products are regrouped only if their {@link Bounds}
 * exclude that a group overflows.
 */
final class SeparateVariables {
    static final String NAME = "separate variables";

    /** {@code exp} of less is finite and normal. */
    private static final double LARGEST_EXPONENT = 700;

    /** Products of groups up to here are finite. */
    private static final double LARGEST_PRODUCT = 1e150;

    private final Routine routine;
    private final Bounds bounds;

    private SeparateVariables(Routine routine) {
        this.routine = routine;
        this.bounds = new Bounds(routine.facts());
    }

    static Program apply(Program program, Consumer<Decision> log) {
        return program.mapRoutines(routine ->
                Balance.isWorthALook(routine) ? new SeparateVariables(routine).separated(program, log) : routine);
    }

    private Routine separated(Program program, Consumer<Decision> log) {
        Routine changed = routine.withBody(Surroundings.rewrite(
                routine.body(),
                Surroundings.of(routine, program),
                (value, around) -> around.loops().size() > 1 && around.isCounted()
                        ? new Separation(around).of(value, true)
                        : value));
        if (changed.equals(routine)) {
            return routine;
        }
        Balance without = Balance.of(TabulateOrRecompute.apply(routine, program, _ -> {}), program);
        Balance with = Balance.of(TabulateOrRecompute.apply(changed, program, _ -> {}), program);
        boolean taken = with.pays(without);
        log.accept(new Decision(NAME, routine.name(), "one group per set of loops", without, with, taken));
        return taken ? changed : routine;
    }

    /** A term of a sum. */
    private record Term(boolean negative, Value value) {
        Value signed() {
            return negative ? Value.neg(value) : value;
        }
    }

    /** The work on the values in one body. */
    private final class Separation {
        private final Surroundings around;

        Separation(Surroundings around) {
            this.around = around;
        }

        /** @param free whether the rounding of the value may change */
        Value of(Value value, boolean free) {
            Value inner = value.mapChildren(child -> of(child, free && isFree(value, child)));
            if (!free) {
                return inner;
            }
            return switch (inner) {
                case Value.Binary binary
                when binary.op() == BinaryOp.ADD || binary.op() == BinaryOp.SUBTRACT -> sum(inner);
                case Value.Binary binary when binary.op() == BinaryOp.MULTIPLY -> product(inner);
                case Value.Unary(UnaryOp op, Value x)
                when op == UnaryOp.EXP -> exponential(x).orElse(inner);
                case Value.Unary(UnaryOp op, Value x)
                when op == UnaryOp.SIN || op == UnaryOp.COS -> wave(op, x).orElse(inner);
                default -> inner;
            };
        }

        private static boolean isFree(Value parent, Value child) {
            return switch (parent) {
                case Value.Unary unary ->
                    switch (unary.op()) {
                        case NEGATE, ABS, EXP, SIN, COS, SINH, COSH, TANH, ATAN, ERF, ERFC -> true;
                        case SIGN, SQRT, LOG, LOG1P, TAN, ASIN, ACOS -> false;
                    };
                case Value.Binary binary ->
                    switch (binary.op()) {
                        case ADD, SUBTRACT, MULTIPLY, MIN, MAX -> true;
                        case DIVIDE -> child == binary.left();
                        case POWER ->
                            child == binary.left()
                                    && binary.right() instanceof Value.Const(double n)
                                    && n == Math.rint(n)
                                    && n > 0;
                    };
                case Value.Select select -> child == select.whenTrue() || child == select.whenFalse();
                default -> true;
            };
        }

        private boolean isHidden(List<Value> group) {
            return Surroundings.isHidden(set(group))
                    && group.stream().allMatch(part -> around.of(part).movable());
        }

        private int set(List<Value> group) {
            return group.stream().mapToInt(part -> around.of(part).loops()).reduce(0, (a, b) -> a | b);
        }

        private <T> Map<Integer, List<T>> groups(List<T> parts, java.util.function.Function<T, Value> value) {
            Map<Integer, List<T>> groups = new TreeMap<>();
            parts.forEach(
                    part -> groups.computeIfAbsent(around.of(value.apply(part)).loops(), _ -> new ArrayList<>())
                            .add(part));
            return groups;
        }

        private Value sum(Value value) {
            List<Term> terms = new ArrayList<>();
            collectTerms(value, false, terms);
            Map<Integer, List<Term>> groups = groups(terms, Term::value);
            if (groups.values().stream().noneMatch(group -> isHidden(values(group)))) {
                return value;
            }
            List<Term> sum = new ArrayList<>();
            for (List<Term> group : groups.values()) {
                if (isHidden(values(group))) {
                    sum.add(one(group));
                } else {
                    sum.addAll(group);
                }
            }
            return total(sum);
        }

        private static List<Value> values(List<Term> group) {
            return group.stream().map(Term::value).toList();
        }

        /** A group as one term, its first summand without a sign. */
        private static Term one(List<Term> group) {
            boolean negative = group.getFirst().negative();
            return new Term(
                    negative,
                    total(group.stream()
                            .map(term -> new Term(term.negative() != negative, term.value()))
                            .toList()));
        }

        private static Value total(List<Term> terms) {
            Value sum = terms.getFirst().signed();
            for (Term term : terms.subList(1, terms.size())) {
                sum = term.negative() ? Value.sub(sum, term.value()) : Value.add(sum, term.value());
            }
            return sum;
        }

        private static void collectTerms(Value value, boolean negative, List<Term> terms) {
            switch (value) {
                case Value.Binary(BinaryOp op, Value a, Value b)
                when op == BinaryOp.ADD || op == BinaryOp.SUBTRACT -> {
                    collectTerms(a, negative, terms);
                    collectTerms(b, negative != (op == BinaryOp.SUBTRACT), terms);
                }
                case Value.Unary(UnaryOp op, Value x) when op == UnaryOp.NEGATE -> collectTerms(x, !negative, terms);
                default -> terms.add(new Term(negative, value));
            }
        }

        private Value product(Value value) {
            List<Value> factors = new ArrayList<>();
            collectFactors(value, factors);
            Map<Integer, List<Value>> groups = groups(factors, factor -> factor);
            if (groups.values().stream().noneMatch(this::isHidden)) {
                return value;
            }
            List<Value> product = new ArrayList<>();
            for (List<Value> group : groups.values()) {
                Range range = bounds.of(around.inlined(times(group)));
                if (Math.max(Math.abs(range.lower()), Math.abs(range.upper())) > LARGEST_PRODUCT) {
                    return value;
                }
                if (isHidden(group)) {
                    product.add(times(group));
                } else {
                    product.addAll(group);
                }
            }
            return times(product);
        }

        private static Value times(List<Value> factors) {
            return factors.stream().reduce(Value::mul).orElseThrow();
        }

        private static void collectFactors(Value value, List<Value> factors) {
            if (value instanceof Value.Binary(BinaryOp op, Value a, Value b) && op == BinaryOp.MULTIPLY) {
                collectFactors(a, factors);
                collectFactors(b, factors);
            } else {
                factors.add(value);
            }
        }

        /** The groups of an argument, one value each, the constant terms with the first; empty if splitting gains nothing. */
        private List<Value> split(Value argument) {
            List<Term> terms = new ArrayList<>();
            distribute(argument, terms);
            Map<Integer, List<Term>> groups = groups(terms, Term::value);
            List<Term> constant = Optional.ofNullable(groups.remove(0)).orElse(List.of());
            boolean everywhere = groups.containsKey(around.everyLoop());
            boolean hidden = groups.values().stream().anyMatch(group -> isHidden(values(group)));
            if (groups.size() < 2 || everywhere || !hidden) {
                return List.of();
            }
            List<Value> split = new ArrayList<>();
            for (List<Term> group : groups.values()) {
                List<Term> all = new ArrayList<>(split.isEmpty() ? constant : List.of());
                all.addAll(group);
                split.add(total(all));
            }
            return split;
        }

        /** The terms of a value, constant factors multiplied into sums. */
        private void distribute(Value value, List<Term> terms) {
            switch (value) {
                case Value.Binary(BinaryOp op, Value a, Value b)
                when op == BinaryOp.ADD -> {
                    distribute(a, terms);
                    distribute(b, terms);
                }
                case Value.Binary(BinaryOp op, Value a, Value b)
                when op == BinaryOp.SUBTRACT -> {
                    distribute(a, terms);
                    distribute(b, terms, part -> part, true);
                }
                case Value.Unary(UnaryOp op, Value x)
                when op == UnaryOp.NEGATE -> distribute(x, terms, part -> part, true);
                case Value.Binary(BinaryOp op, Value c, Value x)
                when op == BinaryOp.MULTIPLY && around.of(c).loops() == 0 ->
                    distribute(x, terms, part -> Value.mul(c, part), false);
                case Value.Binary(BinaryOp op, Value x, Value c)
                when (op == BinaryOp.MULTIPLY || op == BinaryOp.DIVIDE)
                        && around.of(c).loops() == 0 ->
                    distribute(x, terms, part -> new Value.Binary(op, part, c), false);
                default -> terms.add(new Term(false, value));
            }
        }

        private void distribute(
                Value value, List<Term> terms, java.util.function.UnaryOperator<Value> scale, boolean flip) {
            List<Term> parts = new ArrayList<>();
            distribute(value, parts);
            parts.forEach(part -> terms.add(new Term(part.negative() != flip, scale.apply(part.value()))));
        }

        private Optional<Value> exponential(Value argument) {
            List<Value> split = split(argument);
            List<Range> ranges =
                    split.stream().map(part -> bounds.of(around.inlined(part))).toList();
            boolean decays = ranges.stream().allMatch(range -> range.upper() <= 0);
            boolean moderate = ranges.stream()
                    .allMatch(range -> range.lower() >= -LARGEST_EXPONENT && range.upper() <= LARGEST_EXPONENT);
            return decays || moderate
                    ? split.stream().map(part -> Value.unary(UnaryOp.EXP, part)).reduce(Value::mul)
                    : Optional.empty();
        }

        private Optional<Value> wave(UnaryOp op, Value argument) {
            List<Value> split = split(argument);
            return split.isEmpty() ? Optional.empty() : Optional.of(wave(op, split));
        }

        /** By the addition theorem, the last group split off first: what remains is invariant in inner loops. */
        private static Value wave(UnaryOp op, List<Value> groups) {
            if (groups.size() == 1) {
                return Value.unary(op, groups.getFirst());
            }
            List<Value> outer = groups.subList(0, groups.size() - 1);
            Value sine = Value.unary(UnaryOp.SIN, groups.getLast());
            Value cosine = Value.unary(UnaryOp.COS, groups.getLast());
            return op == UnaryOp.SIN
                    ? Value.add(Value.mul(wave(UnaryOp.SIN, outer), cosine), Value.mul(wave(UnaryOp.COS, outer), sine))
                    : Value.sub(Value.mul(wave(UnaryOp.COS, outer), cosine), Value.mul(wave(UnaryOp.SIN, outer), sine));
        }
    }
}
