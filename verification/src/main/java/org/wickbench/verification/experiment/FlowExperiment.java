package org.wickbench.verification.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.verification.claim.Request;
import org.wickbench.verification.oracle.OrdinaryEquation;
import org.wickbench.verification.report.Plot;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Figure;
import org.wickbench.verification.report.ReportDocument.Measurement;
import org.wickbench.verification.report.ReportDocument.Part;

/**
 * A derived system of ordinary differential equations for weights, {@code diff(p[i], tau) == ...}, integrated by
 * Hipparchus and compared with the closed form that the document defines for {@code p[i]}.
 */
final class FlowExperiment {
    /** The integrator's tolerance is 1e-13 a step, over some tens of steps. */
    private static final double TOLERANCE = 1e-11;

    private final Request request;
    private final Relation equation;
    private final Sym head;
    private final Sym time;
    private final List<Sym> states = new ArrayList<>();
    private final List<Expr> rates = new ArrayList<>();
    private final Map<Expr, Expr> energies = new LinkedHashMap<>();
    private final int levels;

    FlowExperiment(Request request) {
        this.request = request;
        this.equation = request.written("equation");
        if (!(equation.left() instanceof Diff diff) || !(diff.body() instanceof Sym state)) {
            throw request.error("the equation of a flow is stated as  diff(p[i], tau) == ...");
        }
        this.head = state;
        this.time = diff.variable();
        this.levels = (int) request.number("levels");
        String[] values = request.text("energies").split(",");
        for (int k = 0; k < values.length; k++) {
            Expr energy = org.wickbench.symbolic.parse.Parser.parse(values[k].strip());
            energies.put(Expr.sym("E", Expr.num(k + 1L)), energy);
        }
        prepare();
    }

    /** Writes out the equation for every index, with sums expanded and energies put in. */
    private void prepare() {
        if (head.indices().isEmpty()) {
            states.add(head);
            rates.add(Trees.replace(equation.right(), energies));
            return;
        }
        Sym index = (Sym) head.indices().getFirst();
        for (int k = 1; k <= levels; k++) {
            states.add(Expr.sym(head.name(), Expr.num(k)));
            Expr rate = Trees.substitute(equation.right(), index, Expr.num(k));
            rate = expandSums(Trees.substitute(rate, Expr.sym("n"), Expr.num(levels)));
            rates.add(Trees.replace(rate, energies));
        }
    }

    private static Expr expandSums(Expr expr) {
        if (expr instanceof Sum sum && sum.lower() instanceof Num from && sum.upper() instanceof Num to) {
            List<Expr> terms = new ArrayList<>();
            for (int k = from.numerator().intValueExact(); k <= to.numerator().intValueExact(); k++) {
                terms.add(sum.scope().open(Expr.num(k)));
            }
            return Expr.add(terms);
        }
        return Trees.mapChildren(expr, FlowExperiment::expandSums);
    }

    List<Part> run() {
        double until = request.number("until");
        double[] start = closedForm(0);
        List<Measurement> measurements = new ArrayList<>();
        double[] end = OrdinaryEquation.solve(this::rate, start, until);
        double[] expected = closedForm(until);
        for (int k = 0; k < end.length; k++) {
            measurements.add(Measurement.distance(states.get(k) + " at the end", end[k], expected[k], TOLERANCE));
        }
        return List.of(
                Check.of(
                        request.id(),
                        request.text("equation").replace('_', ' ') + ": integrated flow against closed form",
                        "energies " + request.text("energies") + ", until " + until
                                + "; oracle: Hipparchus, Dormand-Prince 8(5,3)",
                        measurements),
                figure(until, start));
    }

    private Figure figure(double until, double[] start) {
        int points = 41;
        double[] times = new double[points];
        double[][] exact = new double[states.size()][points];
        double[] marks = new double[6];
        double[][] integrated = new double[states.size()][marks.length];
        for (int i = 0; i < points; i++) {
            times[i] = until * i / (points - 1);
            double[] values = closedForm(times[i]);
            for (int k = 0; k < values.length; k++) {
                exact[k][i] = values[k];
            }
        }
        for (int i = 0; i < marks.length; i++) {
            marks[i] = until * (i + 1) / marks.length;
            double[] values = OrdinaryEquation.solve(this::rate, start, marks[i]);
            for (int k = 0; k < values.length; k++) {
                integrated[k][i] = values[k];
            }
        }
        List<Plot.Curve> curves = new ArrayList<>();
        for (int k = 0; k < states.size(); k++) {
            curves.add(Plot.Curve.of(states.get(k).toString(), Plot.Style.LINE, times, exact[k]));
        }
        for (int k = 0; k < states.size(); k++) {
            curves.add(Plot.Curve.of("integrated", Plot.Style.POINTS, marks, integrated[k]));
        }
        return new Figure(
                request.id() + "-flow",
                "Closed form (lines) and integrated flow (points).",
                new Plot(Plot.Axis.linear(time.name()), Plot.Axis.linear("weight"), curves));
    }

    private double[] rate(double[] y) {
        Map<Expr, Double> values = new HashMap<>();
        for (int k = 0; k < y.length; k++) {
            values.put(states.get(k), y[k]);
        }
        return rates.stream().mapToDouble(rate -> value(rate, values)).toArray();
    }

    /** Plain arithmetic in doubles; the closed form is evaluated by another evaluator. */
    private double value(Expr expr, Map<Expr, Double> values) {
        Double known = values.get(expr);
        if (known != null) {
            return known;
        }
        return switch (expr) {
            case Num number -> number.toDouble();
            case Add sum ->
                sum.terms().stream().mapToDouble(term -> value(term, values)).sum();
            case Mul product ->
                product.factors().stream()
                        .mapToDouble(factor -> value(factor, values))
                        .reduce(1, (a, b) -> a * b);
            case Pow power -> Math.pow(value(power.base(), values), value(power.exponent(), values));
            default -> throw request.error("the rate holds " + expr + ", which has no value");
        };
    }

    private double[] closedForm(double moment) {
        Evaluator evaluator = new Evaluator(80);
        Expr now = Expr.num(new java.math.BigDecimal(moment));
        double[] values = new double[states.size()];
        for (int k = 0; k < values.length; k++) {
            Expr form = request.expand(states.get(k));
            form = Trees.substitute(Trees.substitute(form, time, now), Expr.sym("n"), Expr.num(levels));
            form = Trees.replace(expandSums(form), energies);
            values[k] = evaluator.evaluate(form, Map.of()).re().toDouble();
        }
        return values;
    }
}
