package org.wickbench.verification.report;

import java.awt.image.BufferedImage;

/**
 * A map from numbers between 0 and 1 to colours in equal steps of perceived lightness, from nearly white to dark blue: its
 * lightness in Oklab (Ottosson 2020) is a straight line, so it reads the same in grey and for colour-blind eyes, and its hue
 * turns from yellow over green to blue.
 */
final class ColourMap {
    private static final double LIGHTEST = 0.985;
    private static final double DARKEST = 0.24;
    private static final int STEPS = 1024;

    private ColourMap() {}

    /** The colour as {@code 0xRRGGBB}; values outside are taken to the nearest end. */
    static int at(double value) {
        double t = Double.isNaN(value) ? 0 : Math.clamp(value, 0.0, 1.0);
        double lightness = LIGHTEST + (DARKEST - LIGHTEST) * t;
        double hue = Math.toRadians(105 + 175 * t);
        // none at the white end, and less at the dark end, where a display has little of it
        double chroma = 0.1 * Math.sin(Math.PI * Math.pow(t, 0.75)) + 0.05 * t;
        // the strongest chroma of this lightness and hue that a display can show
        while (!shows(linear(lightness, chroma, hue)) && chroma > 1e-3) {
            chroma *= 0.97;
        }
        int colour = 0;
        for (double part : linear(lightness, chroma, hue)) {
            colour = colour << 8 | (int) Math.round(255 * gamma(Math.clamp(part, 0.0, 1.0)));
        }
        return colour;
    }

    /** One pixel for each value, the first axis to the right and the second one upwards. */
    static BufferedImage image(HeatMap map) {
        int[] table = new int[STEPS];
        for (int i = 0; i < STEPS; i++) {
            table[i] = at(i / (STEPS - 1.0));
        }
        double low = map.low();
        double scale = map.high() > low ? (STEPS - 1) / (map.high() - low) : 0;
        BufferedImage image = new BufferedImage(map.columns(), map.rows(), BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < map.columns(); x++) {
            for (int y = 0; y < map.rows(); y++) {
                int step = (int) Math.clamp(Math.rint((map.at(x, y) - low) * scale), 0.0, STEPS - 1.0);
                image.setRGB(x, map.rows() - 1 - y, table[step]);
            }
        }
        return image;
    }

    /** The scale itself, its lowest value at the bottom. */
    static BufferedImage bar() {
        BufferedImage image = new BufferedImage(1, 256, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 256; y++) {
            image.setRGB(0, 255 - y, at(y / 255.0));
        }
        return image;
    }

    private static boolean shows(double[] colour) {
        for (double part : colour) {
            if (part < -1e-4 || part > 1 + 1e-4) {
                return false;
            }
        }
        return true;
    }

    /** Linear red, green and blue of a colour in Oklab's cylindrical coordinates. */
    private static double[] linear(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double gamma(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }
}
