package org.wickbench.verification.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.Evolution;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Observer;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.verification.claim.EvolutionEquation;
import org.wickbench.verification.claim.Request;
import org.wickbench.verification.oracle.ExactState;
import org.wickbench.verification.order.ObservedOrder;
import org.wickbench.verification.report.Plot;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Figure;
import org.wickbench.verification.report.ReportDocument.Measurement;
import org.wickbench.verification.report.ReportDocument.Part;

/**
 * A derived evolution equation is compiled to a kernel, run, and compared with the derived closed form as a complex
 * function: the error at the end, whether the error statement covers it, and the observed orders in time and space.
 */
final class EvolutionExperiment {
    /** Round-off of some hundred steps leaves about 1e-13; a wrong coefficient leaves more than 1e-3. */
    private static final double SPECTRAL_FLOOR = 1e-11;

    /** Deviation of an observed order from the theoretical one in the asymptotic range at the steps used here. */
    private static final double ORDER_TOLERANCE = 0.08;

    /** The finest error of a second-order scheme at the steps used here lies below this. */
    private static final double FINAL_TOLERANCE = 2e-3;

    private final Solver solver;
    private final Request request;
    private final EvolutionEquation equation;
    private final Problem problem;
    private final ExactState exact;
    private final double until;
    private final Axis axis;
    private final boolean spectral;
    private final Method method;

    EvolutionExperiment(Solver solver, Request request) {
        this.solver = solver;
        this.request = request;
        this.equation = EvolutionEquation.of(request.written("equation"), request);
        this.method = switch (request.text("method")) {
            case "strang" -> Method.STRANG;
            case "crank-nicolson" -> new Method.FiniteDifference(2, Method.Scheme.CRANK_NICOLSON);
            case "chang-cooper" -> Method.CHANG_COOPER;
            default -> throw request.error("the method is strang, crank-nicolson or, with a drift, chang-cooper");
        };
        this.spectral = method.equals(Method.STRANG);
        boolean fluxes = method.equals(Method.CHANG_COOPER);
        if (fluxes && !equation.drifts()) {
            throw request.error("the method chang-cooper is there for equations with a drift");
        }
        this.problem = fluxes ? equation.conservative(request) : equation.problem(request);
        if (equation.axes().size() > 1) {
            throw request.error("an evolution is compared on one axis, and the equation has " + equation.axes());
        }
        this.exact = new ExactState(
                request.closed(request.formula("exact")), equation.axes().getFirst(), equation.time());
        this.until = request.number("until");
        this.axis = axis();
        if (!spectral && problem.isCubic()) {
            throw request.error("an equation with a cubic term is stepped by the method strang");
        }
    }

    private Axis axis() {
        String[] parts = request.text("axis").split("[=:]");
        if (parts.length != 4) {
            throw request.error("an axis is given as  x=-8:8:64");
        }
        Boundary boundary;
        try {
            boundary = Boundary.valueOf(request.text("boundary").toUpperCase(Locale.ROOT));
            return new Axis(
                    parts[0].strip(),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Integer.parseInt(parts[3].strip()),
                    boundary);
        } catch (IllegalArgumentException e) {
            throw request.error("an axis is given as  x=-8:8:64, and a boundary as periodic, dirichlet or neumann");
        }
    }

    List<Part> run() {
        List<Measurement> measurements = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        Run finest = spectral ? spectralRuns(measurements, parts) : differenceRuns(measurements, parts);
        measurements.add(new Measurement(
                "error statement covers the true error",
                finest.stated,
                finest.error,
                // zero when covered: the part of the true error that the statement does not account for
                Math.max(0, finest.error - finest.stated),
                0));
        String time = problem.flow() == Flow.REAL_TIME ? "real" : "imaginary";
        String description = time + " time, D = " + problem.diffusion() + ", zeta = " + problem.objective() + ", "
                + (problem.isCubic() ? "G = " + problem.cubic() + ", " : "")
                + axis.boundary().name().toLowerCase(Locale.ROOT) + " axis [" + axis.lower() + ", " + axis.upper()
                + "], " + stepping()
                + ", generated kernel; oracle: the derived closed form as a complex function, by ball arithmetic";
        parts.addFirst(Check.of(request.id(), title(), description, measurements));
        return parts;
    }

    private String stepping() {
        return switch (method) {
            case Method.SplitStep _ -> "Strang splitting with FFT";
            case Method.FiniteDifference _ -> "Crank-Nicolson, differences of order 2";
            case Method.FiniteVolume _ -> "fluxes by Chang and Cooper for the drift " + problem.drift();
        };
    }

    private String title() {
        return request.text("equation").replace('_', ' ') + ": kernel against closed form";
    }

    private record Run(double error, double stated, Field state) {}

    private Run spectralRuns(List<Measurement> measurements, List<Part> parts) {
        boolean splits = !problem.objective().toString().equals("0") || problem.isCubic();
        int[] steps = splits ? new int[] {16, 32, 64} : new int[] {4};
        List<Double> sizes = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        Run last = run(axis, steps[0]);
        for (int i = 0; i < steps.length; i++) {
            if (i > 0) {
                last = run(axis, steps[i]);
            }
            sizes.add(until / steps[i]);
            errors.add(last.error);
        }
        if (splits) {
            ObservedOrder order = new ObservedOrder(sizes, errors);
            measurements.add(Measurement.distance("observed order in time", order.finest(), 2, ORDER_TOLERANCE));
            measurements.add(new Measurement("L2 error at the end", last.error, 0, last.error, FINAL_TOLERANCE));
            parts.add(errorFigure("time", order, 2));
            // in space the error falls faster than any power: a fourth-order step in time is not needed to see it,
            // half the points must already be below the time error
            Run coarse = run(axis.withPoints(axis.points() / 2 / 2 * 2), steps[steps.length - 1]);
            measurements.add(new Measurement(
                    "change of the error on half the points",
                    coarse.error,
                    last.error,
                    Math.abs(coarse.error - last.error),
                    last.error));
        } else {
            // without an objective the splitting is exact: only the spectral error is left
            measurements.add(new Measurement("L2 error at the end", last.error, 0, last.error, SPECTRAL_FLOOR));
        }
        parts.add(stateFigure(last.state, axis));
        return last;
    }

