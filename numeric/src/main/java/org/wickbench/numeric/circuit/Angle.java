package org.wickbench.numeric.circuit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Angles in radians, exact far beyond a double until whole turns are taken off. */
final class Angle {
    static final BigDecimal PI =
            new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620900");
    private static final BigDecimal TURN = PI.multiply(BigDecimal.TWO);
    /** Below it an angle is what rounding left of none: coefficients carry {@link Polynomial#DIGITS}. */
    private static final double NOTHING = 1e-30;

    private Angle() {}

    /** The angle in [-pi, pi] that differs by whole turns, as the nearest double. */
    static double reduced(BigDecimal angle) {
        BigDecimal turns = angle.divide(TURN, 0, RoundingMode.HALF_EVEN);
        double rest = angle.subtract(turns.multiply(TURN)).doubleValue();
        return Math.abs(rest) < NOTHING ? 0 : rest;
    }

    /** {@code pi/2^k}. */
    static BigDecimal halvedTurn(int k) {
        return PI.divide(BigDecimal.TWO.pow(k), Polynomial.DIGITS);
    }
}
