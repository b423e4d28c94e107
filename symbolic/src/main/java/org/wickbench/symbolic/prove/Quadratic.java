package org.wickbench.symbolic.prove;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

/** A polynomial {@code c + b x + a x^2} in one symbol with rational coefficients. */
record Quadratic(Num c, Num b, Num a) {
    private static final Quadratic ONE = constant(Expr.ONE);

    /** The expression as such a polynomial once the known symbols have their values; empty if it is none. */
    static Optional<Quadratic> of(Expr expr, Sym x, Map<Sym, Expr> known) {
        return Optional.ofNullable(read(expr, x, known));
    }

    private static Quadratic constant(Num value) {
        return new Quadratic(value, Expr.ZERO, Expr.ZERO);
    }

    private static @org.jspecify.annotations.Nullable Quadratic read(Expr expr, Sym x, Map<Sym, Expr> known) {
        return switch (expr) {
            case Num number -> constant(number);
            case Sym symbol when symbol.equals(x) -> new Quadratic(Expr.ZERO, Expr.ONE, Expr.ZERO);
            case Sym symbol when known.get(symbol) instanceof Num value -> constant(value);
            case Add sum -> {
                Quadratic total = constant(Expr.ZERO);
                for (Expr term : sum.terms()) {
                    Quadratic part = read(term, x, known);
                    if (part == null) {
                        yield null;
                    }
                    total = new Quadratic(total.c.plus(part.c), total.b.plus(part.b), total.a.plus(part.a));
                }
                yield total;
            }
            case Mul product -> {
                Quadratic total = ONE;
                for (Expr factor : product.factors()) {
                    Quadratic part = read(factor, x, known);
                    total = part == null ? null : times(total, part);
                    if (total == null) {
                        yield null;
                    }
                }
                yield total;
            }
            case Pow power
            when power.exponent() instanceof Num n && n.isInt() -> {
                Quadratic base = read(power.base(), x, known);
                yield base == null ? null : power(base, n.numerator().intValueExact());
            }
            default -> null;
        };
    }

    private static @org.jspecify.annotations.Nullable Quadratic times(Quadratic left, Quadratic right) {
        boolean high =
                !left.a.isZero() && !(right.a.isZero() && right.b.isZero()) || !right.a.isZero() && !left.b.isZero();
        return high
                ? null
                : new Quadratic(
                        left.c.times(right.c),
                        left.c.times(right.b).plus(left.b.times(right.c)),
                        left.c.times(right.a).plus(left.b.times(right.b)).plus(left.a.times(right.c)));
    }

    private static @org.jspecify.annotations.Nullable Quadratic power(Quadratic base, int exponent) {
        if (base.isConstant() && exponent < 0) {
            return base.c.isZero() || exponent < -64 ? null : power(constant(base.c.reciprocal()), -exponent);
        }
        if (exponent < 0 || exponent > (base.isConstant() ? 64 : 2)) {
            return null;
        }
        Quadratic result = ONE;
        for (int i = 0; i < exponent && result != null; i++) {
            result = times(result, base);
        }
        return result;
    }

    boolean isConstant() {
        return b.isZero() && a.isZero();
    }

    /** Its real roots, rational or with a square root. */
    List<Expr> roots() {
        if (isConstant()) {
            return List.of();
        }
        if (a.isZero()) {
            return List.of(c.negate().times(b.reciprocal()));
        }
        Num half = b.times(Expr.num(-1, 2)).times(a.reciprocal());
        Num discriminant = half.times(half).plus(c.negate().times(a.reciprocal()));
        if (discriminant.signum() < 0) {
            return List.of();
        }
        BigInteger p = discriminant.numerator().sqrt();
        BigInteger q = discriminant.denominator().sqrt();
        if (p.multiply(p).equals(discriminant.numerator()) && q.multiply(q).equals(discriminant.denominator())) {
            Num root = new Num(p, q);
            return root.isZero() ? List.of(half) : List.of(half.plus(root), half.plus(root.negate()));
        }
        Expr root = Expr.sqrt(discriminant);
        return List.of(Expr.add(half, root), Expr.sub(half, root));
    }
}
