package org.wickbench.symbolic.normal;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** A product of generators with rational exponents, generators ascending, no exponent zero. Order: lexicographic. */
final class Monomial implements Comparable<Monomial> {
    static final Monomial ONE = new Monomial(new int[0], new Ratio[0]);

    private final int[] generators;
    private final Ratio[] exponents;
    private final int hash;

    private Monomial(int[] generators, Ratio[] exponents) {
        this.generators = generators;
        this.exponents = exponents;
        this.hash = 31 * Arrays.hashCode(generators) + Arrays.hashCode(exponents);
    }

    static Monomial of(int generator, Ratio exponent) {
        return exponent.isZero() ? ONE : new Monomial(new int[] {generator}, new Ratio[] {exponent});
    }

    static Monomial of(TreeMap<Integer, Ratio> exponents) {
        exponents.values().removeIf(Ratio::isZero);
        return new Monomial(
                exponents.keySet().stream().mapToInt(Integer::intValue).toArray(),
                exponents.values().toArray(new Ratio[0]));
    }

    int size() {
        return generators.length;
    }

    int generator(int place) {
        return generators[place];
    }

    Ratio exponent(int place) {
        return exponents[place];
    }

    boolean isOne() {
        return generators.length == 0;
    }

    Ratio exponentOf(int generator) {
        int place = Arrays.binarySearch(generators, generator);
        return place < 0 ? Ratio.ZERO : exponents[place];
    }

    /** The product, before any relation of the generators is applied. */
    Monomial times(Monomial other) {
        if (isOne()) {
            return other;
        }
        if (other.isOne()) {
            return this;
        }
        int[] merged = new int[generators.length + other.generators.length];
        Ratio[] sums = new Ratio[merged.length];
        int a = 0;
        int b = 0;
        int n = 0;
        while (a < generators.length || b < other.generators.length) {
            int left = a < generators.length ? generators[a] : Integer.MAX_VALUE;
            int right = b < other.generators.length ? other.generators[b] : Integer.MAX_VALUE;
            Ratio sum;
            if (left == right) {
                sum = exponents[a++].plus(other.exponents[b++]);
            } else if (left < right) {
                sum = exponents[a++];
            } else {
                sum = other.exponents[b++];
            }
            if (!sum.isZero()) {
                merged[n] = Math.min(left, right);
                sums[n++] = sum;
            }
        }
        return new Monomial(Arrays.copyOf(merged, n), Arrays.copyOf(sums, n));
    }

    Monomial power(Ratio exponent) {
        if (exponent.isZero()) {
            return ONE;
        }
        Ratio[] scaled = new Ratio[exponents.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = exponents[i].times(exponent);
        }
        return new Monomial(generators, scaled);
    }

    /** The part in the generators that satisfy a condition. */
    Monomial part(IntPredicate wanted) {
        TreeMap<Integer, Ratio> kept = new TreeMap<>();
        for (int i = 0; i < generators.length; i++) {
            if (wanted.test(generators[i])) {
                kept.put(generators[i], exponents[i]);
            }
        }
        return of(kept);
    }

    Monomial without(int generator) {
        return part(g -> g != generator);
    }

    @Override
    public int compareTo(Monomial other) {
        int a = 0;
        int b = 0;
        while (a < generators.length || b < other.generators.length) {
            int left = a < generators.length ? generators[a] : Integer.MAX_VALUE;
            int right = b < other.generators.length ? other.generators[b] : Integer.MAX_VALUE;
            if (left == right) {
                int order = exponents[a].compareTo(other.exponents[b]);
                if (order != 0) {
                    return order;
                }
                a++;
                b++;
            } else {
                return left < right ? exponents[a].signum() : -other.exponents[b].signum();
            }
        }
        return 0;
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
