package org.wickbench.verification.oracle;

import java.util.function.Function;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** Ordinary differential equations solved by Hipparchus' Dormand-Prince 8(5,3) scheme. */
public final class OrdinaryEquation {
    private static final double TOLERANCE = 1e-13;

    private OrdinaryEquation() {}

    /** The state at the end of {@code y' = rate(y)}. */
    public static double[] solve(Function<double[], double[]> rate, double[] initial, double until) {
        DormandPrince853Integrator integrator = new DormandPrince853Integrator(1e-6, 0.1, TOLERANCE, TOLERANCE);
        OrdinaryDifferentialEquation equation = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return initial.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                return rate.apply(y);
            }
        };
        return integrator
                .integrate(equation, new ODEState(0, initial.clone()), until)
                .getPrimaryState();
    }
}
