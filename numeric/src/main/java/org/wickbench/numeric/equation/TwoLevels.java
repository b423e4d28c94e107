package org.wickbench.numeric.equation;

import java.util.List;
import org.wickbench.symbolic.expr.Expr;

/**
 * The evolution problem of two states that are coupled at every point, {@code H = -D lap + C(x)} with
 *
 * <pre>
 *   C = (zeta   G  )
 *       (conj G eta)
 * </pre>
 *
 * such as a particle with spin, or a system with two levels and tunnelling between them. Each entry may depend on the time.
 *
 * @param first with D, the coordinates, the parameters, the flow, and {@code zeta} [1/T]
 * @param second {@code eta} [1/T]
 * @param couplingRe the real part of G [1/T]
 * @param couplingIm the imaginary part of G, {@link Expr#ZERO} where C is symmetric
 */
public record TwoLevels(Problem first, Expr second, Expr couplingRe, Expr couplingIm) {
    public TwoLevels {
        if (first.isCubic() || first.drifts() || first.isSampled()) {
            throw new ProblemException(
                    "two coupled states are evolved without a cubic term, a drift or an objective known by samples");
        }
        if (first.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
            throw new ProblemException("two coupled states are evolved in real or imaginary time, at no constant norm");
        }
    }

    /** The entries of C: zeta, eta, and both parts of G. */
    public List<Expr> entries() {
        return List.of(first.objective(), second, couplingRe, couplingIm);
    }

    /** A problem whose coordinates, parameters and time are those of all entries. */
    public Problem names() {
        return new Problem(
                Expr.add(entries()),
                first.diffusion(),
                first.coordinates(),
                first.parameters(),
                first.flow(),
                first.gradientSquared(),
                first.stated(),
                0,
                List.of(),
                first.data());
    }
}
