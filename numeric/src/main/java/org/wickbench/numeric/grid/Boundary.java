package org.wickbench.numeric.grid;

/** What holds at the two ends of an axis, and with it where the points lie and which transform diagonalises the Laplacian. */
public enum Boundary {
    /** {@code psi(b) = psi(a)}; points {@code a + j h}, {@code h = (b-a)/N}; Fourier. */
    PERIODIC,
    /** {@code psi = 0} at both ends; interior points {@code a + (j+1) h}, {@code h = (b-a)/(N+1)}; sine (DST-I). */
    DIRICHLET,
    /** {@code psi' = 0} at both ends; half-sample points {@code a + (j+1/2) h}, {@code h = (b-a)/N}; cosine (DCT-II). */
    NEUMANN,
    /** Outgoing waves are damped in a layer at each end of an otherwise periodic axis (real time only). */
    ABSORBING
}
