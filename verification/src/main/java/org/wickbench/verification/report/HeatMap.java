package org.wickbench.verification.report;

/**
 * A function on a rectangle, as colours.
 *
 * @param title what is shown
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param values {@code values[i * y.points() + j]} belongs to the {@code i}-th cell from the left, the {@code j}-th from
 *     below; not modified, and not to be modified after
 */
public record HeatMap(String title, Side x, Side y, double[] values) {
    public HeatMap {
        if (values.length != x.points() * y.points()) {
            throw new IllegalArgumentException(values.length + " values for " + x.points() + " x " + y.points());
        }
    }

    /**
     * One side of the rectangle.
     *
     * @param label the coordinate
     * @param from the outer edge of the first cell
     * @param to the outer edge of the last one
     */
    public record Side(String label, double from, double to, int points) {}

    int columns() {
        return x.points();
    }

    int rows() {
        return y.points();
    }

    double at(int column, int row) {
        return values[column * y.points() + row];
    }

    /** The value of the lightest colour: 0, or the lowest value if that is below. */
    double low() {
        double low = 0;
        for (double value : values) {
            low = value < low ? value : low;
        }
        return low;
    }

    /** The value of the darkest colour. */
    double high() {
        double high = low();
        for (double value : values) {
            high = value > high ? value : high;
        }
        return high > low() ? high : low() + 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeatMap map
                && title.equals(map.title)
                && x.equals(map.x)
                && y.equals(map.y)
                && java.util.Arrays.equals(values, map.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * title.hashCode() + x.hashCode()) + java.util.Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "heat map of " + title + " over " + x + " and " + y;
    }
}
