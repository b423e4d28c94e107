package org.wickbench.numeric.transform;

import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Value;

/** A complex value of a kernel as a pair of real ones. */
public record Complex(Value re, Value im) {
    public Complex plus(Complex other) {
        return new Complex(Value.add(re, other.re), Value.add(im, other.im));
    }

    public Complex minus(Complex other) {
        return new Complex(Value.sub(re, other.re), Value.sub(im, other.im));
    }

    /** The product with a constant that stands on the right, where it is invariant in the lane loop. */
    public Complex times(Complex w) {
        return new Complex(
                Value.sub(Value.mul(re, w.re), Value.mul(im, w.im)),
                Value.add(Value.mul(im, w.re), Value.mul(re, w.im)));
    }

    /** The product with the complex conjugate of {@code w}. */
    public Complex timesConjugate(Complex w) {
        return new Complex(
                Value.add(Value.mul(re, w.re), Value.mul(im, w.im)),
                Value.sub(Value.mul(im, w.re), Value.mul(re, w.im)));
    }

    public Complex scaled(Value factor) {
        return new Complex(Value.mul(re, factor), Value.mul(im, factor));
    }

    /** The product with the imaginary unit times {@code sign}, +1 or -1. */
    public Complex timesI(int sign) {
        return sign > 0 ? new Complex(Value.neg(im), re) : new Complex(im, Value.neg(re));
    }

    /** Both parts bound to names. */
    public Complex named(BodyBuilder body, String name) {
        return new Complex(body.let(name + "r", re), body.let(name + "i", im));
    }
}
