package org.wickbench.numeric.transform;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;

/**
 * How one line of an axis is transformed: its points are extended to a periodic sequence (odd for Dirichlet, even for
 * Neumann ends), which is transformed by decimation in frequency with the given radices, outermost first. The spectrum is
 * left in digit-reversed order, in which the propagator's table is stored too, so nothing is ever reordered.
 *
 * <p>A sequence whose length has a large prime factor is padded with zeros to a power of two of at least twice its length. To
 * multiply its spectrum is to convolve it with a fixed sequence on the circle, and the padded transform carries the same
 * convolution out on a longer circle without wrapping (Bluestein, 1970).
 *
 * @param axis the axis
 * @param sequence the length {@code L} of the periodic sequence: {@code N}, {@code 2(N+1)} or {@code 2N}
 * @param length the length {@code M} of the transform: {@code L} unless it is padded
 * @param radices their product is the length
 */
public record LinePlan(Axis axis, int sequence, int length, List<Integer> radices) {
    /** Larger primes would need straight-line code of quadratic length. */
    private static final int LARGEST_PRIME = 31;

    public LinePlan {
        radices = List.copyOf(radices);
    }

    /** A plan for any number of points. */
    public static LinePlan of(Axis axis) {
        int sequence = length(axis.boundary(), axis.points());
        List<Integer> radices = factor(sequence);
        if (!radices.isEmpty()) {
            return new LinePlan(axis, sequence, sequence, radices);
        }
        int padded = Integer.highestOneBit(2 * sequence - 2) * 2;
        return new LinePlan(axis, sequence, padded, factor(padded));
    }

    /** True if zeros follow the sequence. */
    public boolean isPadded() {
        return length != sequence;
    }

    /** @throws ProblemException if the sequence is padded; the message names the nearest sizes that are not */
    public void requireUnpadded() {
        if (isPadded()) {
            throw new ProblemException("axis " + axis.name() + ": " + axis.points()
                    + " points need a transform of length " + sequence + ", which has a prime factor above "
                    + LARGEST_PRIME + ", and written programs have none for it; take " + goodPoints(axis, -1) + " or "
                    + goodPoints(axis, 1) + " points");
        }
    }

    /** Lines of another length than the axis', parts of a longer one. */
    static LinePlan part(Axis axis, int length) {
        return new LinePlan(axis, length, length, factor(length));
    }

    /** True if the number of points has a fast transform. */
    public static boolean isGood(Boundary boundary, int points) {
        return !factor(length(boundary, points)).isEmpty();
    }

    private static int goodPoints(Axis axis, int direction) {
        int points = axis.points();
        do {
            points += direction;
        } while (points > 2 && !isGood(axis.boundary(), points));
        return points;
    }

    private static int length(Boundary boundary, int points) {
        return switch (boundary) {
            case PERIODIC, ABSORBING -> points;
            case DIRICHLET -> 2 * (points + 1);
            case NEUMANN -> 2 * points;
        };
    }

    /** Odd primes first, then 2 or 4, then 8: the stages of small span, where loop overhead counts, get the largest radix. */
    private static List<Integer> factor(int length) {
        List<Integer> radices = new ArrayList<>();
        int rest = length;
        for (int p = 3; p <= LARGEST_PRIME; p += 2) {
            while (rest % p == 0) {
                radices.add(p);
                rest /= p;
            }
        }
        int twos = Integer.numberOfTrailingZeros(rest);
        if (rest >> twos != 1) {
            return List.of();
        }
        int eights = twos / 3;
        if (twos % 3 == 2) {
            radices.add(4);
        } else if (twos % 3 == 1 && eights > 0) {
            // 4 * 4 rather than 2 * 8: as many stages, fewer operations
            radices.add(4);
            radices.add(4);
            eights--;
        } else if (twos % 3 == 1) {
            radices.add(2);
        }
        for (int i = 0; i < eights; i++) {
            radices.add(8);
        }
        return radices;
    }

    public int stages() {
        return radices.size();
    }

    /** The distance of the points that a stage combines. */
    public int span(int stage) {
        int span = length;
        for (int i = 0; i <= stage; i++) {
            span /= radices.get(i);
        }
        return span;
    }

    /** Where the twiddle factors of a stage begin in the table: {@code (r-1) * span} of them, factor by factor. */
    public int twiddleOffset(int stage) {
        int offset = 0;
        for (int i = 0; i < stage; i++) {
            offset += (radices.get(i) - 1) * span(i);
        }
        return offset;
    }

    /** The length of the twiddle table; the last stage, of span 1, needs none. */
    public int twiddles() {
        return Math.max(1, twiddleOffset(stages() - 1));
    }

    /** The period of the extended sequence [L]: the axis' length, or twice it. */
    public double period() {
        return switch (axis.boundary()) {
            case PERIODIC, ABSORBING -> axis.length();
            case DIRICHLET, NEUMANN -> 2 * axis.length();
        };
    }

    /** The wavenumber of frequency 1 [1/L]. */
    public double unit() {
        return 2 * Math.PI / period();
    }
}
