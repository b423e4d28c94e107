package org.wickbench.workbench.command;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Interpolation;
import org.wickbench.numeric.kernel.PointFunction;
import org.wickbench.verification.report.HeatMap;
import org.wickbench.verification.report.Plot;

/**
 * States as something to look at: densities over one axis with the objective behind them, or maps over two.
 *
 * @param problem whose objective is shown
 * @param names one for each state
 * @param states on one grid
 */
record StatePlot(Problem problem, List<String> names, List<Field> states) {
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";
    /** The objective's curve ends where it leaves the plot, this much above the highest density. */
    private static final double OVER = 1.0;

    /** Fewer points than these are joined by the axes' own interpolant, which is what the solver means by its values. */
    private static final int SMOOTH_CURVE = 300;

    private static final int SMOOTH_MAP = 100;

    static StatePlot of(Problem problem, List<String> names, List<Field> states) {
        return new StatePlot(
                problem, names, states.stream().map(StatePlot::smooth).toList());
    }

    private static Field smooth(Field state) {
        Field smooth = state;
        int wanted = state.grid().dimension() == 1 ? SMOOTH_CURVE : SMOOTH_MAP;
        while (smooth.grid().dimension() < 3
                && smooth.grid().axes().stream().allMatch(axis -> axis.points() < wanted)) {
            smooth = Interpolation.refine(smooth);
        }
        return smooth;
    }

    Grid grid() {
        return states.getFirst().grid();
    }

    /** Curves over one axis; with real and imaginary parts if wanted. */
    Plot curves(boolean parts) {
        double[] xs = grid().axis(0).nodes();
        List<Plot.Curve> curves = new ArrayList<>();
        double highest = 0;
        for (int s = 0; s < states.size(); s++) {
            Field state = states.get(s);
            String name = pretty(names.get(s));
            double[] density = density(state);
            for (double value : density) {
                highest = Math.max(highest, value);
            }
            curves.add(Plot.Curve.of("|" + name + "|²", Plot.Style.LINE, xs, density));
            if (parts) {
                curves.add(Plot.Curve.of(state.isReal() ? name : "Re " + name, Plot.Style.DASHED, xs, state.re()));
                if (!state.isReal()) {
                    curves.add(Plot.Curve.of("Im " + name, Plot.Style.DASHED, xs, state.im()));
                }
            }
        }
        if (curves.size() < 6 && !problem.isTimeDependent()) {
            // the colour of the sixth curve is grey
            while (curves.size() < 5) {
                curves.add(Plot.Curve.of("", Plot.Style.LINE, new double[0], new double[0]));
            }
            curves.add(objective(xs, highest));
        }
        String coordinate = problem.coordinates().getFirst().toString();
        return new Plot(
                Plot.Axis.linear(coordinate), Plot.Axis.linear(parts ? "state and density" : "density"), curves);
    }

    /** The objective between its lowest value and where the densities have gone, on the densities' scale. */
    private Plot.Curve objective(double[] xs, double highest) {
        PointFunction function = new PointFunction(problem, problem.objective(), "the objective");
        double[] values = new double[xs.length];
        double lowest = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < xs.length; i++) {
            values[i] = function.at(xs[i]);
            lowest = Math.min(lowest, values[i]);
            for (Field state : states) {
                double re = state.re()[i];
                double im = state.isReal() ? 0 : state.im()[i];
                if (re * re + im * im > 0.02 * highest) {
                    top = Math.max(top, values[i]);
                }
            }
        }
        double scale = top > lowest ? highest / (top - lowest) : 0;
        for (int i = 0; i < xs.length; i++) {
            double scaled = (values[i] - lowest) * scale;
            values[i] = scaled > OVER * highest ? Double.NaN : scaled;
        }
        return Plot.Curve.of("objective, scaled", Plot.Style.DASHED, xs, values);
    }

    /** One map for each state. */
    List<HeatMap> maps() {
        List<HeatMap> maps = new ArrayList<>();
        for (int s = 0; s < states.size(); s++) {
            maps.add(new HeatMap("|" + pretty(names.get(s)) + "|²", side(0), side(1), density(states.get(s))));
        }
        return maps;
    }

    private HeatMap.Side side(int i) {
        Axis axis = grid().axis(i);
        double half = axis.spacing() / 2;
        double first = axis.node(0) - half;
        return new HeatMap.Side(axis.name(), first, axis.node(axis.points() - 1) + half, axis.points());
    }

    private static double[] density(Field state) {
        double[] density = new double[state.re().length];
        for (int i = 0; i < density.length; i++) {
            double im = state.isReal() ? 0 : state.im()[i];
            density[i] = state.re()[i] * state.re()[i] + im * im;
        }
        return density;
    }

    /** {@code phi_0} as a reader of mathematics writes it. */
    private static String pretty(String name) {
        int at = name.indexOf('_');
        String letter =
                (at < 0 ? name : name.substring(0, at)).replace("phi", "φ").replace("psi", "ψ");
        StringBuilder text = new StringBuilder(letter);
        if (at >= 0) {
            name.substring(at + 1).chars().forEach(c -> text.append(LOWERED.charAt(c - '0')));
        }
        return text.toString();
    }
}
