package org.wickbench.verification.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wickbench.verification.report.Plot.Scale;

/**
 * One axis of a plot: the range that holds the data with a little air, and where its marks stand.
 *
 * @param scale how values become places
 * @param low the value at place 0, or its decimal logarithm
 * @param high the value at place 1, or its decimal logarithm
 * @param marks the values that are marked, each with its text
 */
record Ticks(Scale scale, double low, double high, List<Mark> marks) {
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** A marked value and its text; a minor mark has none. */
    record Mark(double value, String text) {}

    /** The axis for the values, of which those that it cannot show are left out; about {@code wanted} marks. */
    static Ticks over(Scale scale, double[] values, int wanted) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (shows(scale, value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            low = scale == Scale.LINEAR ? 0 : 0.1;
            high = 1;
        }
        return scale == Scale.LINEAR ? linear(low, high, wanted) : logarithmic(low, high, wanted);
    }

    static boolean shows(Scale scale, double value) {
        return Math.abs(value) <= 1e300 && (scale == Scale.LINEAR || value >= 1e-300);
    }

    /** Where a value stands between 0 and 1. */
    double place(double value) {
        return ((scale == Scale.LINEAR ? value : Math.log10(value)) - low) / (high - low);
    }

    private static Ticks linear(double low, double high, int wanted) {
        if (high - low <= 1e-12 * Math.max(Math.abs(low), Math.abs(high)) || high == low) {
            double air = low == 0 ? 1 : Math.abs(low) * 0.1;
            low -= air;
            high += air;
        }
        double air = (high - low) * 0.04;
        double step = step((high - low) / wanted);
        // a range that begins or ends at a mark needs no air there
        return linear(onMark(low, step) ? low : low - air, onMark(high, step) ? high : high + air, step);
    }

    /** The axis that begins and ends at just these values; about {@code wanted} marks. */
    static Ticks between(double from, double to, int wanted) {
        return linear(from, to, step((to - from) / wanted));
    }

    private static Ticks linear(double from, double to, double step) {
        List<Mark> marks = new ArrayList<>();
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        double largest = Math.max(Math.abs(from), Math.abs(to));
        boolean powers = largest >= 1e6 || step < 1e-5;
        for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
            double value = i * step;
            String text = powers ? Numbers.plain(value, 6) : String.format(Locale.ROOT, "%." + decimals + "f", value);
            marks.add(new Mark(value, i == 0 ? "0" : text.replace('-', '\u2212')));
        }
        return new Ticks(Scale.LINEAR, from, to, marks);
    }

    private static boolean onMark(double value, double step) {
        return Math.abs(value / step - Math.rint(value / step)) < 1e-9;
    }

    /** The smallest of 1, 2, 5 times a power of ten that is no smaller. */
    private static double step(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        double[] choices = {1, 2, 5};
        for (double choice : choices) {
            if (choice * power >= atLeast * (1 - 1e-9)) {
                return choice * power;
            }
        }
        return 10 * power;
    }

    private static Ticks logarithmic(double low, double high, int wanted) {
        double air = Math.clamp(0.04 * (Math.log10(high) - Math.log10(low)), 0.05, 0.5);
        double from = Math.log10(low) - air;
        double to = Math.log10(high) + air;
        int first = (int) Math.ceil(from - 1e-9);
        int last = (int) Math.floor(to + 1e-9);
        List<Mark> marks = new ArrayList<>();
        if (last - first < 2) {
            // at most two powers of ten in sight: mark 1, 2, 5 of each
            for (int exponent = first - 1; exponent <= last + 1; exponent++) {
                for (int digit : new int[] {1, 2, 5}) {
                    double value = digit * Math.pow(10, exponent);
                    if (Math.log10(value) >= from && Math.log10(value) <= to) {
                        marks.add(new Mark(value, Numbers.plain(value, 3).replace('-', '\u2212')));
                    }
                }
            }
            return new Ticks(Scale.LOGARITHMIC, from, to, marks);
        }
        int stride = Math.max(1, (int) Math.ceil((last - first + 1) / (double) Math.max(2, wanted)));
        for (int exponent = first; exponent <= last; exponent++) {
            boolean major = Math.floorMod(exponent - first, stride) == 0;
            marks.add(new Mark(Math.pow(10, exponent), major ? power(exponent) : ""));
        }
        return new Ticks(Scale.LOGARITHMIC, from, to, marks);
    }

    private static String power(int exponent) {
        return switch (exponent) {
            case -1 -> "0.1";
            case 0 -> "1";
            case 1 -> "10";
            case 2 -> "100";
            default -> {
                StringBuilder text = new StringBuilder("10");
                for (char c : Integer.toString(exponent).toCharArray()) {
                    text.append(c == '-' ? '⁻' : RAISED.charAt(c - '0'));
                }
                yield text.toString();
            }
        };
    }
}
