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

/** The lowest levels of an objective against a closed form, and against Hipparchus' dense eigenvalues. */
final class GroundExperiment {
    /** What is asked of the solver, and so what it has to reach. */
    private static final double TOLERANCE = 1e-10;

    /** Richardson extrapolation of the dense matrices reaches this on smooth objectives. */
    private static final double DENSE_TOLERANCE = 1e-6;

    private final Solver solver;
    private final Request request;

    GroundExperiment(Solver solver, Request request) {
        this.solver = solver;
        this.request = request;
    }

    List<Part> run() {
        Expr objective = request.closed(request.formula("objective"));
        Problem problem = Problem.of(objective, request.formula("D"), "x").in(Flow.IMAGINARY_TIME);
        int count = (int) request.number("levels");
        Levels levels = solver.ground(problem, TOLERANCE, count);
        List<Measurement> measurements = new ArrayList<>();
        Level ground = levels.levels().getFirst();
        double expected = request.number("energy");
        measurements.add(Measurement.distance("energy of the ground state", ground.energy(), expected, TOLERANCE));
        measurements.add(new Measurement(
                "error statement covers the true error",
                ground.error().total(),
                Math.abs(ground.energy() - expected),
                Math.max(
                        0, Math.abs(ground.energy() - expected) - ground.error().total()),
                0));
        measurements.add(new Measurement("residual", ground.residual(), 0, ground.residual(), 1e-7));
        Axis axis = levels.grid().axis(0);
        ExactState zeta = new ExactState(objective, Expr.sym("x"), Expr.Sym.internal("time"));
        double[] dense = DenseSpectrum.lowest(
                request.number("D"), x -> zeta.at(new double[] {x}, 0)[0][0], axis.lower(), axis.upper(), count);
        for (int i = 0; i < count; i++) {
            measurements.add(Measurement.distance(
                    "level " + i + " against the dense matrix",
                    levels.levels().get(i).energy(),
                    dense[i],
                    DENSE_TOLERANCE));
        }
        return List.of(Check.of(
                request.id(),
                "Lowest level against the closed form",
                "objective " + objective + ", box and grid chosen by the solver for " + TOLERANCE
                        + "; oracles: the derived energy, and Hipparchus' dense eigenvalues",
                measurements));
    }
}
