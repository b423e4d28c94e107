package org.wickbench.numeric.kernel;

/**
 * The error function in double precision: the Maclaurin series of {@code exp(-x^2)} times a Kummer series for small
 * arguments and the continued fraction of the complement for large ones (DLMF 7.6.2, 7.9.1). Generated Java carries the
 * same text; C has {@code erf} and {@code erfc} in its library.
 */
public final class ErrorFunction {
    private ErrorFunction() {}

    /** {@code erf(x)}, relative error below 1e-14. */
    public static double erf(double x) {
        double a = Math.abs(x);
        if (!(a < 6.0)) {
            return Double.isNaN(x) ? x : Math.signum(x);
        }
        if (a < 2.5) {
            // erf x = 2 x exp(-x^2) / sqrt(pi) * sum_n (2 x^2)^n / (1 3 5 ... (2n+1)): all terms positive
            double term = 1.0;
            double sum = 1.0;
            for (int n = 1; term > 1e-17 * sum; n++) {
                term *= 2.0 * x * x / (2 * n + 1);
                sum += term;
            }
            return 2.0 * x * Math.exp(-x * x) * sum / Math.sqrt(Math.PI);
        }
        // erfc x = exp(-x^2)/sqrt(pi) / (x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))), evaluated from the far end
        double fraction = a;
        for (int n = 60; n >= 1; n--) {
            fraction = a + 0.5 * n / fraction;
        }
        return Math.signum(x) * (1.0 - Math.exp(-a * a) / (fraction * Math.sqrt(Math.PI)));
    }

    /** {@code erfc(x) = 1 - erf(x)}, relative error below 1e-13 wherever it is a normal number. */
    public static double erfc(double x) {
        if (!(x > 0.5)) {
            return 1.0 - erf(x);
        }
        if (x > 27.5) {
            return 0.0;
        }
        // the fraction of erf, which takes more terms towards the origin
        double fraction = x;
        for (int n = (int) (60.0 + 450.0 / (x * x)); n >= 1; n--) {
            fraction = x + 0.5 * n / fraction;
        }
        // x^2 in two parts, the first of them exact: a rounded square would cost as many digits as it is large
        double head = Math.rint(x * 65536.0) / 65536.0;
        double tail = (x - head) * (x + head);
        return Math.exp(-head * head) * Math.exp(-tail) / (fraction * Math.sqrt(Math.PI));
    }
}
