package org.wickbench.numeric.circuit;

import java.util.List;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;

/**
 * How far a splitting is from the exact evolution: {@code |psi_N - psi(T)| <= N dt^(p+1) c |psi_0|}, {@code c} being a sum of
 * norms of nested commutators of {@code T} and {@code V}.
 *
 * <p>Strang, {@code p = 2}: {@code c = |[T,[T,V]]|/12 + |[V,[T,V]]|/24}, a bound for every step (Childs, Su, Tran, Wiebe, Zhu, Phys.
 * Rev. X 11 (2021) 011020, proposition 10). Suzuki and Chin, {@code p = 4}: the terms of fifth order, which are the error
 * as {@code dt} tends to zero. The numbers are those of the theorems {@code strang_error} and {@code forward_error} in the
 * derivation of the splittings.
 *
 * @param order {@code p}
 * @param isBound true if the error is below, false if it tends to be below as the step becomes small
 * @param inside {@code c} [1/T^(p+1)] for states that keep away from the ends of the box: commutators of differential operators,
 *     each derivative at most the largest wavenumber of the grid
 * @param anywhere {@code c} for every state on the grid: commutators of matrices by the widths of their spectra
 */
public record SplittingError(int order, boolean isBound, double inside, double anywhere) {

    /**
     * A nested commutator of the error.
     *
     * @param coefficient its share
     * @param letters {@code TTV} for {@code [T,[T,V]]}
     */
    public record Term(double coefficient, String letters) {}

    /** The leading error of a splitting, from the theorems about it. */
    public static List<Term> terms(Method.Splitting splitting) {
        return switch (splitting) {
            case STRANG -> List.of(new Term(1.0 / 12, "TTV"), new Term(1.0 / 24, "VTV"));
            case SUZUKI_CHIN_4 ->
                List.of(
                        new Term(1.0 / 2880, "TTTTV"),
                        new Term(1.0 / 2880, "TTVTV"),
                        new Term(1.0 / 3240, "TVVTV"),
                        new Term(1.0 / 2160, "VTTTV"),
                        new Term(1.0 / 4320, "VTVTV"),
                        new Term(41.0 / 155520, "VVVTV"));
            case LIE, YOSHIDA_4, BLANES_MOAN_4 -> throw new InternalException("no error is known of " + splitting);
        };
    }

    static SplittingError of(Method.Splitting splitting, Polynomial objective, double diffusion, Grid grid) {
        PolynomialOperator t = PolynomialOperator.kinetic(grid.dimension(), diffusion);
        PolynomialOperator v = PolynomialOperator.multiplication(objective);
        double kinetic = 0;
        for (Axis axis : grid.axes()) {
            kinetic += diffusion * Math.pow(PolynomialOperator.largestWavenumber(axis), 2);
        }
        double potential = objective.variation(grid);
        double inside = 0;
        double anywhere = 0;
        for (Term term : terms(splitting)) {
            PolynomialOperator nest = v;
            // |[A, B]| <= |B| (max A - min A), and half of that where B is V with its middle taken off
            double norm = potential / 2;
            for (int i = term.letters().length() - 2; i >= 0; i--) {
                boolean isKinetic = term.letters().charAt(i) == 'T';
                nest = (isKinetic ? t : v).commutator(nest);
                norm *= isKinetic ? kinetic : potential;
            }
            inside += term.coefficient() * nest.norm(grid);
            anywhere += term.coefficient() * norm;
        }
        return new SplittingError(splitting.order(), splitting == Method.Splitting.STRANG, inside, anywhere);
    }

    /** The error after a run of equal steps, relative to the norm of the state, for one of the two {@code c}. */
    public double after(double until, long steps, double c) {
        return c * Math.pow(Math.abs(until), order + 1) / Math.pow(steps, order);
    }

    /** The least number of steps with an error of at most this, for one of the two {@code c}; at least 1. */
    public double stepsFor(double error, double until, double c) {
        return Math.max(1, Math.ceil(Math.pow(after(until, 1, c) / error, 1.0 / order)));
    }
}
