package org.wickbench.symbolic.fuzz;

/** An expression surely has no value at a point: {@code 1/0}, {@code log(0)}, an integral across a pole. */
final class NoValueException extends RuntimeException {
    NoValueException(String why) {
        super(why);
    }
}
