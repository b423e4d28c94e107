package org.wickbench.numeric.equation;

/** Which evolution {@code H = -D lap + zeta} drives. */
public enum Flow {
    /** {@code i psi_t = H psi}: unitary, the state is complex. */
    REAL_TIME,
    /** {@code psi_tau = -H psi}: diffusion with killing, a real state stays real. */
    IMAGINARY_TIME,
    /** {@code psi_tau = -(H - <H>) psi}: imaginary time at constant L2 norm. */
    NORMALISED_IMAGINARY_TIME;

    /** True if a real initial state stays real. */
    public boolean keepsReal() {
        return this != REAL_TIME;
    }
}
