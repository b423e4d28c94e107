package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/** The coefficients of an expression that is a polynomial in one symbol by the way it is written. */
final class PolynomialIn {
    private static final int HIGHEST_DEGREE = 40;

    private PolynomialIn() {}

    /** Coefficients from degree 0 upwards; empty if the expression is not evidently a polynomial in the symbol. */
    static Optional<List<Expr>> coefficients(Expr expr, Sym y) {
        if (!Trees.dependsOn(expr, y)) {
            return Optional.of(List.of(expr));
        }
        return switch (expr) {
            case Sym symbol when symbol.equals(y) -> Optional.of(List.of(Expr.ZERO, Expr.ONE));
            case Add sum -> {
                List<Expr> total = List.of();
                for (Expr term : sum.terms()) {
                    Optional<List<Expr>> part = coefficients(term, y);
                    if (part.isEmpty()) {
                        yield Optional.empty();
                    }
                    total = plus(total, part.get());
                }
                yield Optional.of(total);
            }
            case Mul product -> {
                List<Expr> total = List.of(Expr.ONE);
                for (Expr factor : product.factors()) {
                    Optional<List<Expr>> part = coefficients(factor, y);
                    if (part.isEmpty() || total.size() + part.get().size() > HIGHEST_DEGREE) {
                        yield Optional.empty();
                    }
                    total = times(total, part.get());
                }
                yield Optional.of(total);
            }
            case Pow power
            when power.exponent() instanceof Num n && n.isInt() && n.signum() >= 0 -> {
                int exponent = n.numerator().intValueExact();
                Optional<List<Expr>> base = coefficients(power.base(), y);
                if (base.isEmpty() || (base.get().size() - 1) * exponent > HIGHEST_DEGREE) {
                    yield Optional.empty();
                }
                List<Expr> total = List.of(Expr.ONE);
                for (int i = 0; i < exponent; i++) {
                    total = times(total, base.get());
                }
                yield Optional.of(total);
            }
            default -> Optional.empty();
        };
    }

    private static List<Expr> plus(List<Expr> left, List<Expr> right) {
        List<Expr> sum = new ArrayList<>();
        for (int k = 0; k < Math.max(left.size(), right.size()); k++) {
            Expr a = k < left.size() ? left.get(k) : Expr.ZERO;
            Expr b = k < right.size() ? right.get(k) : Expr.ZERO;
            sum.add(a.equals(Expr.ZERO) ? b : b.equals(Expr.ZERO) ? a : Expr.add(a, b));
        }
        return sum;
    }

    private static List<Expr> times(List<Expr> left, List<Expr> right) {
        List<Expr> product = List.of();
        for (int k = 0; k < left.size(); k++) {
            List<Expr> shifted = new ArrayList<>(java.util.Collections.nCopies(k, Expr.ZERO));
            for (Expr coefficient : right) {
                boolean zero = left.get(k).equals(Expr.ZERO) || coefficient.equals(Expr.ZERO);
                shifted.add(zero ? Expr.ZERO : Expr.mul(left.get(k), coefficient));
            }
            product = plus(product, shifted);
        }
        return product;
    }
}
