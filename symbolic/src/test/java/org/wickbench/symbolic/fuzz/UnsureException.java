package org.wickbench.symbolic.fuzz;

/** The oracle will not swear to a value: too few digits are left, or a sequence does not settle. */
final class UnsureException extends RuntimeException {
    UnsureException(String why) {
        super(why);
    }
}
