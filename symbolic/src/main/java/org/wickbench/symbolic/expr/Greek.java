package org.wickbench.symbolic.expr;

import java.util.Map;

/** Greek letters by their names. */
final class Greek {
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("zeta", "ζ"),
            Map.entry("eta", "η"),
            Map.entry("theta", "θ"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("nu", "ν"),
            Map.entry("xi", "ξ"),
            Map.entry("pi", "π"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("phi", "φ"),
            Map.entry("chi", "χ"),
            Map.entry("psi", "ψ"),
            Map.entry("omega", "ω"),
            Map.entry("Gamma", "Γ"),
            Map.entry("Delta", "Δ"),
            Map.entry("Theta", "Θ"),
            Map.entry("Lambda", "Λ"),
            Map.entry("Xi", "Ξ"),
            Map.entry("Pi", "Π"),
            Map.entry("Sigma", "Σ"),
            Map.entry("Phi", "Φ"),
            Map.entry("Psi", "Ψ"),
            Map.entry("Omega", "Ω"),
            Map.entry("hbar", "ℏ"));

    private static final Map<String, String> COMMANDS = commands();

    private Greek() {}

    private static Map<String, String> commands() {
        Map<String, String> commands = new java.util.HashMap<>();
        LETTERS.forEach((name, letter) -> commands.put(letter, "\\" + (name.equals("epsilon") ? "varepsilon" : name)));
        return Map.copyOf(commands);
    }

    /** The letter of a Greek name; any other name as it is. */
    static String letter(String name) {
        return LETTERS.getOrDefault(name, name);
    }

    /** The LaTeX command of a Greek letter; empty for anything else. */
    static String command(String letter) {
        return COMMANDS.getOrDefault(letter, "");
    }
}
