package org.wickbench.verification.report;

import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Locale;

/** Draws SVG elements with the classes of {@link PlotSvg#STYLE}; images become data inside the file. */
final class SvgCanvas implements Canvas {
    private final StringBuilder out = new StringBuilder();
    private final int width;
    private final int height;
    private int clips;

    SvgCanvas(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The picture as a file of its own. */
    String file() {
        return "<svg class=\"plot\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height
                + "\" role=\"img\">\n" + PlotSvg.STANDALONE_STYLE + PlotSvg.STYLE + "</style>\n" + out + "</svg>\n";
    }

    @Override
    public void line(Role role, double fromX, double fromY, double toX, double toY) {
        out.append("<path class=\"%s\" d=\"M%s %sL%s %s\"/>\n"
                .formatted(role == Role.GRID ? "grid" : "frame", at(fromX), at(fromY), at(toX), at(toY)));
    }

    @Override
    public void frame(double x, double y, double wide, double high) {
        out.append("<rect class=\"frame\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
                .formatted(at(x), at(y), at(wide), at(high)));
    }

    @Override
    public void text(Role role, double x, double y, Anchor anchor, boolean upwards, String text) {
        String place = upwards
                ? "transform=\"translate(%s %s) rotate(-90)\"".formatted(at(x), at(y))
                : "x=\"%s\" y=\"%s\"".formatted(at(x), at(y));
        out.append("<text %stext-anchor=\"%s\" %s>%s</text>\n"
                .formatted(
                        role == Role.INK ? "class=\"label\" " : "",
                        anchor.name().toLowerCase(Locale.ROOT),
                        place,
                        Markup.escape(text)));
    }

    @Override
    public void image(BufferedImage image, double x, double y, double wide, double high) {
        boolean coarse = image.getWidth() < 2 * wide && image.getHeight() < 2 * high;
        out.append(
                "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\"%s href=\"data:image/png;base64,%s\"/>\n"
                        .formatted(
                                at(x),
                                at(y),
                                at(wide),
                                at(high),
                                coarse ? " style=\"image-rendering:pixelated\"" : "",
                                Base64.getEncoder().encodeToString(PngCanvas.png(image))));
    }

    @Override
    public void curve(int colour, boolean dashed, double[] xs, double[] ys, double[] clip) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < xs.length; i++) {
            if (Double.isNaN(xs[i]) || Double.isNaN(ys[i])) {
                down = false;
                continue;
            }
            path.append(down ? "L" : "M").append(at(xs[i])).append(' ').append(at(ys[i]));
            down = true;
        }
        String name = "clip" + clips++;
        out.append("<clipPath id=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>"
                .formatted(name, at(clip[0]), at(clip[1]), at(clip[2]), at(clip[3])));
        out.append("<path class=\"curve k%d%s\" clip-path=\"url(#%s)\" d=\"%s\"/>\n"
                .formatted(colour, dashed ? " dashed" : "", name, path));
    }

    @Override
    public void dot(int colour, double x, double y, double radius) {
        out.append("<circle class=\"point k%d\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n"
                .formatted(colour, at(x), at(y), at(radius)));
    }

    static String at(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
