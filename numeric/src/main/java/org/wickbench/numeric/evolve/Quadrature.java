package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;

/** Integrals over a grid: every boundary's points carry equal weights, {@code h_1 ... h_d}. */
public final class Quadrature {
    /** Terms of a partial sum: the square root of a million. */
    private static final int BLOCK = 1024;

    private Quadrature() {}

    /** {@code Int |psi|^2 dx}. */
    public static double squaredNorm(Field psi) {
        return innerRe(psi, psi);
    }

    /** {@code sqrt(Int |psi|^2 dx)}. */
    public static double norm(Field psi) {
        return Math.sqrt(squaredNorm(psi));
    }

    /** The real part of {@code Int conj(a) b dx}. */
    public static double innerRe(Field a, Field b) {
        double sum = dot(a.re(), b.re());
        if (!a.isReal() && !b.isReal()) {
            sum += dot(a.im(), b.im());
        }
        return sum * a.grid().cell();
    }

    /** The imaginary part of {@code Int conj(a) b dx}. */
    public static double innerIm(Field a, Field b) {
        double sum = 0;
        if (!b.isReal()) {
            sum += dot(a.re(), b.im());
        }
        if (!a.isReal()) {
            sum -= dot(a.im(), b.re());
        }
        return sum * a.grid().cell();
    }

    /** {@code |<a|b>|^2 / (<a|a> <b|b>)}. */
    public static double overlap(Field a, Field b) {
        double re = innerRe(a, b);
        double im = innerIm(a, b);
        return (re * re + im * im) / (squaredNorm(a) * squaredNorm(b));
    }

    /** {@code sqrt(Int |a - b|^2 dx)}: sensitive to sign and phase, unlike a distance of densities. */
    public static double distance(Field a, Field b) {
        double sum = 0;
        for (int i = 0; i < a.re().length; i++) {
            double re = a.re()[i] - b.re()[i];
            double im = (a.isReal() ? 0 : a.im()[i]) - (b.isReal() ? 0 : b.im()[i]);
            sum += re * re + im * im;
        }
        return Math.sqrt(sum * a.grid().cell());
    }

    /** {@code Int Re psi dx}. */
    static double mass(Field psi) {
        double sum = 0;
        for (double value : psi.re()) {
            sum += value;
        }
        return sum * psi.grid().cell();
    }

    /**
     * The moments of {@code |psi|^2} along every axis.
     *
     * @param currents {@code <d x_i / dt>} of every axis
     */
    static List<Observables.Moments> moments(Field psi, double[] currents) {
        return moments(psi.grid(), density(psi), squaredNorm(psi) / psi.grid().cell(), currents);
    }

    private static List<Observables.Moments> moments(Grid grid, double[] density, double total, double[] currents) {
        List<Observables.Moments> moments = new ArrayList<>();
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double[] nodes = grid.axis(axis).nodes();
            int stride = grid.stride(axis);
            double[] marginal = new double[nodes.length];
            for (int i = 0; i < density.length; i++) {
                marginal[i / stride % nodes.length] += density[i];
            }
            double mean = 0;
            double square = 0;
            for (int j = 0; j < nodes.length; j++) {
                mean += marginal[j] * nodes[j];
                square += marginal[j] * nodes[j] * nodes[j];
            }
            moments.add(new Observables.Moments(grid.axis(axis).name(), mean / total, square / total, currents[axis]));
        }
        return moments;
    }

    /** The moments along every axis of a state that is a density itself; it has no current that is read off. */
    static List<Observables.Moments> momentsOfDensity(Field u) {
        return moments(
                u.grid(), u.re(), mass(u) / u.grid().cell(), new double[u.grid().dimension()]);
    }

    /** {@code Int |psi|^2 weight dx}. */
    static double weighted(Field psi, double[] weight) {
        double[] density = density(psi);
        return dot(density, weight) * psi.grid().cell();
    }

    /** {@code Int |psi|^4 dx}. */
    static double fourthPower(Field psi) {
        double[] density = density(psi);
        return psi.grid().cell() * dot(density, density);
    }

    private static double[] density(Field psi) {
        double[] density = psi.re().clone();
        for (int i = 0; i < density.length; i++) {
            density[i] = psi.re()[i] * psi.re()[i] + (psi.isReal() ? 0 : psi.im()[i] * psi.im()[i]);
        }
        return density;
    }

    /** In blocks, so that the rounding of a long sum grows with its square root. */
    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int from = 0; from < a.length; from += BLOCK) {
            sum += dot(a, b, from, Math.min(from + BLOCK, a.length));
        }
        return sum;
    }

    private static double dot(double[] a, double[] b, int from, int to) {
        // four partial sums: a shorter chain of additions, and a quarter of its rounding
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < to; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
