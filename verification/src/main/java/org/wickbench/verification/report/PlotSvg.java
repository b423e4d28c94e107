package org.wickbench.verification.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wickbench.verification.report.Plot.Curve;
import org.wickbench.verification.report.Plot.Style;

/** Draws a {@link Plot} as SVG, inside a page or as a file of its own. */
public final class PlotSvg {
    static final int WIDTH = 640;
    static final int LEFT = 74;
    static final int RIGHT = 18;
    static final int PLOT_HEIGHT = 260;
    static final int BOTTOM = 52;
    static final int LEGEND_LINE = 20;
    static final int COLOURS = 6;

    /** The look of a plot outside the report's page, dark where the viewer is dark. */
    static final String STANDALONE_STYLE = """
            <style>
            svg{--ink:#1f2933;--faint:#5b6773;--line:#d5dbe1;--c0:#2456a6;--c1:#c4551b;--c2:#20794f;--c3:#8b3a8f;--c4:#9a6b00;--c5:#5b6773;font-family:system-ui,sans-serif;background:#fff}
            @media(prefers-color-scheme:dark){svg{--ink:#e4e8ec;--faint:#9aa6b2;--line:#39424c;--c0:#82b1ff;--c1:#ffab7a;--c2:#74d3a2;--c3:#dfa0e2;--c4:#e8c15a;--c5:#9aa6b2;background:#15191e}}
            """;

    /** How the parts of a plot use the colours; the page brings its own values for them. */
    static final String STYLE = """
            .plot text{fill:var(--faint);font-size:12px}
            .plot .label{fill:var(--ink)}
            .plot .grid{stroke:var(--line);stroke-width:1}
            .plot .frame{fill:none;stroke:var(--faint);stroke-width:1}
            .plot .curve{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
            .plot .dashed{stroke-dasharray:7 5}
            .plot .k0{--k:var(--c0)}.plot .k1{--k:var(--c1)}.plot .k2{--k:var(--c2)}
            .plot .k3{--k:var(--c3)}.plot .k4{--k:var(--c4)}.plot .k5{--k:var(--c5)}
            .plot .curve{stroke:var(--k)}
            .plot .point{fill:var(--k)}
            """;

    private PlotSvg() {}

    /** A file of its own. */
    public static String standalone(Plot plot) {
        return svg(plot, "plot", "", STANDALONE_STYLE + STYLE + "</style>\n");
    }

    /** An element for a page that brings {@link #STYLE}; the id keeps its clip path apart from other plots'. */
    static String inline(Plot plot, String id, String description) {
        return svg(plot, id, description, "");
    }

    private static String svg(Plot plot, String id, String description, String style) {
        List<List<Integer>> legend = legendLines(plot.curves());
        int top = top(legend);
        int height = top + PLOT_HEIGHT + BOTTOM;
        Ticks x = Ticks.over(plot.x().scale(), values(plot.curves(), true), 7);
        Ticks y = Ticks.over(plot.y().scale(), values(plot.curves(), false), 6);
        StringBuilder out = new StringBuilder();
        out.append("<svg class=\"plot\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\" role=\"img\"");
        if (!description.isEmpty()) {
            out.append(" aria-label=\"").append(Markup.escape(description)).append('"');
        }
        out.append(">\n").append(style);
        String clip = id + "-clip";
        out.append("<clipPath id=\"%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>\n"
                .formatted(Markup.escape(clip), LEFT, top, WIDTH - LEFT - RIGHT, PLOT_HEIGHT));
        drawAxes(plot, x, y, top, out);
        out.append("<g clip-path=\"url(#").append(Markup.escape(clip)).append(")\">\n");
        for (int i = 0; i < plot.curves().size(); i++) {
            drawCurve(plot.curves().get(i), i % COLOURS, x, y, top, out);
        }
        out.append("</g>\n");
        out.append("<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
                .formatted(LEFT, top, WIDTH - LEFT - RIGHT, PLOT_HEIGHT));
        drawLegend(plot.curves(), legend, out);
        return out.append("</svg>\n").toString();
    }

    /** Where the frame begins, below the legend. */
    static int top(List<List<Integer>> legend) {
        return 10 + legend.size() * LEGEND_LINE + (legend.isEmpty() ? 0 : 8);
    }

