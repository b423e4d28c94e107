package org.wickbench.symbolic.theorem;

import java.util.List;

/** The closed list of inference schemas. */
public final class Schemas {
    public static final Schema ASSUME = new Assume();
    public static final Schema LAW = new Law();
    public static final Schema FIELD = new Field();
    public static final Schema SUBSTITUTE = new Substitute();
    public static final Schema NUMERIC = new Numeric();
    public static final Schema ALGEBRAIC = new Algebraic();
    public static final Schema REALITY = new Reality();
    public static final Schema CONGRUENCE = new Congruence();
    public static final Schema LINEARITY = new Linearity();
    public static final Schema SUMMATION = new Summation();
    public static final Schema MONOTONY = new Monotony();
    public static final Schema INDUCTION = new Induction();
    public static final Schema CHOICE = new Choice();
    public static final Schema CASES = new Cases();
    public static final Schema DIFFERENTIATION = new Differentiation();
    public static final Schema LIMITING = new Limiting();
    public static final Schema EXPANSION = new Expansion();
    public static final Schema INTEGRATION = new Integration();
    public static final Schema GAUSS = new Gauss();

    /** All of them, in the order of the documentation. */
    public static final List<Schema> ALL = List.of(
            ASSUME,
            LAW,
            FIELD,
            SUBSTITUTE,
            NUMERIC,
            ALGEBRAIC,
            REALITY,
            CONGRUENCE,
            LINEARITY,
            SUMMATION,
            MONOTONY,
            INDUCTION,
            CHOICE,
            CASES,
            DIFFERENTIATION,
            LIMITING,
            EXPANSION,
            INTEGRATION,
            GAUSS);

    private Schemas() {}
}
