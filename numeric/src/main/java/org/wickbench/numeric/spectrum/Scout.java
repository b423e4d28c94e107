package org.wickbench.numeric.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.kernel.BoxFunction;
import org.wickbench.numeric.kernel.PointFunction;
import org.wickbench.numeric.kernel.Range;

/** Looks at an objective on the whole space: where it is low, and whether it is bounded below. */
public final class Scout {
    /** Rays are followed from 2^-10 to 2^40: beyond any physical box, short of overflow for moderate powers. */
    private static final int FIRST_OCTAVE = -10;

    private static final int LAST_OCTAVE = 40;
    /** So many doublings of the radius with a fall that does not slow down count as a fall without end. */
    private static final int STEADY_OCTAVES = 12;

    /** Half the side of the cubes that are looked at, as powers of two. */
    private static final int SMALLEST_CUBE = -6;

    private static final int LARGEST_CUBE = 12;

    private static final int RANDOM_DIRECTIONS = 60;
    private static final int POINTS_PER_AXIS = 41;
    private static final long SEED = 0x5EED;

    private final Problem problem;
    private final PointFunction objective;
    /** The values that {@link #scan} hands out, in its order; none before the first scan. */
    private double[] seen = {};

    public Scout(Problem problem, PointFunction objective) {
        this.problem = problem;
        this.objective = objective;
    }

    /** Why the objective has no lower bound, with a direction and values, if it seems to have none. */
    public Optional<String> unboundedBelow() {
        if (isBoundedBelow()) {
            return Optional.empty();
        }
        for (double[] direction : directions()) {
            double[] last = new double[LAST_OCTAVE - FIRST_OCTAVE + 1];
            int count = 0;
            double reached = 0;
            for (int octave = FIRST_OCTAVE; octave <= LAST_OCTAVE; octave++) {
                double value = along(direction, Math.scalb(1.0, octave));
                if (value == Double.NEGATIVE_INFINITY) {
                    return Optional.of(message(direction, Math.scalb(1.0, octave), value));
                }
                if (!Double.isFinite(value)) {
                    break;
                }
                last[count++] = value;
                reached = Math.scalb(1.0, octave);
            }
            if (fallsForEver(last, count)) {
                return Optional.of(message(direction, reached, last[count - 1]));
            }
        }
        return problem.dimension() == 1 ? Optional.empty() : unboundedOnSpheres();
    }

    /** True if enclosures have the same lower end on all boxes however large: values seen at points only round. */
    private boolean isBoundedBelow() {
        BoxFunction enclosure = new BoxFunction(problem, problem.objective(), "the objective");
        double[] lowest = new double[2];
        for (int i = 0; i < 2; i++) {
            double half = i == 0 ? Math.scalb(1.0, LAST_OCTAVE) : 1e150;
            Range[] box = new Range[problem.dimension()];
            java.util.Arrays.fill(box, new Range(-half, half));
            lowest[i] = enclosure.over(box).lower();
        }
        return Double.isFinite(lowest[0]) && lowest[0] == lowest[1];
    }

    private Optional<String> unboundedOnSpheres() {
        List<Spheres.Lowest> lowest = new Spheres(objective, problem.dimension()).lowest();
        double[] values = lowest.stream().mapToDouble(Spheres.Lowest::value).toArray();
        if (values.length > 0
                && (values[values.length - 1] == Double.NEGATIVE_INFINITY || fallsForEver(values, values.length))) {
            return Optional.of(
                    message(lowest.getLast().point(), 1, lowest.getLast().value()));
        }
        return Optional.empty();
    }

    private static boolean fallsForEver(double[] values, int count) {
        if (count < STEADY_OCTAVES + 2) {
            return false;
        }
        for (int i = count - STEADY_OCTAVES; i < count; i++) {
            double fall = values[i - 1] - values[i];
            double before = values[i - 2] - values[i - 1];
            // a bounded tail slows down by a factor per octave; even a logarithm falls by the same amount each octave
            if (!(fall > 0) || !(fall > 0.9 * before)) {
                return false;
            }
        }
        return true;
    }

    private String message(double[] direction, double radius, double value) {
        StringBuilder where = new StringBuilder();
        for (int i = 0; i < direction.length; i++) {
            where.append(i == 0 ? "" : ", ")
                    .append(problem.coordinates().get(i))
                    .append(" = ")
                    .append(direction[i] * radius);
        }
        return "the objective has no lower bound: it falls without end, to " + value + " at " + where
                + ", so H has no ground state";
    }

    private double along(double[] direction, double radius) {
        double[] point = direction.clone();
        for (int i = 0; i < point.length; i++) {
            point[i] *= radius;
        }
        return objective.at(point);
    }

    private List<double[]> directions() {
        int d = problem.dimension();
        List<double[]> directions = new ArrayList<>();
        int[] digits = {0, 1, -1};
        for (int code = 1; code < Math.pow(3, d); code++) {
            double[] direction = new double[d];
            int rest = code;
            for (int i = 0; i < d; i++) {
                direction[i] = digits[rest % 3];
                rest /= 3;
            }
            directions.add(direction);
        }
        if (d > 1) {
            Random random = new Random(SEED);
            for (int i = 0; i < RANDOM_DIRECTIONS; i++) {
                directions.add(random.doubles(d, -1, 1).toArray());
            }
        }
        return directions;
    }

