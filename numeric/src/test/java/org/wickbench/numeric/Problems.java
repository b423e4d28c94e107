package org.wickbench.numeric;

import org.wickbench.numeric.equation.Problem;
import org.wickbench.symbolic.expr.Expr;

/** Problems with known answers. */
public final class Problems {
    public static final Expr.Sym X = Expr.sym("x");
    public static final Expr.Sym Y = Expr.sym("y");
    public static final Expr.Sym Z = Expr.sym("z");

    private Problems() {}

    /** {@code zeta = k x^2 / 2}, {@code E_n = sqrt(2kD) (n + 1/2)}. */
    public static Problem harmonic(double k, double d) {
        return Problem.of(Expr.mul(Expr.HALF, Expr.sym("k"), Expr.pow(X, 2)), Expr.sym("D"), "x")
                .with("k", k)
                .with("D", d);
    }

    /** {@code D = 1, zeta = x^4}. */
    public static Problem quartic() {
        return Problem.of(Expr.pow(X, 4), Expr.ONE, "x");
    }

    /** {@code D = 1, zeta = 0}. */
    public static Problem free() {
        return Problem.of(Expr.ZERO, Expr.ONE, "x");
    }
}
