package org.wickbench.verification.report;

import java.util.List;
import org.wickbench.verification.report.Canvas.Anchor;
import org.wickbench.verification.report.Canvas.Role;
import org.wickbench.verification.report.Plot.Curve;
import org.wickbench.verification.report.Plot.Style;

/** Draws a {@link Plot} as PNG, laid out as {@link PlotSvg} lays it out. */
public final class PlotPng {
    private static final double WIDTH = PlotSvg.WIDTH - PlotSvg.LEFT - PlotSvg.RIGHT;
    private static final double HEIGHT = PlotSvg.PLOT_HEIGHT;

    private PlotPng() {}

    /**
     * The picture as a file.
     *
     * @throws NoFontException where text cannot be drawn
     */
    public static byte[] standalone(Plot plot) {
        List<List<Integer>> legend = PlotSvg.legendLines(plot.curves());
        int top = PlotSvg.top(legend);
        PngCanvas canvas = new PngCanvas(PlotSvg.WIDTH, top + PlotSvg.PLOT_HEIGHT + PlotSvg.BOTTOM);
        Ticks x = Ticks.over(plot.x().scale(), PlotSvg.values(plot.curves(), true), 7);
        Ticks y = Ticks.over(plot.y().scale(), PlotSvg.values(plot.curves(), false), 6);
        axes(plot, x, y, top, canvas);
        for (int i = 0; i < plot.curves().size(); i++) {
            curve(plot.curves().get(i), i % PlotSvg.COLOURS, x, y, top, canvas);
        }
        canvas.frame(PlotSvg.LEFT, top, WIDTH, HEIGHT);
        legend(plot.curves(), legend, canvas);
        return canvas.bytes();
    }

    private static void axes(Plot plot, Ticks x, Ticks y, int top, Canvas canvas) {
        double bottom = top + HEIGHT;
        for (Ticks.Mark mark : x.marks()) {
            if (!mark.text().isEmpty()) {
                double at = PlotSvg.LEFT + x.place(mark.value()) * WIDTH;
                canvas.line(Role.GRID, at, top, at, bottom);
                canvas.text(Role.FAINT, at, bottom + 18, Anchor.MIDDLE, false, mark.text());
            }
        }
        for (Ticks.Mark mark : y.marks()) {
            if (!mark.text().isEmpty()) {
                double at = bottom - y.place(mark.value()) * HEIGHT;
                canvas.line(Role.GRID, PlotSvg.LEFT, at, PlotSvg.LEFT + WIDTH, at);
                canvas.text(Role.FAINT, PlotSvg.LEFT - 8, at + 4, Anchor.END, false, mark.text());
            }
        }
        canvas.text(
                Role.INK,
                PlotSvg.LEFT + WIDTH / 2,
                bottom + 42,
                Anchor.MIDDLE,
                false,
                plot.x().label());
        canvas.text(
                Role.INK, 16, top + HEIGHT / 2, Anchor.MIDDLE, true, plot.y().label());
    }

    private static void curve(Curve curve, int colour, Ticks x, Ticks y, int top, Canvas canvas) {
        int n = curve.xs().size();
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            boolean shown = Ticks.shows(x.scale(), curve.xs().get(i))
                    && Ticks.shows(y.scale(), curve.ys().get(i));
            xs[i] = shown ? PlotSvg.LEFT + x.place(curve.xs().get(i)) * WIDTH : Double.NaN;
            ys[i] = shown ? top + HEIGHT - y.place(curve.ys().get(i)) * HEIGHT : Double.NaN;
        }
        double[] clip = {PlotSvg.LEFT, top, WIDTH, HEIGHT};
        if (curve.style() != Style.POINTS) {
            canvas.curve(colour, curve.style() == Style.DASHED, xs, ys, clip);
        }
        if (curve.style() == Style.POINTS || curve.style() == Style.BOTH) {
            for (int i = 0; i < n; i++) {
                if (!Double.isNaN(xs[i])) {
                    canvas.dot(colour, xs[i], ys[i], n > 40 ? 2.2 : 3.5);
                }
            }
        }
    }

    private static void legend(List<Curve> curves, List<List<Integer>> lines, Canvas canvas) {
        double[] everywhere = {0, 0, PlotSvg.WIDTH, 10_000};
        for (int line = 0; line < lines.size(); line++) {
            double at = PlotSvg.LEFT;
            double y = 16.0 + line * PlotSvg.LEGEND_LINE;
            for (int index : lines.get(line)) {
                Curve curve = curves.get(index);
                int colour = index % PlotSvg.COLOURS;
                if (curve.style() != Style.POINTS) {
                    double[] xs = {at, at + 24};
                    double[] ys = {y, y};
                    canvas.curve(colour, curve.style() == Style.DASHED, xs, ys, everywhere);
                }
                if (curve.style() == Style.POINTS || curve.style() == Style.BOTH) {
                    canvas.dot(colour, at + 12, y, 3.5);
                }
                canvas.text(Role.INK, at + 32, y + 4, Anchor.START, false, curve.name());
                at += PlotSvg.entryWidth(curve);
            }
        }
    }
}
