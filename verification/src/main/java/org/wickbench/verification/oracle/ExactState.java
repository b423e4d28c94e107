package org.wickbench.verification.oracle;

import java.util.HashMap;
import java.util.Map;
import org.wickbench.symbolic.enclose.ComplexBall;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;

/**
 * Values of a closed form psi(x, t), complex, enclosed by ball arithmetic to more digits than a double has. Shares no
 * code with the generated kernels.
 */
public final class ExactState {
    private static final int PRECISION = 80;

    private final Expr form;
    private final Sym space;
    private final Sym time;

    /** @param form in the space and the time variable, and no other symbol */
    public ExactState(Expr form, Sym space, Sym time) {
        this.form = form;
        this.space = space;
        this.time = time;
    }

    /** Real parts, then imaginary parts, at some places and one time. */
    public double[][] at(double[] places, double moment) {
        Evaluator evaluator = new Evaluator(PRECISION);
        double[] re = new double[places.length];
        double[] im = new double[places.length];
        Expr now = Trees.substitute(form, time, exact(moment));
        for (int j = 0; j < places.length; j++) {
            Map<Sym, Expr> point = new HashMap<>();
            point.put(space, exact(places[j]));
            ComplexBall value = evaluator.evaluate(now, point);
            re[j] = value.re().toDouble();
            im[j] = value.im().toDouble();
        }
        return new double[][] {re, im};
    }

    /** The double as the rational number that it is. */
    private static Num exact(double value) {
        return Expr.num(new java.math.BigDecimal(value));
    }
}
