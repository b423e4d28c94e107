package org.wickbench.numeric.activation;

import java.util.Locale;
import java.util.Optional;

/**
 * An activation function that the documents derive, with the error bounds of its kernel. A bound in ulp is relative to the
 * spacing of doubles at the exact value, below the normal numbers to that of the subnormal ones.
 */
public enum Activation {
    /** {@code exp(x_i)/sum_j exp(x_j)}: populations of levels at inverse temperature 1 (derivation softmax). */
    SOFTMAX("exp(x[i]) / sum(exp(x[j]))", "softmax", 4, 5),
    /** {@code 1/(1 + exp(-x))}: the population of one of two levels (derivation sigmoid). */
    SIGMOID("1/(1 + exp(-x))", "sigmoid", 3, 6),
    /** {@code tanh x = 2 sigmoid(2 x) - 1} (derivation sigmoid). */
    TANH("tanh(x)", "sigmoid", 4, 8),
    /** {@code log(1 + exp(x))}: minus the free energy of two levels (derivation activations). */
    SOFTPLUS("log(1 + exp(x))", "activations", 4, 4),
    /** {@code x/(1 + exp(-x))} (derivation activations). */
    SILU("x/(1 + exp(-x))", "activations", 4, 6),
    /** {@code x Phi(x)}: the first term of the heat flow of max(x, 0) (derivation activations). */
    GELU("x/2*erfc(-x/sqrt(2))", "activations", 6, 8);

    private final String formula;
    private final String derivation;
    private final double forwardUlps;
    private final double productUlps;

    Activation(String formula, String derivation, double forwardUlps, double productUlps) {
        this.formula = formula;
        this.derivation = derivation;
        this.forwardUlps = forwardUlps;
        this.productUlps = productUlps;
    }

    /** The activation of a name as it is written on the command line. */
    public static Optional<Activation> named(String name) {
        for (Activation activation : values()) {
            if (activation.functionName().equals(name)) {
                return Optional.of(activation);
            }
        }
        return Optional.empty();
    }

    /** Its name in lower case. */
    public String functionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it computes. */
    public String formula() {
        return formula;
    }

    /** The id of the derivation that it comes from. */
    public String derivation() {
        return derivation;
    }

    /** The error of a value is at most so many ulp. */
    public double forwardUlps() {
        return forwardUlps;
    }

    /** The error of a vector-Jacobian product is at most so many ulp of the largest term that it is a sum of. */
    public double productUlps() {
        return productUlps;
    }

    /** True if every value depends on a whole row. */
    public boolean isOfRows() {
        return this == SOFTMAX;
    }
}
