package org.wickbench.verification.report;

import java.awt.image.BufferedImage;

/** What a picture is drawn on: lengths in pixels of the picture's own size, from the top left corner. */
interface Canvas {
    /** Which end of a text its place names. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** The part that a line or a text plays, which decides on its look. */
    enum Role {
        /** What has to be read: labels, names of curves. */
        INK,
        /** What helps reading: ticks and their numbers, frames. */
        FAINT,
        /** Lines behind everything. */
        GRID
    }

    void line(Role role, double fromX, double fromY, double toX, double toY);

    void frame(double x, double y, double width, double height);

    /** @param upwards whether the text runs from below to above */
    void text(Role role, double x, double y, Anchor anchor, boolean upwards, String text);

    /** Stretched over a rectangle; each pixel stays a block of one colour unless it is far smaller than the picture's. */
    void image(BufferedImage image, double x, double y, double width, double height);

    /** A line through points, cut at the edges of a rectangle. */
    void curve(int colour, boolean dashed, double[] xs, double[] ys, double[] clip);

    /** A dot. */
    void dot(int colour, double x, double y, double radius);
}