    /** A point where the objective is lowest among cubes of all sizes around the origin, and its value there. */
    record Lowest(double[] point, double value) {}

    /** @throws ProblemException where the objective is real nowhere that was looked at */
    Lowest lowest() {
        double[][] best = new double[1][];
        double[] value = {Double.POSITIVE_INFINITY};
        scan((point, here) -> {
            if (here < value[0]) {
                value[0] = here;
                best[0] = point.clone();
            }
        });
        if (best[0] == null || value[0] == Double.NEGATIVE_INFINITY) {
            throw new ProblemException(
                    best[0] == null
                            ? "the objective is not a real number anywhere near the origin: restrict it to where it is real"
                            : "the objective is -infinity at a point near the origin: its singularity has to be smoothed");
        }
        return descend(best[0], value[0]);
    }

    /**
     * The smallest box that holds every place, of those that are looked at, where the objective is below an energy: all the
     * wells that a level of that energy may live in, however high the barriers between them are.
     *
     * @return the lower and the upper end for each axis; the lower one above the upper one if there is no such place
     */
    double[][] allowed(double energy) {
        int d = problem.dimension();
        double[][] ends = new double[d][];
        for (int i = 0; i < d; i++) {
            ends[i] = new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        }
        Looker widen = (point, here) -> {
            if (here <= energy) {
                for (int i = 0; i < d; i++) {
                    ends[i][0] = Math.min(ends[i][0], point[i]);
                    ends[i][1] = Math.max(ends[i][1], point[i]);
                }
            }
        };
        scan(widen);
        if (d == 1) {
            // a well may be narrower than the distance of the points looked at
            for (Lowest well : wells()) {
                widen.at(well.point(), well.value());
            }
        }
        return ends;
    }

    /** The bottoms of all dips that the points looked at show, on one axis. */
    private List<Lowest> wells() {
        TreeMap<Double, Double> seen = new TreeMap<>();
        scan((point, here) -> seen.put(point[0], here));
        List<Lowest> wells = new ArrayList<>();
        double[] xs = seen.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        double[] values =
                seen.values().stream().mapToDouble(Double::doubleValue).toArray();
        for (int i = 1; i + 1 < xs.length; i++) {
            if (values[i] <= values[i - 1] && values[i] <= values[i + 1]) {
                wells.add(bottom(xs[i - 1], xs[i + 1], new Lowest(new double[] {xs[i]}, values[i])));
            }
        }
        return wells;
    }

    /** By thirds: enough for a dip that the points on both sides enclose. */
    private Lowest bottom(double from, double to, Lowest known) {
        Lowest best = known;
        for (int i = 0; i < 60; i++) {
            double left = from + (to - from) / 3;
            double right = to - (to - from) / 3;
            double atLeft = objective.at(left);
            double atRight = objective.at(right);
            if (atLeft < best.value()) {
                best = new Lowest(new double[] {left}, atLeft);
            }
            if (atRight < best.value()) {
                best = new Lowest(new double[] {right}, atRight);
            }
            if (atLeft < atRight) {
                to = right;
            } else {
                from = left;
            }
        }
        return best;
    }

    @FunctionalInterface
    private interface Looker {
        /** @param point to be copied if it is kept */
        void at(double[] point, double value);
    }

    /** Looks at cubes of all sizes around the origin. */
    private void scan(Looker looker) {
        int d = problem.dimension();
        int perAxis = d == 1 ? 401 : d == 2 ? POINTS_PER_AXIS : 17;
        int total = (int) Math.pow(perAxis, d);
        double[] point = new double[d];
        boolean first = seen.length == 0;
        if (first) {
            seen = new double[(LARGEST_CUBE - SMALLEST_CUBE + 1) * total];
        }
        int at = 0;
        for (int octave = SMALLEST_CUBE; octave <= LARGEST_CUBE; octave++) {
            double half = Math.scalb(1.0, octave);
            for (int code = 0; code < total; code++) {
                int rest = code;
                for (int i = 0; i < d; i++) {
                    point[i] = half * (2.0 * (rest % perAxis) / (perAxis - 1) - 1);
                    rest /= perAxis;
                }
                if (first) {
                    seen[at] = objective.at(point);
                }
                looker.at(point, seen[at++]);
            }
        }
    }

    /** Coordinate search with halved steps: enough to place a box. */
    private Lowest descend(double[] point, double value) {
        double step = 1;
        while (step > 1e-6) {
            boolean moved = false;
            for (int i = 0; i < point.length; i++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double[] next = point.clone();
                    next[i] += sign * step;
                    double here = objective.at(next);
                    if (here < value) {
                        point = next;
                        value = here;
                        moved = true;
                    }
                }
            }
            if (!moved) {
                step /= 2;
            }
        }
        return new Lowest(point, value);
    }
}
