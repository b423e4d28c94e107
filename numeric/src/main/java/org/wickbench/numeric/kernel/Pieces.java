package org.wickbench.numeric.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.symbolic.expr.Expr;

/**
 * An interval cut into pieces on each of which an expression of one coordinate is a polynomial of degree 16 to nine digits:
 * kinks, jumps and singularities lie between pieces, and where the expression changes quickly the pieces are short. That
 * nothing hides between the points that were looked at is certain, since an enclosure of the expression on every part of a
 * piece stays within what the points show.
 */
public final class Pieces {
    private static final int DEGREE = 16;
    /** By how much the expression may differ from the polynomial, relative to its size on the piece. */
    private static final double FIT = 1e-9;
    /** What may hide, relative to the expression's typical rise over the interval. */
    private static final double HIDDEN = 1e-6;
    /** Interval arithmetic overestimates; a range that is no wider than this many times what points show hides nothing. */
    private static final double LOOSE = 8;

    /** How many terms of the expression are enclosed; without data an expression is one term. */
    private static final long BUDGET = 60_000;

    private static final int MAX_DEPTH = 40;
    /** A piece shorter than this share of the interval is not cut further: what is left is a singularity. */
    private static final double SHORTEST = 1e-7;

    private final PointFunction function;
    private final BoxFunction enclosure;
    private final double lower;
    private final double upper;
    private final double[] seams;
    private final double scale;
    private final List<Double> ends = new ArrayList<>();
    private long budget;
    private boolean complete = true;

    /**
     * @param longest no piece is longer
     * @param what what the expression is, for messages
     */
    public Pieces(Problem problem, Expr expr, double lower, double upper, double longest, String what) {
        this.function = new PointFunction(problem, expr, what);
        this.enclosure = new BoxFunction(problem, expr, what);
        this.budget = BUDGET / function.terms();
        this.lower = lower;
        this.upper = upper;
        this.seams = new Seams(problem, expr, what).places(lower, upper);
        this.scale = scale();
        double from = lower;
        ends.add(lower);
        for (int i = 0; i <= seams.length; i++) {
            double to = i < seams.length ? seams[i] : upper;
            int parts = (int) Math.ceil(Math.min(1e4, (to - from) / longest));
            for (int part = 0; part < parts; part++) {
                double end = part == parts - 1 ? to : from + (to - from) * (part + 1) / parts;
                cut(ends.getLast(), end, 0);
            }
            from = to;
        }
    }

    /** The ends of all pieces in increasing order. */
    public double[] ends() {
        return ends.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The ends inside the interval where the expression may have a kink, a jump or a singularity. */
    public double[] seams() {
        return seams.clone();
    }

    /** The length of the shortest piece. */
    public double shortest() {
        double shortest = upper - lower;
        for (int i = 1; i < ends.size(); i++) {
            shortest = Math.min(shortest, ends.get(i) - ends.get(i - 1));
        }
        return shortest;
    }

    /** The middle of the shortest piece. */
    public double narrowPlace() {
        double shortest = shortest();
        for (int i = 1; i < ends.size(); i++) {
            if (ends.get(i) - ends.get(i - 1) == shortest) {
                return 0.5 * (ends.get(i) + ends.get(i - 1));
            }
        }
        return lower;
    }

    /** False where the expression changes so often that not all of it was looked at. */
    public boolean isComplete() {
        return complete;
    }

    /** The value at a point of a piece, at its ends the limit from inside. */
    public double at(double x, double from, double to) {
        double inside = Math.min(1e-3 * (to - from), 1e-13 * (upper - lower));
        return function.at(Math.clamp(x, from + inside, to - inside));
    }

    /** How far the expression typically lies above its lowest value. */
    private double scale() {
        double[] values = new double[129];
        for (int i = 0; i < values.length; i++) {
            values[i] = function.at(lower + (upper - lower) * (i + 0.37) / values.length);
        }
        double[] finite =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (finite.length == 0) {
            return 1;
        }
        double median = finite[finite.length / 2] - finite[0];
        double whole = finite[finite.length - 1] - finite[0];
        return median > 0 ? median : whole > 0 ? whole : Math.max(Math.abs(finite[0]), 1e-300);
    }

    private void cut(double from, double to, int depth) {
        double[] nodes = new double[DEGREE + 1];
        double[] values = new double[DEGREE + 1];
        boolean fits = true;
        double size = scale;
        for (int i = 0; i <= DEGREE; i++) {
            nodes[i] = 0.5 * (from + to) - 0.5 * (to - from) * Math.cos(Math.PI * i / DEGREE);
            values[i] = at(nodes[i], from, to);
            fits &= Double.isFinite(values[i]);
            size = Math.max(size, Math.abs(values[i]));
        }
        fits = fits && follows(nodes, values, size, from, to) && hidesNothing(nodes, values, size, from, to);
        if (fits || depth >= MAX_DEPTH || to - from < SHORTEST * (upper - lower) || budget <= 0) {
            complete &= budget > 0;
            ends.add(to);
            return;
        }
        double middle = 0.5 * (from + to);
        cut(from, middle, depth + 1);
        cut(middle, to, depth + 1);
    }

    /** True if the polynomial through the points has the expression's values between them. */
    private boolean follows(double[] nodes, double[] values, double size, double from, double to) {
        for (int i = 0; i < DEGREE; i++) {
            double x = 0.5 * (nodes[i] + nodes[i + 1]);
            if (!(Math.abs(at(x, from, to) - interpolated(nodes, values, x)) <= FIT * size)) {
                return false;
            }
        }
        return true;
    }

    private boolean hidesNothing(double[] nodes, double[] values, double size, double from, double to) {
        for (int i = 0; i < DEGREE; i++) {
            if (!hidesNothing(nodes, values, size, new Range(nodes[i], nodes[i + 1]), new Range(from, to))) {
                return false;
            }
        }
        return true;
    }

    private boolean hidesNothing(double[] nodes, double[] values, double size, Range part, Range piece) {
        double left = at(part.lower(), piece.lower(), piece.upper());
        double right = at(part.upper(), piece.lower(), piece.upper());
        double middle = at(part.middle(), piece.lower(), piece.upper());
        if (!(Math.abs(middle - interpolated(nodes, values, part.middle())) <= 1e3 * FIT * size)) {
            return false;
        }
        double shown = Math.max(Math.max(left, right), middle) - Math.min(Math.min(left, right), middle);
        budget--;
        double loose = LOOSE * shown + HIDDEN * scale;
        if (enclosure.over(part).width() <= loose
                || enclosure.closelyOver(part).width() <= loose
                || part.width() < 1e-3 * SHORTEST * (upper - lower)
                || budget <= 0) {
            return true;
        }
        return hidesNothing(nodes, values, size, new Range(part.lower(), part.middle()), piece)
                && hidesNothing(nodes, values, size, new Range(part.middle(), part.upper()), piece);
    }

    /** The polynomial through Chebyshev's points, in barycentric form. */
    private static double interpolated(double[] nodes, double[] values, double x) {
        double above = 0;
        double below = 0;
        for (int i = 0; i <= DEGREE; i++) {
            double distance = x - nodes[i];
            if (distance == 0) {
                return values[i];
            }
            double weight = (i % 2 == 0 ? 1 : -1) * (i == 0 || i == DEGREE ? 0.5 : 1) / distance;
            above += weight * values[i];
            below += weight;
        }
        return above / below;
    }
}
