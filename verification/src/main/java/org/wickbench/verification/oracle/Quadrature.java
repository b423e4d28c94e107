package org.wickbench.verification.oracle;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;

/** Integrals by Apache Commons Math's iterated Gauss-Legendre rule. */
public final class Quadrature {
    private static final int MOST_EVALUATIONS = 1_000_000;
    private static final double TOLERANCE = 1e-13;

    private Quadrature() {}

    /** The integral of a smooth function over [lower, upper]. */
    public static double integrate(DoubleUnaryOperator function, double lower, double upper) {
        return new IterativeLegendreGaussIntegrator(20, TOLERANCE, TOLERANCE)
                .integrate(MOST_EVALUATIONS, function::applyAsDouble, lower, upper);
    }
}
