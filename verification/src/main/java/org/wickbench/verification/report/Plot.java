package org.wickbench.verification.report;

import java.util.List;

/**
 * Curves over one axis.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param curves drawn in order, later ones on top
 */
public record Plot(Axis x, Axis y, List<Curve> curves) {
    public Plot {
        curves = List.copyOf(curves);
    }

    /** An axis with its label; a logarithmic one shows positive values only. */
    public record Axis(String label, Scale scale) {
        public static Axis linear(String label) {
            return new Axis(label, Scale.LINEAR);
        }

        public static Axis logarithmic(String label) {
            return new Axis(label, Scale.LOGARITHMIC);
        }
    }

    /** How values become places. */
    public enum Scale {
        LINEAR,
        LOGARITHMIC
    }

    /** How a curve is drawn. */
    public enum Style {
        LINE,
        DASHED,
        POINTS,
        /** Points joined by a line. */
        BOTH
    }

    /** A named list of points; points with a value that is not finite break the line. */
    public record Curve(String name, Style style, List<Double> xs, List<Double> ys) {
        public Curve {
            xs = List.copyOf(xs);
            ys = List.copyOf(ys);
            if (xs.size() != ys.size()) {
                throw new IllegalArgumentException(name + ": " + xs.size() + " abscissae, " + ys.size() + " ordinates");
            }
        }

        /** The curve through the points of two arrays, which are not modified. */
        public static Curve of(String name, Style style, double[] xs, double[] ys) {
            return new Curve(
                    name,
                    style,
                    java.util.Arrays.stream(xs).boxed().toList(),
                    java.util.Arrays.stream(ys).boxed().toList());
        }
    }
}
