package org.wickbench.symbolic.expr;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The named functions of the mathematical syntax, each with the number of arguments it takes. */
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
    MIN("min", 2),
    MAX("max", 2);

    private static final Map<String, Fn> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Fn::syntax, Function.identity()));

    private final String syntax;
    private final int arity;

    Fn(String syntax, int arity) {
        this.syntax = syntax;
        this.arity = arity;
    }

    /** The name as it is written in a formula. */
    public String syntax() {
        return syntax;
    }

    /** The number of arguments. */
    public int arity() {
        return arity;
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
