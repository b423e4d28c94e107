package org.wickbench.verification.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws pixels, without a display; light colours as the report's page has them. */
final class PngCanvas implements Canvas {
    /** Pixels of the file for each pixel of the picture: sharp in print at the size of a column. */
    private static final double SCALE = 2.5;

    private static final Color[] CURVES = {
        new Color(0x2456a6),
        new Color(0xc4551b),
        new Color(0x20794f),
        new Color(0x8b3a8f),
        new Color(0x9a6b00),
        new Color(0x5b6773)
    };

    private final BufferedImage image;
    private final Graphics2D graphics;

    PngCanvas(int width, int height) {
        image = new BufferedImage(
                (int) Math.ceil(width * SCALE), (int) Math.ceil(height * SCALE), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, width, height));
        try {
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
            graphics.getFontMetrics().stringWidth("0");
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw new NoFontException(e);
        }
    }

    /** The picture as a PNG file. */
    byte[] bytes() {
        return png(image);
    }

    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            // memory needs no cache on the disk
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Color colour(Role role) {
        return switch (role) {
            case INK -> new Color(0x1f2933);
            case FAINT -> new Color(0x5b6773);
            case GRID -> new Color(0xd5dbe1);
        };
    }

    @Override
    public void line(Role role, double fromX, double fromY, double toX, double toY) {
        graphics.setColor(colour(role));
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    @Override
    public void frame(double x, double y, double width, double height) {
        graphics.setColor(colour(Role.FAINT));
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void text(Role role, double x, double y, Anchor anchor, boolean upwards, String text) {
        graphics.setColor(colour(role));
        FontMetrics metrics = graphics.getFontMetrics();
        double width = metrics.getStringBounds(text, graphics).getWidth();
        double back =
                switch (anchor) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
        if (upwards) {
            graphics.rotate(-Math.PI / 2, x, y);
        }
        graphics.drawString(text, (float) (x - back), (float) y);
        if (upwards) {
            graphics.rotate(Math.PI / 2, x, y);
        }
    }

    @Override
    public void image(BufferedImage pixels, double x, double y, double width, double height) {
        boolean coarse = pixels.getWidth() < width * SCALE && pixels.getHeight() < height * SCALE;
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                coarse
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        java.awt.geom.AffineTransform place = new java.awt.geom.AffineTransform();
        place.translate(x, y);
        place.scale(width / pixels.getWidth(), height / pixels.getHeight());
        graphics.drawImage(pixels, place, null);
    }

    @Override
    public void curve(int colour, boolean dashed, double[] xs, double[] ys, double[] clip) {
        Path2D path = new Path2D.Double();
        boolean down = false;
        for (int i = 0; i < xs.length; i++) {
            if (Double.isNaN(xs[i]) || Double.isNaN(ys[i])) {
                down = false;
            } else if (down) {
                path.lineTo(xs[i], ys[i]);
            } else {
                path.moveTo(xs[i], ys[i]);
                down = true;
            }
        }
        Shape before = graphics.getClip();
        graphics.clip(new Rectangle2D.Double(clip[0], clip[1], clip[2], clip[3]));
        graphics.setColor(CURVES[colour % CURVES.length]);
        float[] dashes = {7, 5};
        graphics.setStroke(
                new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dashed ? dashes : null, 0));
        graphics.draw(path);
        graphics.setClip(before);
    }

    @Override
    public void dot(int colour, double x, double y, double radius) {
        graphics.setColor(CURVES[colour % CURVES.length]);
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
}
