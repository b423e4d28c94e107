package org.wickbench.numeric.grid;

/**
 * Carries fields between grids on the same box: onto a nested finer one by each axis' own trigonometric interpolant, and
 * back by picking the common points.
 */
public final class Interpolation {
    private Interpolation() {}

    /** The next finer axis whose points contain this axis' points. */
    public static Axis finer(Axis axis) {
        return axis.withPoints(
                switch (axis.boundary()) {
                    case PERIODIC, ABSORBING -> 2 * axis.points();
                    case DIRICHLET -> 2 * axis.points() + 1;
                    // half-sample points nest with odd ratios only
                    case NEUMANN -> 3 * axis.points();
                });
    }

    /** The grid of {@link #finer(Axis) finer} axes. */
    public static Grid finer(Grid grid) {
        return new Grid(grid.axes().stream().map(Interpolation::finer).toList());
    }

    /** The values of a field on {@code finer(grid)} at the points of the grid. */
    public static Field restrict(Field fine, Grid grid) {
        return new Field(grid, restrict(fine.re(), fine.grid(), grid), restrict(fine.im(), fine.grid(), grid));
    }

    private static double[] restrict(double[] values, Grid fine, Grid grid) {
        if (values.length == 0) {
            return values;
        }
        double[] result = new double[grid.size()];
        for (int i = 0; i < result.length; i++) {
            int at = 0;
            for (int axis = 0; axis < grid.dimension(); axis++) {
                int j = i / grid.stride(axis) % grid.axis(axis).points();
                int fineJ =
                        switch (grid.axis(axis).boundary()) {
                            case PERIODIC, ABSORBING -> 2 * j;
                            case DIRICHLET -> 2 * j + 1;
                            case NEUMANN -> 3 * j + 1;
                        };
                at += fineJ * fine.stride(axis);
            }
            result[i] = values[at];
        }
        return result;
    }

    /** The trigonometric interpolant of a field on {@code finer(grid)}; quadratic cost per line. */
    public static Field refine(Field field) {
        Grid grid = field.grid();
        double[] re = field.re();
        double[] im = field.im();
        for (int axis = 0; axis < grid.dimension(); axis++) {
            Grid next = withAxis(grid, axis, finer(grid.axis(axis)));
            double[][] matrix = matrix(grid.axis(axis), next.axis(axis));
            re = apply(matrix, re, grid, axis);
            im = im.length == 0 ? im : apply(matrix, im, grid, axis);
            grid = next;
        }
        return new Field(grid, re, im);
    }

    private static Grid withAxis(Grid grid, int axis, Axis replacement) {
        java.util.List<Axis> axes = new java.util.ArrayList<>(grid.axes());
        axes.set(axis, replacement);
        return new Grid(axes);
    }

    private static double[] apply(double[][] matrix, double[] values, Grid grid, int axis) {
        int n = grid.axis(axis).points();
        int m = matrix.length;
        int stride = grid.stride(axis);
        int outer = values.length / (n * stride);
        double[] result = new double[outer * m * stride];
        for (int o = 0; o < outer; o++) {
            for (int row = 0; row < m; row++) {
                for (int j = 0; j < n; j++) {
                    double weight = matrix[row][j];
                    int from = (o * n + j) * stride;
                    int to = (o * m + row) * stride;
                    for (int i = 0; i < stride; i++) {
                        result[to + i] += weight * values[from + i];
                    }
                }
            }
        }
        return result;
    }

    /** {@code matrix[row][j]}: the cardinal function of point {@code j} at the finer axis' point {@code row}. */
    static double[][] matrix(Axis axis, Axis fine) {
        int n = axis.points();
        double[][] matrix = new double[fine.points()][n];
        for (int row = 0; row < fine.points(); row++) {
            for (int j = 0; j < n; j++) {
                matrix[row][j] = switch (axis.boundary()) {
                    case PERIODIC, ABSORBING ->
                        periodic(2 * Math.PI * (fine.node(row) - axis.node(j)) / axis.length(), n);
                    // odd and even extensions: the cardinal functions of the periodic sequence at a point and its image
                    case DIRICHLET -> {
                        int period = 2 * (n + 1);
                        double theta = Math.PI * (row + 1.0) / (fine.points() + 1);
                        double phi = Math.PI * (j + 1.0) / (n + 1);
                        yield periodic(theta - phi, period) - periodic(theta + phi, period);
                    }
                    case NEUMANN -> {
                        int period = 2 * n;
                        double theta = Math.PI * (row + 0.5) / fine.points();
                        double phi = Math.PI * (j + 0.5) / n;
                        yield periodic(theta - phi, period) + periodic(theta + phi, period);
                    }
                };
            }
        }
        return matrix;
    }

    /** The cardinal function of {@code n} equispaced points on the circle: sin(n t/2) / (n sin(t/2)), times cos(t/2) for even n. */
    private static double periodic(double t, int n) {
        double half = t / 2;
        double sine = Math.sin(half);
        if (Math.abs(sine) < 1e-13) {
            return 1;
        }
        double value = Math.sin(n * half) / (n * sine);
        return n % 2 == 0 ? value * Math.cos(half) : value;
    }
}
