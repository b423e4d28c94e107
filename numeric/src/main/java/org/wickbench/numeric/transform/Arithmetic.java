package org.wickbench.numeric.transform;

import java.util.List;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Value;

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

    /** {@code to = from * factor}, with as many parts as the state and the factors have. */
    void multiply(
            BodyBuilder body,
            List<String> from,
            Index fromAt,
            List<String> factor,
            Index factorAt,
            List<String> to,
            Index toAt) {
        Value re = body.let("phaser", Value.load(factor.getFirst(), factorAt));
        if (from.size() == 1) {
            body.store(to.getFirst(), toAt, Value.mul(Value.load(from.getFirst(), fromAt), re));
            return;
        }
        Complex x = new Complex(Value.load(from.get(0), fromAt), Value.load(from.get(1), fromAt)).named(body, "x");
        Complex product = complexFactors
                ? x.times(new Complex(re, body.let("phasei", Value.load(factor.get(1), factorAt))))
                : x.scaled(re);
        body.store(to.get(0), toAt, product.re()).store(to.get(1), toAt, product.im());
    }
}
