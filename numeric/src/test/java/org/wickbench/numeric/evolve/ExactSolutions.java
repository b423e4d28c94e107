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

    /**
     * Quantum Hamiltonian descent on a bowl, {@code i psi_t = [-(a/2) lap + b x^2/2] psi} with {@code a = 2/(1/2 + t^3)} and
     * {@code b = 2 t^3}: {@code psi = Q^(-1/2) exp(i P x^2/(2 Q))} where {@code Q' = a P, P' = -b Q}, from
     * {@code exp(-s x^2/2)}, that is {@code Q = 1, P = i s}.
     */
    static Exact quantumDescent(double s) {
        Expr cube = Expr.pow(Problem.TIME, 3);
        Expr a = Expr.div(Expr.num(2), Expr.add(Expr.HALF, cube));
        Problem problem = Problem.of(Expr.mul(cube, Expr.pow(Problems.X, 2)), Expr.mul(Expr.HALF, a), "x");
        return new Exact("quantum descent", problem, (x, t) -> {
            // y = (Re Q, Im Q, Re P, Im P); 2000 Runge-Kutta steps leave 1e-12
            double[] y = {1, 0, 0, s};
            double h = t / 2000;
            double turned = 0;
            for (int i = 0; i < 2000 && t != 0; i++) {
                double before = Math.atan2(y[1], y[0]);
                double[] k1 = bowl(i * h, y);
                double[] k2 = bowl((i + 0.5) * h, shifted(y, k1, h / 2));
                double[] k3 = bowl((i + 0.5) * h, shifted(y, k2, h / 2));
                double[] k4 = bowl((i + 1) * h, shifted(y, k3, h));
                for (int j = 0; j < 4; j++) {
                    y[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
                }
                // the root of Q is followed without a jump
                turned += Math.IEEEremainder(Math.atan2(y[1], y[0]) - before, 2 * Math.PI);
            }
            double size = y[0] * y[0] + y[1] * y[1];
            double ratioRe = (y[2] * y[0] + y[3] * y[1]) / size;
            double ratioIm = (y[3] * y[0] - y[2] * y[1]) / size;
            double modulus = Math.pow(size, -0.25) * Math.exp(-ratioIm * x * x / 2);
            double phase = ratioRe * x * x / 2 - turned / 2;
            return new double[] {modulus * Math.cos(phase), modulus * Math.sin(phase)};
        });
    }

    private static double[] bowl(double t, double[] y) {
        double a = 2 / (0.5 + t * t * t);
        double b = 2 * t * t * t;
        return new double[] {a * y[2], a * y[3], -b * y[0], -b * y[1]};
    }

    private static double[] shifted(double[] y, double[] k, double h) {
        double[] sum = y.clone();
        for (int j = 0; j < sum.length; j++) {
            sum[j] += h * k[j];
        }
        return sum;
    }

    private static Problem withGradient(Problem harmonic) {
        return harmonic.withGradientSquared(Expr.mul(Expr.pow(Expr.sym("k"), 2), Expr.pow(Problems.X, 2)));
    }

    /** The observed order between two errors for a ratio of steps of 2. */
    static double order(double coarse, double fine) {
        return Math.log(coarse / fine) / Math.log(2);
    }
}
