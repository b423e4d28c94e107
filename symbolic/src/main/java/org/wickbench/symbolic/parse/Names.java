package org.wickbench.symbolic.parse;

import java.util.Map;
import java.util.Set;

/**
 * Which names the reader of a formula may use beyond symbols and the functions of the syntax.
 *
 * @param functions names declared as unknown functions
 * @param anyFunction true if every undeclared name before a bracket is taken as an unknown function
 * @param imaginary true if {@code i} was declared as the imaginary unit
 * @param operators names declared as operators; where there are any, {@code d(x)}, {@code comm}, {@code anticomm} and
 *     {@code adjoint} may be used
 */
public record Names(Set<String> functions, boolean anyFunction, boolean imaginary, Set<String> operators) {
    /** No unknown functions; {@code i} is an ordinary symbol. */
    public static final Names STRICT = new Names(Set.of(), false, false);

    static final Map<Character, String> GREEK = Map.ofEntries(
            Map.entry('α', "alpha"),
            Map.entry('β', "beta"),
            Map.entry('γ', "gamma"),
            Map.entry('δ', "delta"),
            Map.entry('ε', "epsilon"),
            Map.entry('ζ', "zeta"),
            Map.entry('η', "eta"),
            Map.entry('θ', "theta"),
            Map.entry('κ', "kappa"),
            Map.entry('λ', "lambda"),
            Map.entry('μ', "mu"),
            Map.entry('ν', "nu"),
            Map.entry('ξ', "xi"),
            Map.entry('π', "pi"),
            Map.entry('ρ', "rho"),
            Map.entry('σ', "sigma"),
            Map.entry('τ', "tau"),
            Map.entry('φ', "phi"),
            Map.entry('χ', "chi"),
            Map.entry('ψ', "psi"),
            Map.entry('ω', "omega"),
            Map.entry('Γ', "Gamma"),
            Map.entry('Δ', "Delta"),
            Map.entry('Θ', "Theta"),
            Map.entry('Λ', "Lambda"),
            Map.entry('Ξ', "Xi"),
            Map.entry('Π', "Pi"),
            Map.entry('Σ', "Sigma"),
            Map.entry('Φ', "Phi"),
            Map.entry('Ψ', "Psi"),
            Map.entry('Ω', "Omega"),
            Map.entry('ħ', "hbar"));

    public Names {
        functions = Set.copyOf(functions);
        operators = Set.copyOf(operators);
    }

    /** Names with no operators. */
    public Names(Set<String> functions, boolean anyFunction, boolean imaginary) {
        this(functions, anyFunction, imaginary, Set.of());
    }
}
