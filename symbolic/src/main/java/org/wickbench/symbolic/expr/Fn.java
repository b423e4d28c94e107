package org.wickbench.symbolic.expr;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The named functions of the mathematical syntax, each with the numbers of arguments it takes. */
public enum Fn {
    EXP("exp", 1),
    LOG("log", 1),
    SIN("sin", 1),
    COS("cos", 1),
    TAN("tan", 1),
    COT("cot", 1),
    SINH("sinh", 1),
    COSH("cosh", 1),
    TANH("tanh", 1),
    COTH("coth", 1),
    ASIN("asin", 1),
    ACOS("acos", 1),
    ATAN("atan", 1),
    ASINH("asinh", 1),
    ACOSH("acosh", 1),
    ATANH("atanh", 1),
    ERF("erf", 1),
    ERFC("erfc", 1),
    ABS("abs", 1),
    SIGN("sign", 1),
    /** Heaviside's unit step, 0 below the origin and 1 above it. */
    STEP("step", 1),
    CONJ("conj", 1),
    RE("re", 1),
    IM("im", 1),
    /** Dirac's delta distribution. */
    DIRAC("dirac", 1),
    /** Kronecker's delta of two indices. */
    KRONECKER("kronecker", 2),
    MIN("min", 2, Fn.ANY),
    MAX("max", 2, Fn.ANY),
    GAMMA("gamma", 1),
    /** The logarithm of gamma that is real for positive numbers; its cut runs along the negative ones. */
    LGAMMA("lgamma", 1),
    /** {@code gamma(n + 1)}. */
    FACTORIAL("factorial", 1),
    /** {@code n (n-1) ... (n-k+1)/k!} for a whole number k, 0 where that is negative; by gamma functions for any other k. */
    BINOMIAL("binomial", 2),
    /** {@code log(1 + exp(x))}. */
    SOFTPLUS("softplus", 1),
    /** {@code log(1 + x)}. */
    LOG1P("log1p", 1),
    /** {@code exp(x) - 1}. */
    EXPM1("expm1", 1);

    private static final int ANY = Integer.MAX_VALUE;

    private static final Map<String, Fn> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Fn::syntax, Function.identity()));

    private final String syntax;
    private final int fewest;
    private final int most;

    Fn(String syntax, int arity) {
        this(syntax, arity, arity);
    }

    Fn(String syntax, int fewest, int most) {
        this.syntax = syntax;
        this.fewest = fewest;
        this.most = most;
    }

    /** The name as it is written in a formula. */
    public String syntax() {
        return syntax;
    }

    /** The smallest number of arguments. */
    public int fewest() {
        return fewest;
    }

    /** The largest number of arguments. */
    public int most() {
        return most;
    }

    /** The function with this name, if there is one. */
    public static Optional<Fn> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** All names, for error messages that suggest one. */
    public static Iterable<String> names() {
        return BY_NAME.keySet().stream().sorted().toList();
    }
}
