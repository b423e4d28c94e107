package org.wickbench.numeric.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.ErrorStatement;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BoxFunction;
import org.wickbench.numeric.kernel.Pieces;
import org.wickbench.numeric.kernel.PointFunction;
import org.wickbench.numeric.kernel.Range;

/**
 * Chooses box and grid for the lowest levels on the whole space.
 *
 * <p>The box ends where the semiclassical decay {@code exp(-Int sqrt((zeta - E)/D) dx)} beyond the classical turning point
 * has made the states' tails harmless; the spacing resolves the shortest local wavelength. Both are then refined until the
 * energies no longer move, which is what the error statement reports; the estimates only save work.
 */
final class AutomaticGrid {
    private static final int MAX_ROUNDS = 14;
    /** A first guess of the levels that moves by a smaller share of the depth is good enough to place a box. */
    private static final double SETTLED = 1e-2;

    private static final int MAX_STEPS = 200_000;
    /** Where the objective has not closed a level in by then, it never will. */
    private static final double FARTHEST = 1e9;

    /** The largest piece of the decay integral that one step may contribute. */
    private static final double MAX_PART = 0.5;
    /** An axis' matrix has the square of this many entries. */
    private static final int MAX_POINTS = 3_000;

    /** How far enclosures look for wells, in lengths of the box. */
    private static final double LOOKED_AT = 300;

    private static final int ENCLOSURES = 40_000;
    /** A well that is narrower than this, relative to its distance from the origin, is not looked for. */
    private static final double NARROWEST = 1e-5;

    private final Problem problem;
    private final Spectrum spectrum;
    private final PointFunction objective;
    private final double tolerance;
    private final int count;
    private final Scout scout;
    /** Places outside of the first box where the objective lies below the levels. */
    private final List<Double> hidden = new ArrayList<>();

    private final Scout.Lowest lowest;

    AutomaticGrid(Problem problem, Spectrum spectrum, double tolerance, int count) {
        this.problem = problem;
        this.spectrum = spectrum;
        this.objective = spectrum.objective();
        this.tolerance = tolerance;
        this.count = count;
        this.scout = new Scout(problem, objective);
        scout.unboundedBelow().ifPresent(reason -> {
            throw new ProblemException(reason);
        });
        this.lowest = scout.lowest();
    }

