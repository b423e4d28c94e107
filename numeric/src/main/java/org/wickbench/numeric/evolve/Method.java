package org.wickbench.numeric.evolve;

import java.util.OptionalInt;
import org.wickbench.numeric.equation.ProblemException;

/** How a problem is stepped in time. */
public sealed interface Method {

    /** Lie splitting, order 1: {@code exp(-hT) exp(-hV)}. */
    Method LIE = new SplitStep(Splitting.LIE);
    /** Strang splitting, order 2: {@code exp(-hV/2) exp(-hT) exp(-hV/2)}. */
    Method STRANG = new SplitStep(Splitting.STRANG);
    /** Forward Suzuki-Chin splitting, order 4, all coefficients positive; needs {@code |grad zeta|^2}. */
    Method SUZUKI_CHIN_4 = new SplitStep(Splitting.SUZUKI_CHIN_4);
    /** Yoshida's triple jump, order 4, real time only (it steps backward once). */
    Method YOSHIDA_4 = new SplitStep(Splitting.YOSHIDA_4);
    /** Blanes and Moan's six-stage splitting, order 4, small error constant, real time only (some substeps are negative). */
    Method BLANES_MOAN_4 = new SplitStep(Splitting.BLANES_MOAN_4);

    /**
     * Finite volumes for an equation with a drift, with the exponential weights of Chang and Cooper, order 2 in space and time;
     * see {@link ChangCooper}.
     */
    Method CHANG_COOPER = new FiniteVolume();

    /** Exponential splitting with the Laplacian diagonal in the transform of each axis. */
    record SplitStep(Splitting splitting) implements Method {}

    /** Central differences in space, order 2, 4, 6 or 8. */
    record FiniteDifference(int order, Scheme scheme) implements Method {
        public FiniteDifference {
            if (order != 2 && order != 4 && order != 6 && order != 8) {
                throw new ProblemException("finite differences come in order 2, 4, 6 and 8, not " + order);
            }
        }
    }

    /** Fluxes between cells, for {@code u_t = D lap u + div(B u) - zeta u}. */
    record FiniteVolume() implements Method {}

    /** The splittings. */
    enum Splitting {
        LIE(1),
        STRANG(2),
        SUZUKI_CHIN_4(4),
        YOSHIDA_4(4),
        BLANES_MOAN_4(4);

        private final int order;

        Splitting(int order) {
            this.order = order;
        }

        /** The order of accuracy in time. */
        public int order() {
            return order;
        }
    }

    /** The time schemes of finite differences. */
    enum Scheme {
        /** Forward Euler, order 1, imaginary time, {@code h lambda_max <= 2}. */
        EULER(1),
        /** The classical Runge-Kutta scheme, order 4, {@code h lambda_max <= 2.785} in imaginary, {@code 2 sqrt 2} in real time. */
        RUNGE_KUTTA_4(4),
        /**
         * The trapezoidal rule, order 2, stable for every step, between walls or mirrors; in more dimensions and for wider
         * differences of one axis after the other, the objective split off (alternating directions).
         */
        CRANK_NICOLSON(2);

        private final int order;

        Scheme(int order) {
            this.order = order;
        }

        /** The order of accuracy in time. */
        public int order() {
            return order;
        }
    }

    /** The order of accuracy in time. */
    default int timeOrder() {
        return switch (this) {
            case SplitStep split -> split.splitting().order();
            case FiniteDifference difference -> difference.scheme().order();
            case FiniteVolume _ -> 2;
        };
    }

    /** The order of accuracy in space, if there is one; splittings are spectrally accurate. */
    default OptionalInt spaceOrder() {
        return switch (this) {
            case SplitStep _ -> OptionalInt.empty();
            case FiniteDifference difference -> OptionalInt.of(difference.order());
            case FiniteVolume _ -> OptionalInt.of(2);
        };
    }
}
