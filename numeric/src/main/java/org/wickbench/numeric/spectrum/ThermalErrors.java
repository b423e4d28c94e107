package org.wickbench.numeric.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Domain;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.CellMeans;

/**
 * Thermal quantities of a grid with their errors: against a finer grid, with means over cells where the objective is not
 * smooth, and at ends that cut the problem off against wider boxes, until the quantities settle.
 */
final class ThermalErrors {
    /** Covers convergence as slow as second order, from a grid with a third as many points again. */
    private static final double SAFETY = 3;
    /** Boxes whose quantities differ by less, relative to what the first one was off by, tell what the widest would. */
    private static final double SETTLED = 0.02;

    private static final double TAIL = 1e-6;
    private static final double FINER = 4.0 / 3;
    /** All levels of more points take minutes. */
    private static final int MOST_POINTS = 2_200;

    private final Spectrum spectrum;
    private final Grid grid;
    private final double beta;
    private final Domain domain;
    private final List<String> notes = new ArrayList<>();
    private Thermal found;
    private boolean atLeast;

    ThermalErrors(Spectrum spectrum, Grid grid, double beta) {
        this.spectrum = spectrum;
        this.grid = grid;
        this.beta = beta;
        double[] potential = spectrum.objective().onGrid(grid);
        double[] energies = spectrum.all(grid, potential);
        this.domain = spectrum.ends().domain(grid, potential, energies[0], beta);
        this.found =
                Thermal.of(energies, beta).withRounding(4 * Math.ulp(1.0) * Math.abs(energies[energies.length - 1]));
    }

    Thermal measured() {
        space();
        if (domain.isTruncated()) {
            box();
        }
        return found.stated(domain.toString(), atLeast, notes);
    }

    private void space() {
        Grid finer = grid.refined(FINER);
        CellMeans means = spectrum.means(grid);
        if (means.isSmooth()) {
            notes.add("space: against a grid with a third as many points again");
            found = found.withErrors(SAFETY, Thermal.of(spectrum.all(finer), beta));
            return;
        }
        notes.add(
                "space: kinks, jumps or narrow places of the objective lie between the points; against their means over"
                        + " cells, and these against a grid with a third as many points again");
        CellMeans others = spectrum.means(finer);
        Thermal meant = Thermal.of(spectrum.all(grid, means.means()), beta);
        Thermal other = Thermal.of(spectrum.all(finer, others.means()), beta);
        found = found.withErrors(1, meant).withDistance(SAFETY, meant, other);
        if (others.isNarrow() || !means.isComplete()) {
            notes.add("space: the objective is narrower somewhere than the cells of both grids");
            atLeast = true;
        }
    }

    private void box() {
        Thermal here = found;
        Thermal before = found;
        double share = 1.0 / 16;
        while (true) {
            Grid wide = wider(share);
            Thermal there;
            try {
                if (wide.size() > MOST_POINTS) {
                    throw new ProblemException("there are too many points");
                }
                there = Thermal.of(spectrum.all(wide), beta);
            } catch (ProblemException notThere) {
                notes.add("box: not wholly measured, because on a wider box " + notThere.getMessage());
                atLeast = true;
                found = before == here ? found : found.withErrors(1, before);
                return;
            }
            double change = here.distance(there);
            double last = before.distance(there);
            if (before == here && SAFETY * change <= TAIL) {
                notes.add("box: against a wider one");
                found = found.withErrors(SAFETY, there);
                return;
            }
            if (before != here && last <= SETTLED * change) {
                notes.add("box: against wider ones, until the quantities settled");
                found = found.withErrors(1, there).withDistance(SAFETY, before, there);
                return;
            }
            before = there;
            share = share < 0.25 ? 0.25 : 2 * share;
        }
    }

    /** The box with a share of its points more at every end that cuts the problem off. */
    private Grid wider(double share) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < grid.dimension(); i++) {
            axes.add(grid.axis(i)
                    .wider(
                            share,
                            domain.axes().get(i).openBelow(),
                            domain.axes().get(i).openAbove()));
        }
        return new Grid(axes);
    }
}
