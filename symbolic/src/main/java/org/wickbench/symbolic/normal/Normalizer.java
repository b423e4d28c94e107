package org.wickbench.symbolic.normal;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.enclose.UndeterminedException;
import org.wickbench.symbolic.expr.Calls;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;

/**
 * Brings an expression whose derivatives are carried out to a fraction of polynomials in generators.
 *
 * <p>Trigonometric and hyperbolic functions become exponentials; powers with other than whole exponents become roots or
 * {@code exp(b log a)}; what is not understood further is an atom, equal to another atom of the same kind when all its
 * parts are equal by this same normal form.
 */
final class Normalizer {
    final Algebra algebra = new Algebra();
    final Relations relations = new Relations(algebra);
    final Readback readback = new Readback(algebra);
    final Signs signs;

    final Powers powers = new Powers(this);
    private final Binders binders = new Binders(this);
    private final GammaForms gamma = new GammaForms(this);
    private final Map<Expr, Fraction> memory = new HashMap<>();
    private final Map<Expr, Integer> atomsByExpr = new HashMap<>();
    private final Map<Object, List<Shape>> atomsByShape = new HashMap<>();
    private final Set<Expr> nonZero = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<Relation> required = new LinkedHashSet<>();

    Normalizer(Signs signs) {
        this.signs = signs;
    }

    /** The expressions that were assumed not to vanish. */
    Set<Expr> nonZero() {
        return nonZero;
    }

    /** Other conditions, in words. */
    Set<String> notes() {
        return notes;
    }

    void note(String note) {
        notes.add(note);
    }

    /** A relation that has to hold for the normal form to be the value; those that the assumptions imply are left out. */
    void require(Relation relation) {
        Expr margin = relation.op() == Relation.Op.GE
                ? sub(relation.left(), relation.right())
                : sub(relation.right(), relation.left());
        if (!signs.isNonNegative(margin) && !signs.isNonNegative(readback.expr(normalize(margin)))) {
            required.add(relation);
        }
    }

    /** Makes notes of what is required of a bound variable: with it gone, they cannot be stated as they are. */
    void quantify(Sym variable, String where) {
        for (Expr expr : List.copyOf(nonZero)) {
            if (Trees.dependsOn(expr, variable)) {
                nonZero.remove(expr);
                notes.add(binders.shown(expr) + " != 0" + where);
            }
        }
        for (Relation relation : List.copyOf(required)) {
            if (Trees.dependsOn(relation, variable)) {
                required.remove(relation);
                notes.add(binders.shown(relation) + where);
            }
        }
    }

    /** The order relations that are required beyond the assumptions. */
    Set<Relation> required() {
        return required;
    }

    Fraction normalize(Expr expr) {
        Fraction known = memory.get(expr);
        if (known == null) {
            NormalFormException.ifInterrupted();
            known = compute(expr);
            memory.put(expr, known);
        }
        return known;
    }

    /** Forgets the values of what depends on a symbol, so that what they require is said again. */
    void forget(Sym symbol) {
        memory.keySet().removeIf(expr -> Trees.dependsOn(expr, symbol));
    }

    private Fraction compute(Expr expr) {
        return switch (expr) {
            case Num number -> Fraction.of(Polynomial.of(number, Monomial.ONE));
            case Constant constant ->
                switch (constant) {
                    case PI -> atom(constant);
                    case I -> Fraction.of(algebra.power(Algebra.UNIT, Ratio.HALF));
                    case INFINITY -> throw new NormalFormException("infinity is not a number");
                };
            case Sym symbol -> atom(canonical(symbol));
            case Add sum -> {
                Fraction total = Fraction.ZERO;
                for (Expr term : sum.terms()) {
                    total = algebra.plus(total, normalize(term));
                }
                yield total;
            }
            case Mul product -> {
                Fraction total = Fraction.ONE;
                for (Expr factor : product.factors()) {
                    total = algebra.times(total, normalize(factor));
                }
                yield total;
            }
            case Pow power -> powers.power(power.base(), power.exponent());
            case Call call -> call(call);
            case Apply apply -> shaped(canonical(apply.head()), apply.arguments(), apply);
            case Partial partial ->
                shaped(
                        List.of(canonical(partial.function().head()), partial.orders()),
                        partial.function().arguments(),
                        partial);
            case Sum sum -> binders.sum(sum);
            case Integral integral -> binders.integral(integral);
            case Product product -> binders.product(product);
            case Limit limit -> binders.limit(limit);
            case Piecewise piecewise -> piecewise(piecewise);
            case Relation _ -> throw new NormalFormException("a relation is not a value");
            case Bound _ -> throw new IllegalStateException("a bound variable outside its scope");
            case Diff _ -> throw new IllegalStateException("a derivative that was not carried out: " + expr);
        };
    }

    /** An atom by itself. */
    Fraction atom(Expr expr) {
        int id = atomsByExpr.computeIfAbsent(expr, e -> algebra.add(new Generator.Atom(e)));
        return Fraction.of(Polynomial.of(ONE, Monomial.of(id, Ratio.ONE)));
    }

