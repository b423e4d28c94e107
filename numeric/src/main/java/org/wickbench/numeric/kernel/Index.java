package org.wickbench.numeric.kernel;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * An integer that is affine in the integer variables around it: {@code offset + sum coefficient * variable}. Affine
 * indices are what make strides, dependences and bounds decidable; sizes are literals because kernels are specialised.
 *
 * @param coefficients variable to coefficient, none of them zero, in alphabetical order
 */
public record Index(Map<String, Integer> coefficients, int offset) {
    public Index {
        TreeMap<String, Integer> sorted = new TreeMap<>(coefficients);
        sorted.values().removeIf(coefficient -> coefficient == 0);
        coefficients = Collections.unmodifiableMap(sorted);
    }

    public static Index of(int constant) {
        return new Index(Map.of(), constant);
    }

    public static Index of(String variable) {
        return new Index(Map.of(variable, 1), 0);
    }

    public Index plus(Index other) {
        Map<String, Integer> sum = new TreeMap<>(coefficients);
        other.coefficients.forEach((variable, coefficient) -> sum.merge(variable, coefficient, Math::addExact));
        return new Index(sum, Math.addExact(offset, other.offset));
    }

    public Index plus(int constant) {
        return new Index(coefficients, Math.addExact(offset, constant));
    }

    public Index times(int factor) {
        Map<String, Integer> product = new TreeMap<>();
        coefficients.forEach((variable, coefficient) -> product.put(variable, Math.multiplyExact(coefficient, factor)));
        return new Index(product, Math.multiplyExact(offset, factor));
    }

    public int coefficient(String variable) {
        return coefficients.getOrDefault(variable, 0);
    }

    public boolean dependsOn(String variable) {
        return coefficients.containsKey(variable);
    }

    public boolean isConstant() {
        return coefficients.isEmpty();
    }

    /** This index with an affine value in the place of a variable. */
    public Index substitute(String variable, Index value) {
        int coefficient = coefficient(variable);
        if (coefficient == 0) {
            return this;
        }
        Map<String, Integer> rest = new TreeMap<>(coefficients);
        rest.remove(variable);
        return new Index(rest, offset).plus(value.times(coefficient));
    }

    public int evaluate(ToIntFunction<String> variables) {
        int value = offset;
        for (Map.Entry<String, Integer> term : coefficients.entrySet()) {
            value += term.getValue() * variables.applyAsInt(term.getKey());
        }
        return value;
    }
}
