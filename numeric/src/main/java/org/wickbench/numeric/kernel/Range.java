package org.wickbench.numeric.kernel;

/** The real numbers from {@code lower} to {@code upper}, ends included; either may be infinite. */
public record Range(double lower, double upper) {
    /** All real numbers. */
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public static Range of(double value) {
        return new Range(value, value);
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Half way between the ends. */
    public double middle() {
        return 0.5 * (lower + upper);
    }

    /** The distance of the ends. */
    public double width() {
        return upper - lower;
    }

    public boolean isBounded() {
        return Double.isFinite(lower) && Double.isFinite(upper);
    }
}
