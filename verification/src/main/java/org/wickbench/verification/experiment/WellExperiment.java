package org.wickbench.verification.experiment;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.spectrum.Level;
import org.wickbench.numeric.spectrum.Levels;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.verification.claim.Request;
import org.wickbench.verification.oracle.DenseSpectrum;
import org.wickbench.verification.oracle.ExactState;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Measurement;
import org.wickbench.verification.report.ReportDocument.Part;

/** The gap between the two lowest levels, and the share of the squared ground state on one side of a place. */
final class WellExperiment {
    private static final double TOLERANCE = 1e-10;

    /** Difference matrices on one grid tell the side, not the digits of a share. */
    private static final double DENSE_SHARE = 1e-3;

    private final Solver solver;
    private final Request request;

    WellExperiment(Solver solver, Request request) {
        this.solver = solver;
        this.request = request;
    }

    List<Part> run() {
        Expr objective = request.closed(request.formula("objective"));
        Problem problem = Problem.of(objective, request.formula("D"), "x").in(Flow.IMAGINARY_TIME);
        Levels levels = solver.ground(problem, TOLERANCE, 2);
        List<Measurement> measurements = new ArrayList<>();
        if (request.has("gap")) {
            Level ground = levels.levels().get(0);
            Level first = levels.levels().get(1);
            double gap = first.energy() - ground.energy();
            measurements.add(Measurement.distance(
                    "gap above the ground state", gap, request.number("gap"), request.number("within")));
            measurements.add(new Measurement(
                    "error of the gap against its size",
                    (ground.error().total() + first.error().total()) / gap,
                    0,
                    (ground.error().total() + first.error().total()) / gap,
                    1e-3));
        }
        if (request.has("right")) {
            double place = request.number("place");
            Axis axis = levels.grid().axis(0);
            double share = share(levels.levels().getFirst(), axis, place);
            measurements.add(Measurement.distance(
                    "share of the squared ground state right of " + place,
                    share,
                    request.number("right"),
                    request.number("within")));
            ExactState zeta = new ExactState(objective, Expr.sym("x"), Expr.Sym.internal("time"));
            double dense = DenseSpectrum.shareRightOf(
                    place, request.number("D"), x -> zeta.at(new double[] {x}, 0)[0][0], axis.lower(), axis.upper());
            measurements.add(Measurement.distance("the same by the dense matrix", dense, share, DENSE_SHARE));
        }
        if (measurements.isEmpty()) {
            throw request.error("a check of a well asks for its  gap  or for the share to its  right");
        }
        return List.of(Check.of(
                request.id(),
                "Two wells",
                "objective " + objective + ", box and grid chosen by the solver for " + TOLERANCE
                        + "; oracles: published or derived values, and Hipparchus' dense eigenvectors",
                measurements));
    }

    private static double share(Level ground, Axis axis, double place) {
        double[] state = ground.state().re();
        double[] nodes = axis.nodes();
        double right = 0;
        double all = 0;
        for (int i = 0; i < nodes.length; i++) {
            all += state[i] * state[i];
            right += nodes[i] > place ? state[i] * state[i] : 0;
        }
        return right / all;
    }
}