    private Run differenceRuns(List<Measurement> measurements, List<Part> parts) {
        // in space: steps so fine that the time error is below a hundredth of the space error
        List<Double> spacings = new ArrayList<>();
        List<Double> spaceErrors = new ArrayList<>();
        int points = axis.points();
        for (int k = 0; k < 3; k++, points = 2 * points + 1) {
            Axis finer = axis.withPoints(points);
            spacings.add(finer.spacing());
            spaceErrors.add(run(finer, 400).error);
        }
        ObservedOrder space = new ObservedOrder(spacings, spaceErrors);
        measurements.add(Measurement.distance("observed order in space", space.finest(), 2, ORDER_TOLERANCE));
        parts.add(errorFigure("space", space, 2));
        // in time: distances between runs on one grid cancel the space error; the finest run stands for its limit
        Axis fixed = axis;
        Field limit = run(fixed, 1024).state;
        List<Double> sizes = new ArrayList<>();
        List<Double> timeErrors = new ArrayList<>();
        for (int steps : new int[] {16, 32, 64}) {
            sizes.add(until / steps);
            timeErrors.add(distance(run(fixed, steps).state, limit.re(), limit.im()));
        }
        ObservedOrder time = new ObservedOrder(sizes, timeErrors);
        measurements.add(Measurement.distance("observed order in time", time.finest(), 2, ORDER_TOLERANCE));
        parts.add(errorFigure("time", time, 2));
        Axis finest = axis.withPoints((points - 1) / 2);
        Run last = run(finest, 400);
        measurements.add(new Measurement("L2 error at the end", last.error, 0, last.error, FINAL_TOLERANCE));
        parts.add(stateFigure(last.state, finest));
        return last;
    }

    private Run run(Axis onAxis, int steps) {
        Grid grid = Grid.of(onAxis);
        double[][] start = exact.at(onAxis.nodes(), 0);
        boolean complex = problem.flow() == Flow.REAL_TIME;
        Field initial = complex ? Field.complex(grid, start[0], start[1]) : Field.real(grid, start[0]);
        Evolution evolution = solver.evolve(problem, grid, initial, TimeSpan.of(until, steps), method, Observer.NONE);
        double[][] end = exact.at(onAxis.nodes(), until);
        return new Run(
                distance(evolution.state(), end[0], end[1]), evolution.error().total(), evolution.state());
    }

    /** The L2 distance of complex functions on the grid. */
    private static double distance(Field state, double[] re, double[] im) {
        double sum = 0;
        for (int j = 0; j < re.length; j++) {
            double dre = state.re()[j] - re[j];
            double dim = (state.isReal() ? 0 : state.im()[j]) - (im.length == 0 ? 0 : im[j]);
            sum += dre * dre + dim * dim;
        }
        return Math.sqrt(sum * state.grid().cell());
    }

    private Figure errorFigure(String what, ObservedOrder order, int expected) {
        double[] sizes = order.sizes().stream().mapToDouble(Double::doubleValue).toArray();
        double[] errors =
                order.errors().stream().mapToDouble(Double::doubleValue).toArray();
        double[] line = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            line[i] = errors[errors.length - 1] * Math.pow(sizes[i] / sizes[sizes.length - 1], expected);
        }
        return new Figure(
                request.id() + "-order-" + what,
                "Error against the " + (what.equals("time") ? "step in time" : "grid spacing") + "; dashed: order "
                        + expected + ".",
                new Plot(
                        Plot.Axis.logarithmic(what.equals("time") ? "step" : "spacing"),
                        Plot.Axis.logarithmic("L2 error"),
                        List.of(
                                Plot.Curve.of("measured", Plot.Style.BOTH, sizes, errors),
                                Plot.Curve.of("order " + expected, Plot.Style.DASHED, sizes, line))));
    }

    private Figure stateFigure(Field state, Axis onAxis) {
        double[] nodes = onAxis.nodes();
        double[][] end = exact.at(nodes, until);
        List<Plot.Curve> curves = new ArrayList<>();
        curves.add(Plot.Curve.of("exact, real part", Plot.Style.LINE, nodes, end[0]));
        int stride = Math.max(1, nodes.length / 64);
        curves.add(Plot.Curve.of("kernel", Plot.Style.POINTS, thin(nodes, stride), thin(state.re(), stride)));
        if (!state.isReal()) {
            curves.add(Plot.Curve.of("exact, imaginary part", Plot.Style.LINE, nodes, end[1]));
            curves.add(Plot.Curve.of("kernel", Plot.Style.POINTS, thin(nodes, stride), thin(state.im(), stride)));
        }
        return new Figure(
                request.id() + "-state",
                "The state at the end: closed form and generated kernel.",
                new Plot(Plot.Axis.linear(onAxis.name()), Plot.Axis.linear("psi"), curves));
    }

    private static double[] thin(double[] values, int stride) {
        double[] kept = new double[(values.length + stride - 1) / stride];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = values[i * stride];
        }
        return kept;
    }
}
