package org.wickbench.numeric.evolve;

import org.wickbench.numeric.Problems;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;

/** Problems that carry their exact complex solution. */
final class ExactSolutions {
    private ExactSolutions() {}

    /** A problem and its solution at every time. */
    record Exact(String name, Problem problem, Wave wave) {
        Field at(Grid grid, double t) {
            double[] re = new double[grid.size()];
            double[] im = new double[grid.size()];
            for (int j = 0; j < re.length; j++) {
                double[] value = wave.at(grid.axis(0).node(j), t);
                re[j] = value[0];
                im[j] = value[1];
            }
            return problem.flow() == Flow.REAL_TIME ? Field.complex(grid, re, im) : Field.real(grid, re);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    interface Wave {
        double[] at(double x, double t);
    }

    /** A free Gaussian packet of width s and wavenumber q: spreads as {@code s^2 + 2 i D t}, moves with {@code 2 D q}. */
    static Exact freePacket(double d, double s, double q) {
        Problem problem = Problem.of(Expr.ZERO, Expr.sym("D"), "x").with("D", d);
        return new Exact("free packet", problem, (x, t) -> {
            // psi = sqrt(s^2/z) exp(-(x - 2 D q t)^2/(2 z) + i q x - i D q^2 t), z = s^2 + 2 i D t
            double zr = s * s;
            double zi = 2 * d * t;
            double size = zr * zr + zi * zi;
            double u = x - 2 * d * q * t;
            double modulus = Math.pow(zr * zr / size, 0.25) * Math.exp(-u * u * zr / (2 * size));
            double phase = -0.5 * Math.atan2(zi, zr) + u * u * zi / (2 * size) + q * x - d * q * q * t;
            return new double[] {modulus * Math.cos(phase), modulus * Math.sin(phase)};
        });
    }

    /** A coherent state of {@code k x^2/2} released at x0: swings as {@code x0 cos(w t)}, {@code w = sqrt(2 k D)}. */
    static Exact coherent(double k, double d, double x0) {
        Problem problem = withGradient(Problems.harmonic(k, d));
        double a = Math.sqrt(k / (2 * d));
        double w = Math.sqrt(2 * k * d);
        return new Exact("coherent state", problem, (x, t) -> {
            double centre = x0 * Math.cos(w * t);
            double p = -x0 * w / (2 * d) * Math.sin(w * t);
            double modulus = Math.exp(-0.5 * a * (x - centre) * (x - centre));
            double phase = p * x - 0.5 * p * centre - 0.5 * w * t;
            return new double[] {modulus * Math.cos(phase), modulus * Math.sin(phase)};
        });
    }

    /** {@code exp(-b x^2/2)} under {@code exp(-tau H)} of the oscillator: {@code b' = k - 2 D b^2}, amplitude by {@code D b}. */
    static Exact mehlerGaussian(double k, double d, double b0) {
        Problem problem = withGradient(Problems.harmonic(k, d)).in(Flow.IMAGINARY_TIME);
        double a = Math.sqrt(k / (2 * d));
        double w = Math.sqrt(2 * k * d);
        return new Exact("Mehler Gaussian", problem, (x, tau) -> {
            double c = Math.cosh(w * tau);
            double s = Math.sinh(w * tau);
            double b = a * (b0 * c + a * s) / (a * c + b0 * s);
            return new double[] {Math.exp(-0.5 * b * x * x) / Math.sqrt(c + b0 / a * s), 0};
        });
    }

    /** Heat flow of a Gaussian: width^2 grows by {@code 2 D tau}. */
    static Exact heat(double d, double s) {
        Problem problem = Problem.of(Expr.ZERO, Expr.sym("D"), "x").with("D", d).in(Flow.IMAGINARY_TIME);
        return new Exact("heat flow", problem, (x, tau) -> {
            double z = s * s + 2 * d * tau;
            return new double[] {Math.sqrt(s * s / z) * Math.exp(-x * x / (2 * z)), 0};
        });
    }

    private static Problem withGradient(Problem harmonic) {
        return harmonic.withGradientSquared(Expr.mul(Expr.pow(Expr.sym("k"), 2), Expr.pow(Problems.X, 2)));
    }

    /** The observed order between two errors for a ratio of steps of 2. */
    static double order(double coarse, double fine) {
        return Math.log(coarse / fine) / Math.log(2);
    }
}
