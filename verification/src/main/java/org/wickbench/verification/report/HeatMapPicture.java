package org.wickbench.verification.report;

import java.util.List;
import org.wickbench.verification.report.Canvas.Anchor;
import org.wickbench.verification.report.Canvas.Role;

/** Draws {@link HeatMap}s side by side, each with its axes and its own colour bar, as SVG or as PNG. */
public final class HeatMapPicture {
    private static final int LEFT = 74;
    private static final int TOP = 34;
    private static final int BOTTOM = 54;
    private static final int BAR_GAP = 16;
    private static final int BAR = 16;
    private static final int RIGHT = 70;
    private static final int LONGEST_SIDE = 360;
    private static final int SHORTEST_SIDE = 120;
    private static final int MOST_COLUMNS = 3;

    private final List<HeatMap> maps;
    private final double width;
    private final double height;
    private final int columns;

    private HeatMapPicture(List<HeatMap> maps) {
        this.maps = List.copyOf(maps);
        HeatMap first = maps.getFirst();
        double ratio = (first.y().to() - first.y().from())
                / (first.x().to() - first.x().from());
        // the coordinates' own proportions, unless they make a thread of the picture
        this.width = Math.max(SHORTEST_SIDE, ratio > 1 ? LONGEST_SIDE / ratio : LONGEST_SIDE);
        this.height = Math.max(SHORTEST_SIDE, ratio > 1 ? LONGEST_SIDE : LONGEST_SIDE * ratio);
        this.columns = Math.min(MOST_COLUMNS, maps.size());
    }

    /** @param maps at least one; the first one's proportions are taken for all */
    public static String svg(List<HeatMap> maps) {
        HeatMapPicture picture = new HeatMapPicture(maps);
        SvgCanvas canvas = new SvgCanvas(picture.fullWidth(), picture.fullHeight());
        picture.draw(canvas);
        return canvas.file();
    }

    /**
     * The same as a PNG file.
     *
     * @throws NoFontException where text cannot be drawn
     */
    public static byte[] png(List<HeatMap> maps) {
        HeatMapPicture picture = new HeatMapPicture(maps);
        PngCanvas canvas = new PngCanvas(picture.fullWidth(), picture.fullHeight());
        picture.draw(canvas);
        return canvas.bytes();
    }

    private double panelWidth() {
        return LEFT + width + BAR_GAP + BAR + RIGHT;
    }

    private double panelHeight() {
        return TOP + height + BOTTOM;
    }

    private int fullWidth() {
        return (int) Math.ceil(columns * panelWidth());
    }

    private int fullHeight() {
        return (int) Math.ceil((maps.size() + columns - 1) / columns * panelHeight());
    }

    private void draw(Canvas canvas) {
        for (int i = 0; i < maps.size(); i++) {
            draw(maps.get(i), i % columns * panelWidth() + LEFT, i / columns * panelHeight() + TOP, canvas);
        }
    }

    private void draw(HeatMap map, double left, double top, Canvas canvas) {
        canvas.image(ColourMap.image(map), left, top, width, height);
        Ticks x = Ticks.between(map.x().from(), map.x().to(), Math.max(2, (int) (width / 45)));
        for (Ticks.Mark mark : x.marks()) {
            double at = left + x.place(mark.value()) * width;
            canvas.line(Role.FAINT, at, top + height, at, top + height + 5);
            canvas.text(Role.FAINT, at, top + height + 19, Anchor.MIDDLE, false, mark.text());
        }
        Ticks y = Ticks.between(map.y().from(), map.y().to(), Math.max(2, (int) (height / 40)));
        for (Ticks.Mark mark : y.marks()) {
            double at = top + (1 - y.place(mark.value())) * height;
            canvas.line(Role.FAINT, left - 5, at, left, at);
            canvas.text(Role.FAINT, left - 9, at + 4, Anchor.END, false, mark.text());
        }
        canvas.frame(left, top, width, height);
        canvas.text(
                Role.INK,
                left + width / 2,
                top + height + 42,
                Anchor.MIDDLE,
                false,
                map.x().label());
        canvas.text(
                Role.INK,
                left - 56,
                top + height / 2,
                Anchor.MIDDLE,
                true,
                map.y().label());
        canvas.text(Role.INK, left + width / 2, top - 12, Anchor.MIDDLE, false, map.title());
        bar(map, left + width + BAR_GAP, top, canvas);
    }

    private void bar(HeatMap map, double left, double top, Canvas canvas) {
        canvas.image(ColourMap.bar(), left, top, BAR, height);
        canvas.frame(left, top, BAR, height);
        Ticks marks = Ticks.between(map.low(), map.high(), Math.max(2, (int) (height / 45)));
        for (Ticks.Mark mark : marks.marks()) {
            double at = top + (1 - marks.place(mark.value())) * height;
            canvas.line(Role.FAINT, left + BAR, at, left + BAR + 5, at);
            canvas.text(Role.FAINT, left + BAR + 8, at + 4, Anchor.START, false, mark.text());
        }
    }
}
