package org.wickbench.numeric.transform;

/** What a propagator's factors and the state are made of. */
public enum Arithmetic {
    /** Real state, real factors: imaginary time. Two groups of lines share one complex transform. */
    REAL(false, false),
    /** Complex state, real factors: imaginary time from a complex state, and observables of complex states. */
    COMPLEX_STATE(true, false),
    /** Complex state, complex factors: real time. */
    COMPLEX(true, true);

    private final boolean complexState;
    private final boolean complexFactors;

    Arithmetic(boolean complexState, boolean complexFactors) {
        this.complexState = complexState;
        this.complexFactors = complexFactors;
    }

    public boolean hasComplexState() {
        return complexState;
    }

    public boolean hasComplexFactors() {
        return complexFactors;
    }
}
