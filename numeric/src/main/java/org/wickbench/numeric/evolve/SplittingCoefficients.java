package org.wickbench.numeric.evolve;

import java.util.List;
import org.wickbench.numeric.equation.Flow;

/**
 * One step as alternating flows: potential {@code V}, kinetic {@code T}, potential, ..., kinetic, potential, in the order in
 * which they act. One more potential than kinetic coefficients; a step's last potential flow and the next one's first are
 * the same flow and are merged.
 *
 * @param potential the potential flows' shares of the step
 * @param kinetic the kinetic flows' shares of the step
 * @param corrected which potential flows use {@code V + (h^2/48) [V,[T,V]]} (imaginary time; minus in real time)
 */
public record SplittingCoefficients(List<Double> potential, List<Double> kinetic, List<Boolean> corrected) {

    public SplittingCoefficients {
        potential = List.copyOf(potential);
        kinetic = List.copyOf(kinetic);
        corrected = List.copyOf(corrected);
    }

    /** The coefficients of a splitting. */
    public static SplittingCoefficients of(Method.Splitting splitting) {
        return switch (splitting) {
            case LIE -> plain(List.of(1.0, 0.0), List.of(1.0));
            case STRANG -> plain(List.of(0.5, 0.5), List.of(1.0));
            case SUZUKI_CHIN_4 ->
                new SplittingCoefficients(
                        List.of(1.0 / 6, 2.0 / 3, 1.0 / 6), List.of(0.5, 0.5), List.of(false, true, false));
            case YOSHIDA_4 -> {
                // Yoshida, Phys. Lett. A 150 (1990) 262: S(w1 h) S(w0 h) S(w1 h) with 2 w1 + w0 = 1, 2 w1^3 + w0^3 = 0
                double w1 = 1 / (2 - Math.cbrt(2));
                double w0 = 1 - 2 * w1;
                double inner = (w1 + w0) / 2;
                yield plain(List.of(w1 / 2, inner, inner, w1 / 2), List.of(w1, w0, w1));
            }
            case BLANES_MOAN_4 -> {
                // Blanes, Moan, J. Comput. Appl. Math. 142 (2002) 313, table 3, SRKN_6^b
                double a1 = 0.245298957184271;
                double a2 = 0.604872665711080;
                double a3 = 0.5 - (a1 + a2);
                double b1 = 0.0829844064174052;
                double b2 = 0.396309801498368;
                double b3 = -0.0390563049223486;
                double b4 = 1 - 2 * (b1 + b2 + b3);
                yield plain(List.of(b1, b2, b3, b4, b3, b2, b1), List.of(a1, a2, a3, a3, a2, a1));
            }
        };
    }

    private static SplittingCoefficients plain(List<Double> potential, List<Double> kinetic) {
        return new SplittingCoefficients(
                potential, kinetic, potential.stream().map(_ -> false).toList());
    }

    /**
     * The factor of {@code |grad zeta|^2} in a corrected potential {@code V + (h^2/48) [V,[T,V]]}, where
     * {@code [V,[T,V]] = 2 D |grad zeta|^2}; in real time {@code h} is {@code i} times the step, which turns the sign.
     *
     * @param step the size of a step [T]
     */
    public static double correction(Flow flow, double step, double diffusion) {
        double sign = flow == Flow.REAL_TIME ? -1 : 1;
        return sign * step * step * diffusion / 24;
    }

    boolean needsGradient() {
        return corrected.contains(true);
    }

    boolean stepsBackward() {
        return potential.stream().anyMatch(c -> c < 0) || kinetic.stream().anyMatch(c -> c < 0);
    }
}