    /** The levels on the first grid whose error statements are all within the tolerance. */
    Levels solve() {
        double energy = lowest.value();
        // a first guess of the levels: a coarse solution in a box that grows with the guess itself
        for (int round = 0; round < 4; round++) {
            double before = energy;
            Spectrum.Solution guess = spectrum.rough(grid(energyAbove(energy, round), 6, 1.5), count);
            energy = guess.pairs().getLast().value();
            if (Math.abs(energy - before) <= SETTLED * (energy - lowest.value())) {
                break;
            }
        }
        // a tail cut off at the action S changes the energy by about exp(-2 S); the margins are those that most smooth
        // objectives turn out to need, so that the first round is often the last
        double action = 0.5 * Math.log(1 / tolerance) + 0.5;
        double resolution = 0.5 + 0.08 * Math.log(1 / tolerance);
        if (problem.dimension() == 1) {
            lookOutside(energy, grid(energy, action, resolution).axis(0));
            if (!isSmooth(grid(energy, action, resolution).axis(0))) {
                return byElements(energy, action, resolution);
            }
        }
        List<String> tried = new ArrayList<>();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Grid grid = grid(energy, action, resolution);
            Levels levels = spectrum.levels(grid, count);
            energy = levels.levels().getLast().energy();
            double space = 0;
            double box = 0;
            double floor = 0;
            for (Level level : levels.levels()) {
                space = Math.max(space, level.error().space());
                box = Math.max(box, level.error().box());
                floor = Math.max(floor, level.error().roundOff());
            }
            if (space + box + floor <= tolerance) {
                return levels;
            }
            tried.add(grid.size() + " points: space " + space + ", box " + box + ", round-off " + floor);
            if (floor > tolerance / 2) {
                throw new ProblemException(
                        "the tolerance " + tolerance + " is below what double precision reaches here: round-off"
                                + " alone is " + floor + "; ask for " + 4 * floor + " or more");
            }
            double share = (tolerance - floor) / 2;
            if (box > share) {
                action += Math.max(1, 0.25 * Math.log(box / share) + 1);
            }
            if (space > share) {
                // spectral convergence: a few per cent more points gain a digit; kinks converge slowly and need more
                resolution *= round < 6 ? 1.25 : 1.6;
            }
        }
        throw new ProblemException("the tolerance " + tolerance + " was not reached; the last grid had "
                + tried.getLast() + ": an objective with kinks or jumps converges slowly, ask for a larger tolerance");
    }

    /** True if enclosures show neither kinks nor jumps, and nothing that is narrower than a few steps of a grid. */
    private boolean isSmooth(Axis axis) {
        Pieces pieces = spectrum.pieces(axis, axis.length());
        return pieces.seams().length == 0 && pieces.shortest() >= LevelErrors.STEPS_PER_PIECE * axis.spacing();
    }

    /** Wells beyond the box that no point has shown: enclosures do. The box is made to hold them. */
    private void lookOutside(double energy, Axis axis) {
        BoxFunction enclosure = new BoxFunction(problem, problem.objective(), "the objective");
        int[] budget = {ENCLOSURES};
        for (double side : new double[] {-1, 1}) {
            double from = side > 0 ? axis.upper() : axis.lower();
            double far = side * LOOKED_AT * Math.max(1, axis.length());
            look(enclosure, new Range(Math.min(from, far), Math.max(from, far)), energy, budget);
        }
    }

    private void look(BoxFunction enclosure, Range part, double energy, int[] budget) {
        if (budget[0]-- <= 0
                || enclosure.over(part).lower() > energy
                || enclosure.closelyOver(part).lower() > energy) {
            return;
        }
        double middle = part.middle();
        if (objective.at(middle) <= energy) {
            hidden.add(middle);
            return;
        }
        if (part.width() > NARROWEST * Math.max(1, Math.abs(middle))) {
            look(enclosure, new Range(part.lower(), middle), energy, budget);
            look(enclosure, new Range(middle, part.upper()), energy, budget);
        }
    }

    /** Energies of spectral elements on a box chosen for the tolerance; the grid carries the states only. */
    private Levels byElements(double guess, double firstAction, double resolution) {
        double energy = guess;
        double action = firstAction;
        String tried = "";
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Axis axis = grid(energy, action, resolution).axis(0);
            LineReference here = elements(axis, energy);
            LineReference wider = elements(axis.wider(0.125, true, true), energy);
            List<Level> levels = new ArrayList<>();
            double box = 0;
            double total = 0;
            for (int k = 0; k < count; k++) {
                double distance = 3 * Math.abs(here.energy(k) - wider.energy(k));
                double roundOff = 16 * Math.ulp(Math.abs(here.energy(k)) + energy - lowest.value());
                ErrorStatement error = new ErrorStatement(
                        "energy",
                        "the whole line",
                        here.error(k),
                        0,
                        distance,
                        roundOff,
                        Set.of(),
                        List.of(
                                "space: of elements that end at the objective's kinks and jumps and are short where it"
                                        + " is narrow, against elements of lower degree",
                                "box: against a wider one"));
                Grid grid = new Grid(List.of(axis));
                levels.add(new Level(here.energy(k), here.found().residuals()[k], here.state(k, grid), error));
                box = Math.max(box, distance);
                total = Math.max(total, error.total());
            }
            if (total <= tolerance) {
                return new Levels(levels.getFirst().state().grid(), levels, spectrum.applications());
            }
            tried = "box " + box + ", in all " + total;
            if (box <= tolerance / 2) {
                break;
            }
            energy = here.energy(count - 1);
            action += Math.max(1, 0.25 * Math.log(2 * box / tolerance) + 1);
        }
        throw new ProblemException("the tolerance " + tolerance
                + " was not reached by elements that end at the objective's kinks and jumps: " + tried
                + "; ask for a larger tolerance");
    }

    private LineReference elements(Axis axis, double energy) {
        return LineReference.of(spectrum, axis, count, energy)
                .orElseThrow(() -> new ProblemException("the objective is too narrow, or changes too often, near "
                        + axis.name() + " = "
                        + spectrum.pieces(axis, axis.length()).narrowPlace()
                        + " to be followed: give an axis that leaves the place out, or smooth it"));
    }

    private double energyAbove(double energy, int round) {
        if (round > 0) {
            return energy;
        }
        // the zero-point energy of the curvature at the lowest point, or of a unit box where it is flat
        double sum = 0;
        for (int i = 0; i < problem.dimension(); i++) {
            double h = 1e-2;
            double curvature = (at(i, h) + at(i, -h) - 2 * lowest.value()) / (h * h);
            sum += Math.sqrt(Math.max(curvature, spectrum.diffusion()) * spectrum.diffusion() / 2);
        }
        return energy + sum * (2 * count - 1);
    }

    private double at(int axis, double offset) {
        double[] point = lowest.point().clone();
        point[axis] += offset;
        return objective.at(point);
    }

    private Grid grid(double energy, double action, double resolution) {
        List<Axis> axes = new ArrayList<>();
        double depth = Math.max(energy - lowest.value(), 1e-300);
        double wave = Math.sqrt(depth / spectrum.diffusion());
        double[][] allowed = scout.allowed(energy);
        for (double place : hidden) {
            allowed[0][0] = Math.min(allowed[0][0], place);
            allowed[0][1] = Math.max(allowed[0][1], place);
        }
        for (int i = 0; i < problem.dimension(); i++) {
            double middle = lowest.point()[i];
            double lower = middle - reach(i, -1, Math.max(0, middle - allowed[i][0]), energy, action);
            double upper = middle + reach(i, 1, Math.max(0, allowed[i][1] - middle), energy, action);
            // Nyquist for the classical momentum, times a margin that lets the tail of the spectrum decay
            int points =
                    (int) Math.ceil(resolution * (upper - lower) * wave / Math.PI) + (int) Math.ceil(4 * resolution);
            if (points > MAX_POINTS) {
                throw new ProblemException("the levels would need " + points + " points on "
                        + problem.coordinates().get(i) + " in [" + lower + ", " + upper
                        + "]: give an axis, fewer levels or a larger tolerance" + valleys());
            }
            axes.add(new Axis(
                    problem.coordinates().get(i).toString(), lower, upper, Math.max(8, points), Boundary.DIRICHLET));
        }
        return new Grid(axes);
    }

    private String valleys() {
        return problem.dimension() == 1
                ? ""
                : ". A valley that narrows without end, as that of x^2*y^2, confines by the energy that it takes to be"
                        + " narrow, which is not looked at here: its levels are found on axes that you give";
    }

    /**
     * How far from the lowest point the decay integral beyond the outermost turning point reaches the wanted action.
     *
     * @param known a distance up to which a level of that energy is known to be allowed somewhere
     */
    private double reach(int axis, int side, double known, double energy, double action) {
        double depth = Math.max(energy - lowest.value(), 1e-12 * Math.max(1, Math.abs(energy)));
        double shortest = 0.02 * firstLength(axis, side, depth);
        double step = shortest;
        double decay = 0;
        double x = known;
        for (int i = 0; i < MAX_STEPS && x < FARTHEST * (1 + Math.abs(lowest.point()[axis])); i++) {
            x += step;
            double excess = lowestAcross(axis, side * x) - energy;
            if (!(excess > 0)) {
                if (Double.isNaN(excess)) {
                    throw new ProblemException("the objective is not a real number at "
                            + problem.coordinates().get(axis) + " = " + (lowest.point()[axis] + side * x)
                            + ": give an axis that stays where it is real");
                }
                // allowed again: a second well, or no confinement at all
                decay = 0;
            } else {
                double part = step * Math.sqrt(excess / spectrum.diffusion());
                if (part > MAX_PART && step > shortest) {
                    // so long a step could leap over a well
                    x -= step;
                    step = Math.max(shortest, step / 2);
                    continue;
                }
                decay += part;
            }
            if (decay >= action) {
                return x;
            }
            if (i % 200 == 199) {
                step *= 1.5;
            }
        }
        throw new ProblemException("the objective does not confine the level at energy " + energy + " towards "
                + (side > 0 ? "positive " : "negative ") + problem.coordinates().get(axis)
                + ": as far as can be seen the spectrum is continuous there, with fewer than " + count
                + " bound levels; ask for fewer, or give an axis with its own ends"
                + valleys());
    }

    /** The lowest value of the objective on a line of other coordinates through the axis' position. */
    private double lowestAcross(int axis, double offset) {
        double[] point = lowest.point().clone();
        point[axis] += offset;
        double value = objective.at(point);
        if (problem.dimension() == 1) {
            return value;
        }
        // the other coordinates, scanned as far as the one that was moved
        for (int other = 0; other < problem.dimension(); other++) {
            if (other != axis) {
                for (int i = -8; i <= 8; i++) {
                    double[] moved = point.clone();
                    moved[other] += i / 8.0 * offset;
                    double here = objective.at(moved);
                    value = here < value ? here : value;
                }
            }
        }
        return value;
    }

    /** The distance at which the objective has risen by the depth: the length scale of the well. */
    private double firstLength(int axis, int side, double depth) {
        double[] point = lowest.point().clone();
        double length = 1e-3;
        for (int i = 0; i < 60; i++) {
            point[axis] = lowest.point()[axis] + side * length;
            if (!(objective.at(point) - lowest.value() < depth) || length > 1e3) {
                return length;
            }
            length *= 1.5;
        }
        return length;
    }
}
