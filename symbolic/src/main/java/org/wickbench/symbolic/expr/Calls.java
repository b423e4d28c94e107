package org.wickbench.symbolic.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr.*;

/** Functions written by simpler ones. */
public final class Calls {
    private static final int LARGEST_CHOICE = 40;

    private Calls() {}

    /** A minimum or maximum of several values as one of two: {@code min(a, b, c)} is {@code min(min(a, b), c)}. */
    public static Expr pairwise(Call call) {
        Expr result = call.arguments().getFirst();
        for (Expr argument : call.arguments().subList(1, call.arguments().size())) {
            result = Expr.call(call.function(), result, argument);
        }
        return result;
    }

    /** {@code binomial(n, k)} as {@code n (n-1) ... (n-k+1)/k!}, for a whole number k that is not large. */
    public static Optional<Expr> fallingProduct(Call binomial) {
        if (!(binomial.arguments().getLast() instanceof Num k)
                || !k.isInt()
                || k.numerator().intValueExact() > LARGEST_CHOICE) {
            return Optional.empty();
        }
        int count = k.numerator().intValueExact();
        if (count < 0) {
            return Optional.of(Expr.ZERO);
        }
        List<Expr> factors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            factors.add(Expr.num(1, i + 1L));
            factors.add(Expr.sub(binomial.arguments().getFirst(), Expr.num(i)));
        }
        return Optional.of(Expr.mul(factors));
    }

    /** The function by the exponential and the logarithm alone, if it is one of those that only shorten a formula. */
    public static Optional<Expr> spelledOut(Call call) {
        Expr u = call.arguments().getFirst();
        return switch (call.function()) {
            case SOFTPLUS -> Optional.of(Expr.call(Fn.LOG, Expr.add(Expr.ONE, Expr.exp(u))));
            case LOG1P -> Optional.of(Expr.call(Fn.LOG, Expr.add(Expr.ONE, u)));
            case EXPM1 -> Optional.of(Expr.sub(Expr.exp(u), Expr.ONE));
            default -> Optional.empty();
        };
    }
}