    private Sym canonical(Sym symbol) {
        if (symbol.indices().stream().allMatch(index -> index instanceof Num || index instanceof Sym)) {
            return symbol;
        }
        return new Sym(
                symbol.name(),
                symbol.indices().stream().map(this::canonicalIndex).toList());
    }

    private Expr canonicalIndex(Expr index) {
        return index instanceof Num || index instanceof Sym ? index : readback.expr(normalize(index));
    }

    private record Shape(List<Fraction> parts, int id) {}

    /** An atom given by a head and parts; one with an equal head and equal parts is the same atom. */
    Fraction shaped(Object head, List<Expr> parts, Expr expr) {
        List<Fraction> normal = parts.stream().map(this::normalize).toList();
        List<Shape> shapes = atomsByShape.computeIfAbsent(List.of(head, parts.size()), key -> new ArrayList<>());
        for (Shape shape : shapes) {
            if (allEqual(shape.parts, normal)) {
                return Fraction.of(Polynomial.of(ONE, Monomial.of(shape.id, Ratio.ONE)));
            }
        }
        int id = algebra.add(new Generator.Atom(expr));
        shapes.add(new Shape(normal, id));
        return Fraction.of(Polynomial.of(ONE, Monomial.of(id, Ratio.ONE)));
    }

    private boolean allEqual(List<Fraction> left, List<Fraction> right) {
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean equal(Fraction left, Fraction right) {
        return left.equals(right) || relations.isZero(algebra.minus(left, right));
    }

    boolean isZero(Fraction fraction) {
        return relations.isZero(fraction);
    }

    /** Division that remembers what must not vanish. */
    Fraction reciprocal(Expr expr) {
        Fraction value = normalize(expr);
        if (isZero(value)) {
            throw new NormalFormException("a division by " + binders.shown(expr) + ", which is zero");
        }
        requireNonZero(expr);
        return algebra.reciprocal(relations.expandPowers(value));
    }

    void requireNonZero(Expr expr) {
        switch (expr) {
            case Mul product -> product.factors().forEach(this::requireNonZero);
            case Pow power -> requireNonZero(power.base());
            default -> {
                if (!signs.isNonZero(expr) && !isNonZeroNumber(expr)) {
                    nonZero.add(expr);
                }
            }
        }
    }

    /** True for a constant whose enclosure excludes zero. */
    private static boolean isNonZeroNumber(Expr expr) {
        try {
            return Trees.freeSymbols(expr).isEmpty()
                    && Trees.unknownFunctions(expr).isEmpty()
                    && !new Evaluator(128).evaluate(expr, Map.of()).containsZero();
        } catch (UndeterminedException e) {
            return false;
        }
    }

    Fraction exponential(Expr exponent) {
        return powers.exponential(normalize(exponent));
    }

    private Fraction call(Call call) {
        Expr u = call.arguments().getFirst();
        return switch (call.function()) {
            case EXP -> exponential(u);
            case LOG -> {
                requireNonZero(u);
                yield powers.logarithm(normalize(u));
            }
            case SIN -> half(algebra.minus(exponential(mul(I, u)), exponential(mul(MINUS_ONE, I, u))), true);
            case COS -> half(algebra.plus(exponential(mul(I, u)), exponential(mul(MINUS_ONE, I, u))), false);
            case TAN -> algebra.times(normalize(Expr.call(Fn.SIN, u)), reciprocal(Expr.call(Fn.COS, u)));
            case COT -> algebra.times(normalize(Expr.call(Fn.COS, u)), reciprocal(Expr.call(Fn.SIN, u)));
            case SINH -> half(algebra.minus(exponential(u), exponential(neg(u))), false);
            case COSH -> half(algebra.plus(exponential(u), exponential(neg(u))), false);
            case TANH -> algebra.times(normalize(Expr.call(Fn.SINH, u)), reciprocal(Expr.call(Fn.COSH, u)));
            case COTH -> algebra.times(normalize(Expr.call(Fn.COSH, u)), reciprocal(Expr.call(Fn.SINH, u)));
            case ERFC -> algebra.minus(Fraction.ONE, normalize(Expr.call(Fn.ERF, u)));
            case ASIN, ATAN, ASINH, ATANH, ERF -> odd(call);
            case ACOS -> algebra.minus(algebra.times(number(HALF), normalize(PI)), normalize(Expr.call(Fn.ASIN, u)));
            case ACOSH, DIRAC -> shaped(call.function().syntax(), call.arguments(), call);
            case ABS -> powers.modulus(u);
            case SIGN -> {
                requireNonZero(u);
                yield algebra.times(normalize(u), algebra.power(powers.modulus(u), -1));
            }
            case STEP -> algebra.times(number(HALF), algebra.plus(Fraction.ONE, normalize(Expr.call(Fn.SIGN, u))));
            case MIN, MAX -> {
                if (call.arguments().size() > 2) {
                    yield normalize(Calls.pairwise(call));
                }
                Expr v = call.arguments().getLast();
                Fraction distance = powers.modulus(sub(u, v));
                Fraction sum = algebra.plus(normalize(u), normalize(v));
                yield algebra.times(
                        number(HALF),
                        call.function() == Fn.MAX ? algebra.plus(sum, distance) : algebra.minus(sum, distance));
            }
            case CONJ ->
                Conjugate.of(u, signs)
                        .filter(conjugate -> !conjugate.equals(call))
                        .map(this::normalize)
                        .orElseGet(() -> shaped("conj", List.of(u), call));
            case RE -> half(algebra.plus(normalize(u), normalize(Expr.call(Fn.CONJ, u))), false);
            case IM -> half(algebra.minus(normalize(u), normalize(Expr.call(Fn.CONJ, u))), true);
            case KRONECKER -> kronecker(call);
            case SOFTPLUS, LOG1P, EXPM1 -> normalize(Calls.spelledOut(call).orElseThrow());
            case GAMMA -> gamma.gamma(u);
            case LGAMMA -> gamma.logarithm(u);
            case FACTORIAL -> gamma.gamma(add(u, ONE));
            case BINOMIAL -> gamma.binomial(call);
        };
    }

    private Fraction kronecker(Call call) {
        Expr left = call.arguments().getFirst();
        Expr right = call.arguments().getLast();
        Fraction difference = algebra.minus(normalize(left), normalize(right));
        if (isZero(difference)) {
            return Fraction.ONE;
        }
        if (difference.isSingleTerm() && difference.numerator().term().getKey().isOne()) {
            return Fraction.ZERO;
        }
        List<Expr> ordered = new ArrayList<>(call.arguments());
        ordered.sort(java.util.Comparator.comparing(Expr::toString)
                .thenComparing(expr ->
                        Trees.freeSymbols(expr).stream().map(Sym::name).toList().toString()));
        return shaped("kronecker", ordered, new Call(Fn.KRONECKER, ordered));
    }

    Fraction number(Num number) {
        return Fraction.of(Polynomial.of(number, Monomial.ONE));
    }

    /** value/2, or value/(2I). */
    private Fraction half(Fraction value, boolean overI) {
        Polynomial factor = overI
                ? algebra.power(Algebra.UNIT, Ratio.HALF.negate()).scale(HALF)
                : Polynomial.of(HALF, Monomial.ONE);
        return algebra.times(value, Fraction.of(factor));
    }

    /** An odd function: the sign of the leading coefficient is taken out of its argument. */
    private Fraction odd(Call call) {
        Fraction argument = normalize(call.argument());
        if (isZero(argument)) {
            return Fraction.ZERO;
        }
        boolean flip = argument.numerator().leading().getValue().signum() < 0;
        Expr inner = flip ? neg(call.argument()) : call.argument();
        Fraction value = shaped(call.function().syntax(), List.of(inner), Expr.call(call.function(), inner));
        return flip ? algebra.negate(value) : value;
    }

    /** A piecewise value whose conditions the assumptions decide, or an atom. */
    private Fraction piecewise(Piecewise piecewise) {
        List<Piecewise.Branch> open = new ArrayList<>();
        Expr otherwise = piecewise.otherwise();
        for (Piecewise.Branch branch : piecewise.branches()) {
            Relation condition = branch.condition();
            Expr difference = sub(condition.left(), condition.right());
            Set<Signs.Sign> possible = signs.signOf(difference);
            if (possible.size() > 1) {
                possible.retainAll(signs.signOf(readback.expr(normalize(difference))));
            }
            Set<Signs.Sign> wanted =
                    switch (condition.op()) {
                        case LT -> Set.of(Signs.Sign.NEGATIVE);
                        case LE -> Set.of(Signs.Sign.NEGATIVE, Signs.Sign.ZERO);
                        case GT -> Set.of(Signs.Sign.POSITIVE);
                        case GE -> Set.of(Signs.Sign.POSITIVE, Signs.Sign.ZERO);
                        case EQ -> Set.of(Signs.Sign.ZERO);
                        case NE -> Set.of(Signs.Sign.NEGATIVE, Signs.Sign.POSITIVE);
                    };
            if (wanted.containsAll(possible)) {
                otherwise = branch.value();
                break;
            }
            if (possible.stream().anyMatch(wanted::contains)) {
                open.add(branch);
            }
        }
        if (open.isEmpty()) {
            return normalize(otherwise);
        }
        List<Expr> parts = new ArrayList<>();
        StringBuilder head = new StringBuilder("piecewise");
        for (Piecewise.Branch branch : open) {
            head.append(branch.condition().op().syntax());
            parts.add(sub(branch.condition().left(), branch.condition().right()));
            parts.add(branch.value());
        }
        parts.add(otherwise);
        return shaped(head.toString(), parts, new Piecewise(open, otherwise));
    }
}
