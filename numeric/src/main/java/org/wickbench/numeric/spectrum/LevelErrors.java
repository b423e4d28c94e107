package org.wickbench.numeric.spectrum;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.ErrorStatement;
import org.wickbench.numeric.evolve.ErrorStatement.Part;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Domain;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.CellMeans;
import org.wickbench.numeric.kernel.Pieces;

/**
 * Measures the error of levels. In space against a finer grid, as long as enclosures show that the objective is smooth and
 * hides nothing between the points. On one axis any other objective is measured against spectral elements, on more axes
 * against grids with means in the cells that kinks and jumps cross, which converge with the square of the spacing. At ends
 * that cut the problem off, against wider boxes, until the levels settle.
 */
final class LevelErrors {
    /** Covers convergence as slow as first order: {@code 1/(1 - 1/1.5)} for half as many points again. */
    private static final double SAFETY = 3;
    /** Covers convergence of second order, for half as many points again or two thirds of them. */
    private static final double SECOND_ORDER = 2;
    /** Elements are good to many digits; this covers that and nothing else. */
    private static final double ELEMENTS = 1.1;
    /** Above this many multiplications for one application the finer grid is replaced by a coarser one. */
    private static final double AFFORDABLE = 3e7;
    /** Pieces of the objective that are shorter than so many steps are too narrow for a grid. */
    static final double STEPS_PER_PIECE = 4;
    /** A wider box that changes the levels by a smaller share of their depth has an exponentially small effect. */
    private static final double TAIL = 1e-6;
    /** The same where nothing wider can be afforded: tails that fall so little are rare. */
    private static final double FAIR_TAIL = 1e-3;
    /** Two boxes that differ by a smaller share of the change so far tell what the widest one would. */
    private static final double SETTLED = 0.02;

    private static final int LONGEST_WIDE_AXIS = 2_600;

    private final Spectrum spectrum;
    private final Grid grid;
    private final int count;
    private final Spectrum.Solution solution;
    private final Optional<LineReference> reference;
    private final Domain domain;
    private final double[] space;
    private double[] box;
    private Optional<LineReference> boxElements;
    private final Set<Part> open = EnumSet.noneOf(Part.class);
    private final List<String> notes = new ArrayList<>();

    LevelErrors(Spectrum spectrum, Grid grid, int count, Spectrum.Solution solution) {
        this.spectrum = spectrum;
        this.grid = grid;
        this.count = count;
        this.solution = solution;
        this.domain = spectrum.ends().domain(solution);
        this.reference = reference();
        this.space = reference.map(this::againstElements).orElseGet(this::againstGrids);
        this.boxElements = reference;
        this.box = new double[count];
        if (domain.isTruncated()) {
            measureBox();
        }
    }

    /** How many multiplications an application of the Hamiltonian takes. */
    static double cost(Grid grid) {
        double cost = 0;
        for (Axis axis : grid.axes()) {
            cost += axis.points();
        }
        return cost * grid.size();
    }

    /** The grid that a grid is compared with. */
    static Grid compared(Grid grid) {
        return grid.refined(isAffordable(grid) ? 1.5 : 2.0 / 3);
    }

    private static boolean isAffordable(Grid grid) {
        return cost(grid) * 4 <= AFFORDABLE;
    }

    /** What is known of the error of a level. */
    ErrorStatement of(int level) {
        double roundOff = roundOff(solution, level);
        return new ErrorStatement("energy", domain.toString(), space[level], 0, box[level], roundOff, open, notes);
    }

    /** How far a level may be from that of the grid's matrix. */
    static double roundOff(Spectrum.Solution solution, int level) {
        return solution.pairs().get(level).residual() + 4 * Math.ulp(1.0) * solution.bound();
    }

    private double top() {
        return solution.pairs().getLast().value();
    }

    /** Elements, where the objective is not smooth or has pieces that are too narrow for the grid. */
    private Optional<LineReference> reference() {
        if (grid.dimension() > 1) {
            return Optional.empty();
        }
        Axis axis = grid.axis(0);
        Pieces pieces = spectrum.pieces(axis, axis.length());
        if (!pieces.isComplete()) {
            notes.add(
                    "space: the objective changes too often to be followed; what lies between the points is not known");
            open.add(Part.SPACE);
            return Optional.empty();
        }
        boolean narrow = pieces.shortest() < STEPS_PER_PIECE * axis.spacing();
        if (!narrow && pieces.seams().length == 0) {
            return Optional.empty();
        }
        Optional<LineReference> found = LineReference.of(spectrum, axis, count, top());
        if (found.isEmpty()) {
            notes.add("space: the objective is too narrow near " + axis.name() + " = " + (float) pieces.narrowPlace()
                    + " to be followed");
            open.add(Part.SPACE);
        }
        return found;
    }

    private double[] againstElements(LineReference elements) {
        notes.add(
                "space: against elements that end at the objective's kinks and jumps and are short where it is narrow");
        double[] differences = new double[count];
        for (int k = 0; k < count; k++) {
            differences[k] =
                    ELEMENTS * Math.abs(solution.pairs().get(k).value() - elements.energy(k)) + elements.error(k);
        }
        return differences;
    }

