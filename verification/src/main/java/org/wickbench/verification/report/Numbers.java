package org.wickbench.verification.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a reader wants them: few digits, powers of ten where they are needed. */
final class Numbers {
    private Numbers() {}

    /** At most the given number of significant digits, as {@code 1.0604}, {@code 3.2e-12} or {@code infinity}. */
    static String plain(double value, int digits) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinity" : "-infinity";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value, new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 7) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    /** The same for HTML, with a real minus sign and a raised exponent. */
    static String html(double value, int digits) {
        String plain = plain(value, digits);
        int e = plain.indexOf('e');
        if (e > 0 && Character.isDigit(plain.charAt(e - 1))) {
            String mantissa = plain.substring(0, e);
            String power = "10<sup>" + plain.substring(e + 1).replace('-', '\u2212') + "</sup>";
            return switch (mantissa) {
                case "1" -> power;
                case "-1" -> "\u2212" + power;
                default -> mantissa.replace('-', '\u2212') + "\u202f\u00b7\u202f" + power;
            };
        }
        return plain.replace('-', '\u2212');
    }
}
