package org.wickbench.symbolic.polynomial;

import java.util.Arrays;

/**
 * A product of powers of generators, {@code g_1^e_1 g_2^e_2 ...}, with generators ascending and exponents positive. Order:
 * lexicographic, the smallest generator first.
 */
public final class Monomial implements Comparable<Monomial> {
    public static final Monomial ONE = new Monomial(new int[0], new long[0]);

    private final int[] generators;
    private final long[] exponents;
    private final int hash;

    private Monomial(int[] generators, long[] exponents) {
        this.generators = generators;
        this.exponents = exponents;
        this.hash = 31 * Arrays.hashCode(generators) + Arrays.hashCode(exponents);
    }

    /** @param exponent not negative */
    public static Monomial of(int generator, long exponent) {
        if (exponent < 0) {
            throw new IllegalArgumentException("a negative exponent");
        }
        return exponent == 0 ? ONE : new Monomial(new int[] {generator}, new long[] {exponent});
    }

    public int size() {
        return generators.length;
    }

    public int generator(int place) {
        return generators[place];
    }

    public long exponent(int place) {
        return exponents[place];
    }

    public boolean isOne() {
        return generators.length == 0;
    }

    /** The exponent of a generator, 0 where it does not occur. */
    public long exponentOf(int generator) {
        int place = Arrays.binarySearch(generators, generator);
        return place < 0 ? 0 : exponents[place];
    }

    /** @throws ArithmeticLimitException if an exponent leaves the range of a long */
    public Monomial times(Monomial other) {
        return combine(other, 1);
    }

    /** True if every exponent of the other one is at most the one here. */
    public boolean isDivisibleBy(Monomial other) {
        for (int i = 0; i < other.size(); i++) {
            if (exponentOf(other.generators[i]) < other.exponents[i]) {
                return false;
            }
        }
        return true;
    }

    /** The quotient by a monomial that divides this one. */
    public Monomial over(Monomial other) {
        return combine(other, -1);
    }

    private Monomial combine(Monomial other, int sign) {
        if (other.isOne()) {
            return this;
        }
        int[] merged = new int[generators.length + other.generators.length];
        long[] sums = new long[merged.length];
        int a = 0;
        int b = 0;
        int n = 0;
        while (a < generators.length || b < other.generators.length) {
            int left = a < generators.length ? generators[a] : Integer.MAX_VALUE;
            int right = b < other.generators.length ? other.generators[b] : Integer.MAX_VALUE;
            long sum = 0;
            if (left <= right) {
                sum = exponents[a++];
            }
            if (right <= left) {
                sum = sum(sum, sign * other.exponents[b++]);
            }
            if (sum < 0) {
                throw new IllegalArgumentException("a monomial that does not divide");
            }
            if (sum != 0) {
                merged[n] = Math.min(left, right);
                sums[n++] = sum;
            }
        }
        return new Monomial(Arrays.copyOf(merged, n), Arrays.copyOf(sums, n));
    }

    /** The power with a non-negative exponent. */
    public Monomial power(long exponent) {
        if (exponent == 0) {
            return ONE;
        }
        long[] scaled = new long[exponents.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = product(exponents[i], exponent);
        }
        return new Monomial(generators, scaled);
    }

    /** The monomial of the least exponents of both. */
    public Monomial common(Monomial other) {
        Monomial result = ONE;
        for (int i = 0; i < generators.length; i++) {
            result = result.times(of(generators[i], Math.min(exponents[i], other.exponentOf(generators[i]))));
        }
        return result;
    }

    private static long sum(long a, long b) {
        try {
            return Math.addExact(a, b);
        } catch (ArithmeticException e) {
            throw new ArithmeticLimitException("an exponent beyond 2^63");
        }
    }

    private static long product(long a, long b) {
        try {
            return Math.multiplyExact(a, b);
        } catch (ArithmeticException e) {
            throw new ArithmeticLimitException("an exponent beyond 2^63");
        }
    }

    @Override
    public int compareTo(Monomial other) {
        int length = Math.min(generators.length, other.generators.length);
        for (int i = 0; i < length; i++) {
            if (generators[i] != other.generators[i]) {
                return generators[i] < other.generators[i] ? 1 : -1;
            }
            if (exponents[i] != other.exponents[i]) {
                return Long.compare(exponents[i], other.exponents[i]);
            }
        }
        return Integer.compare(generators.length, other.generators.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Monomial monomial
                && hash == monomial.hash
                && Arrays.equals(generators, monomial.generators)
                && Arrays.equals(exponents, monomial.exponents);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
