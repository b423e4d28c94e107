package org.wickbench.numeric.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where the problem lives that a number's error is stated against: the ends of a box are walls or mirrors that belong to the
 * problem, an axis is a circle, or the box stands for the whole line.
 *
 * @param grid the box
 * @param axes what each axis stands for
 */
public record Domain(Grid grid, List<Extent> axes) {
    private static final List<String> WHOLE = List.of("the whole line", "the whole plane", "the whole space");

    /**
     * What an axis stands for.
     *
     * @param openBelow true if the problem goes on below the lower end
     * @param openAbove true if the problem goes on above the upper end
     * @param circle true if both ends are the same point of the problem
     */
    public record Extent(boolean openBelow, boolean openAbove, boolean circle) {
        public static final Extent LINE = new Extent(true, true, false);
        public static final Extent CIRCLE = new Extent(false, false, true);
        public static final Extent BOX = new Extent(false, false, false);
    }

    public Domain {
        axes = List.copyOf(axes);
    }

    /** True if the problem goes on beyond some end of the box. */
    public boolean isTruncated() {
        return axes.stream().anyMatch(axis -> axis.openBelow() || axis.openAbove());
    }

    /** In words. */
    @Override
    public String toString() {
        if (axes.stream().allMatch(Extent.LINE::equals)) {
            return WHOLE.get(axes.size() - 1);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            parts.add(part(grid.axis(i), axes.get(i)));
        }
        return parts.stream().collect(Collectors.joining(", "));
    }

    private static String part(Axis axis, Extent extent) {
        String name = axis.name();
        if (extent.circle()) {
            return "the circle of length " + text(axis.length()) + " in " + name;
        }
        if (extent.openBelow() && extent.openAbove()) {
            return "the whole line in " + name;
        }
        String end =
                switch (axis.boundary()) {
                    case DIRICHLET -> "wall";
                    case NEUMANN -> "mirror";
                    case PERIODIC -> "seam";
                    case ABSORBING -> "absorbing layer";
                };
        if (extent.openBelow()) {
            return "the half line " + name + " < " + text(axis.upper()) + " with a " + end + " there";
        }
        if (extent.openAbove()) {
            return "the half line " + name + " > " + text(axis.lower()) + " with a " + end + " there";
        }
        return "the box with " + end + "s at " + name + " = " + text(axis.lower()) + " and " + name + " = "
                + text(axis.upper());
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.valueOf((float) value);
    }
}
