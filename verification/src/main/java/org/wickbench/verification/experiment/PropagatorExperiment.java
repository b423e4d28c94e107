package org.wickbench.verification.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.verification.claim.Request;
import org.wickbench.verification.oracle.Quadrature;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Measurement;
import org.wickbench.verification.report.ReportDocument.Part;

/** The semigroup law and the delta limit of a propagator by quadrature, independent of the rule for Gaussian integrals. */
final class PropagatorExperiment {
    private static final double[][] PLACES = {{0, 0}, {0.5, -0.25}, {1, 0.75}};

    /** The quadrature is asked for 1e-13 and adds up some hundred terms. */
    private static final double TOLERANCE = 1e-11;

    private final Request request;
    private final Expr kernel;

    PropagatorExperiment(Request request) {
        this.request = request;
        this.kernel = request.closed(request.formula("kernel"));
    }

    List<Part> run() {
        double half = request.number("half");
        double s = 0.25;
        double t = 0.5;
        List<Measurement> measurements = new ArrayList<>();
        for (double[] place : PLACES) {
            double composed = Quadrature.integrate(z -> value(place[0], z, s) * value(z, place[1], t), -half, half);
            double direct = value(place[0], place[1], s + t);
            measurements.add(Measurement.distance(
                    "semigroup at x = " + place[0] + ", y = " + place[1], composed, direct, TOLERANCE));
        }
        double early = 1e-4;
        double smeared = Quadrature.integrate(y -> value(0.5, y, early) * Math.cos(y), 0.5 - 0.2, 0.5 + 0.2);
        // the first correction is tau (D f'' - zeta f), of the order of tau
        measurements.add(Measurement.distance("delta limit at tau = 1e-4", smeared, Math.cos(0.5), 5 * early));
        return List.of(Check.of(
                request.id(),
                "The propagator by quadrature",
                "kernel " + request.text("kernel") + "; oracle: Apache Commons Math, iterated Gauss-Legendre",
                measurements));
    }

    private double value(double x, double y, double tau) {
        Map<Sym, Expr> point = new LinkedHashMap<>();
        point.put(Expr.sym("x"), exact(x));
        point.put(Expr.sym("y"), exact(y));
        point.put(Expr.sym("tau"), exact(tau));
        return new Evaluator(64).evaluate(kernel, point).re().toDouble();
    }

    private static Expr exact(double value) {
        return Expr.num(new java.math.BigDecimal(value));
    }
}