    private double[] againstGrids() {
        boolean finer = isAffordable(grid);
        CellMeans means = spectrum.means(grid);
        String against = finer ? "a grid with half as many points again" : "a coarser grid";
        if (means.isSmooth()) {
            notes.add("space: against " + against + (finer ? "" : ", an upper bound"));
            Spectrum.Solution other = spectrum.solve(compared(grid), count, solution);
            return differences(solution, other, finer ? SAFETY : 1);
        }
        notes.add(
                "space: kinks, jumps or narrow places of the objective lie between the points; against their means over"
                        + " cells, and these against " + against);
        Spectrum.Solution meant = spectrum.solve(grid, count, solution, means.means());
        CellMeans others = spectrum.means(compared(grid));
        Spectrum.Solution other = spectrum.solve(compared(grid), count, solution, others.means());
        double[] sum = differences(solution, meant, 1);
        double[] rest = differences(meant, other, means.isSingular() ? SAFETY : SECOND_ORDER);
        for (int k = 0; k < count; k++) {
            sum[k] += rest[k];
        }
        if (others.isNarrow() || !means.isComplete()) {
            notes.add("space: the objective is narrower somewhere than the cells of both grids");
            open.add(Part.SPACE);
        }
        return sum;
    }

    private static double[] differences(Spectrum.Solution one, Spectrum.Solution other, double factor) {
        double[] differences = new double[one.pairs().size()];
        for (int k = 0; k < differences.length; k++) {
            differences[k] = factor
                    * Math.abs(one.pairs().get(k).value() - other.pairs().get(k).value());
        }
        return differences;
    }

    private void measureBox() {
        double[] here = energies();
        double depth = depth();
        double[] before = here;
        double share = 0.125;
        while (true) {
            Grid wide = wider(share);
            double[] there;
            try {
                there = energies(wide);
            } catch (ProblemException unsolvable) {
                notes.add("box: NOT MEASURED, because on a wider box " + unsolvable.getMessage());
                leaveOpen(before == here);
                return;
            }
            if (before == here
                    && boxElements.isEmpty()
                    && grid.dimension() == 1
                    && SAFETY * largest(here, there) > TAIL * depth) {
                // the box has to be widened a lot, which elements make cheap
                boxElements = LineReference.of(spectrum, grid.axis(0), count, top());
                if (boxElements.isPresent()) {
                    here = energies();
                    before = here;
                    continue;
                }
            }
            double change = largest(here, there);
            double last = largest(before, there);
            boolean small = before == here && SAFETY * change <= TAIL * depth;
            boolean settled = before != here && last <= Math.max(SETTLED * change, 1e-13 * depth);
            for (int k = 0; k < count; k++) {
                box[k] = before == here
                        ? SAFETY * Math.abs(here[k] - there[k])
                        : ELEMENTS * Math.abs(here[k] - there[k]) + SAFETY * Math.abs(before[k] - there[k]);
            }
            if (small || settled) {
                notes.add(settled ? "box: against wider ones, until the levels settled" : "box: against a wider one");
                return;
            }
            before = there;
            share = share < 0.5 ? 0.5 : 2 * share + 0.5;
            if (!canBeSolved(wider(share))) {
                if (SAFETY * largest(here, there) <= FAIR_TAIL * depth) {
                    notes.add("box: against the widest one that can be afforded");
                    return;
                }
                notes.add("box: the levels still change on the widest box that was looked at");
                leaveOpen(false);
                return;
            }
        }
    }

    private void leaveOpen(boolean nothingMeasured) {
        open.add(Part.BOX);
        if (nothingMeasured) {
            box = new double[count];
            java.util.Arrays.fill(box, Double.NaN);
        }
    }

    /** How far the levels reach above the objective's lowest value. */
    private double depth() {
        double lowest = Double.POSITIVE_INFINITY;
        for (double value : solution.potential()) {
            lowest = Math.min(lowest, value);
        }
        return Math.max(top() - lowest, Math.abs(top()));
    }

    private static double largest(double[] one, double[] other) {
        double largest = 0;
        for (int k = 0; k < one.length; k++) {
            largest = Math.max(largest, Math.abs(one[k] - other[k]));
        }
        return largest;
    }

    private double[] energies() {
        double[] energies = new double[count];
        for (int k = 0; k < count; k++) {
            energies[k] = boxElements.isPresent()
                    ? boxElements.get().energy(k)
                    : solution.pairs().get(k).value();
        }
        return energies;
    }

    /** By the same method as in the box itself. */
    private double[] energies(Grid wide) {
        if (boxElements.isPresent()) {
            LineReference elements = LineReference.of(spectrum, wide.axis(0), count, top())
                    .orElseThrow(() -> new ProblemException("the objective has too many narrow pieces"));
            return elements.found().values();
        }
        Spectrum.Solution other = spectrum.solve(wide, count, solution);
        return other.pairs().stream().mapToDouble(Lanczos.Pair::value).toArray();
    }

    private boolean canBeSolved(Grid wide) {
        boolean short1 = wide.axes().stream().allMatch(axis -> axis.points() <= LONGEST_WIDE_AXIS);
        return boxElements.isPresent()
                ? wide.axis(0).length() <= 64 * grid.axis(0).length()
                : short1 && cost(wide) <= AFFORDABLE / 4;
    }

    /** The box with a share of its points more at every end that cuts the problem off. */
    private Grid wider(double share) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < grid.dimension(); i++) {
            Domain.Extent extent = domain.axes().get(i);
            axes.add(grid.axis(i).wider(share, extent.openBelow(), extent.openAbove()));
        }
        return new Grid(axes);
    }
}