    static double[] values(List<Curve> curves, boolean horizontal) {
        return curves.stream()
                .flatMap(curve -> (horizontal ? curve.xs() : curve.ys()).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static void drawAxes(Plot plot, Ticks x, Ticks y, int top, StringBuilder out) {
        int bottom = top + PLOT_HEIGHT;
        for (Ticks.Mark mark : x.marks()) {
            String at = coordinate(LEFT + x.place(mark.value()) * (WIDTH - LEFT - RIGHT));
            if (!mark.text().isEmpty()) {
                out.append("<path class=\"grid\" d=\"M")
                        .append(at)
                        .append(' ')
                        .append(top)
                        .append("V")
                        .append(bottom)
                        .append("\"/>");
                text(at, String.valueOf(bottom + 18), "middle", "", mark.text(), out);
            }
        }
        for (Ticks.Mark mark : y.marks()) {
            double place = bottom - y.place(mark.value()) * PLOT_HEIGHT;
            if (!mark.text().isEmpty()) {
                out.append("<path class=\"grid\" d=\"M")
                        .append(LEFT)
                        .append(' ')
                        .append(coordinate(place))
                        .append("H")
                        .append(WIDTH - RIGHT)
                        .append("\"/>");
                text(String.valueOf(LEFT - 8), coordinate(place + 4), "end", "", mark.text(), out);
            }
        }
        text(
                String.valueOf(LEFT + (WIDTH - LEFT - RIGHT) / 2),
                String.valueOf(bottom + 42),
                "middle",
                "label",
                plot.x().label(),
                out);
        int middle = top + PLOT_HEIGHT / 2;
        out.append("<text class=\"label\" text-anchor=\"middle\" transform=\"translate(16 %d) rotate(-90)\">%s</text>\n"
                .formatted(middle, Markup.escape(plot.y().label())));
    }

    private static void text(String x, String y, String anchor, String kind, String text, StringBuilder out) {
        out.append("<text ");
        if (!kind.isEmpty()) {
            out.append("class=\"").append(kind).append("\" ");
        }
        out.append("x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n".formatted(x, y, anchor, Markup.escape(text)));
    }

    private static void drawCurve(Curve curve, int colour, Ticks x, Ticks y, int top, StringBuilder out) {
        StringBuilder path = new StringBuilder();
        StringBuilder points = new StringBuilder();
        String radius = curve.xs().size() > 40 ? "2.2" : "3.5";
        boolean down = false;
        for (int i = 0; i < curve.xs().size(); i++) {
            double atX = curve.xs().get(i);
            double atY = curve.ys().get(i);
            if (!Ticks.shows(x.scale(), atX) || !Ticks.shows(y.scale(), atY)) {
                down = false;
                continue;
            }
            String px = coordinate(LEFT + x.place(atX) * (WIDTH - LEFT - RIGHT));
            String py = coordinate(top + PLOT_HEIGHT - y.place(atY) * PLOT_HEIGHT);
            path.append(down ? "L" : "M").append(px).append(' ').append(py);
            points.append(
                    "<circle class=\"point k%d\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>".formatted(colour, px, py, radius));
            down = true;
        }
        if (curve.style() != Style.POINTS) {
            out.append("<path class=\"curve k%d%s\" d=\"%s\"/>\n"
                    .formatted(colour, curve.style() == Style.DASHED ? " dashed" : "", path));
        }
        if (curve.style() == Style.POINTS || curve.style() == Style.BOTH) {
            out.append(points).append('\n');
        }
    }

    /** The curves' indices as they stand in the lines of the legend; a plot of one unnamed curve has none. */
    static List<List<Integer>> legendLines(List<Curve> curves) {
        List<List<Integer>> lines = new ArrayList<>();
        double used = Double.POSITIVE_INFINITY;
        for (int i = 0; i < curves.size(); i++) {
            if (curves.get(i).name().isEmpty()) {
                continue;
            }
            double width = entryWidth(curves.get(i));
            if (used + width > WIDTH - LEFT - RIGHT) {
                lines.add(new ArrayList<>());
                used = 0;
            }
            lines.getLast().add(i);
            used += width;
        }
        return lines;
    }

    static double entryWidth(Curve curve) {
        return 52 + curve.name().codePointCount(0, curve.name().length()) * 6.6;
    }

    private static void drawLegend(List<Curve> curves, List<List<Integer>> lines, StringBuilder out) {
        for (int line = 0; line < lines.size(); line++) {
            double at = LEFT;
            int y = 16 + line * LEGEND_LINE;
            for (int index : lines.get(line)) {
                Curve curve = curves.get(index);
                int colour = index % COLOURS;
                if (curve.style() != Style.POINTS) {
                    out.append("<path class=\"curve k%d%s\" d=\"M%s %dh24\"/>"
                            .formatted(colour, curve.style() == Style.DASHED ? " dashed" : "", coordinate(at), y));
                }
                if (curve.style() == Style.POINTS || curve.style() == Style.BOTH) {
                    out.append("<circle class=\"point k%d\" cx=\"%s\" cy=\"%d\" r=\"3.5\"/>"
                            .formatted(colour, coordinate(at + 12), y));
                }
                text(coordinate(at + 32), String.valueOf(y + 4), "start", "label", curve.name(), out);
                at += entryWidth(curve);
            }
        }
    }

    private static String coordinate(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
