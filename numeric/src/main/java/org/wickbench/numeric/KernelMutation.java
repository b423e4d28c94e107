package org.wickbench.numeric;

/**
 * A deliberate fault: one coefficient of the generated kernels is multiplied by a factor before compilation.
 *
 * @param coefficient which one
 * @param factor the wrong factor; 1 leaves the kernel right
 */
public record KernelMutation(Coefficient coefficient, double factor) {
    /** No fault. */
    public static final KernelMutation NONE = new KernelMutation(Coefficient.KINETIC, 1.0);

    /** The coefficients that can be made wrong. */
    public enum Coefficient {
        /** The diffusion coefficient where the kinetic propagator or the stencil uses it. */
        KINETIC,
        /** The objective where the potential propagator uses it. */
        POTENTIAL,
        /** The time step of the kinetic propagator, so that the splitting loses its order. */
        KINETIC_STEP,
        /** The correction {@code [V,[T,V]]} of the fourth-order forward splitting. */
        COMMUTATOR
    }
}
