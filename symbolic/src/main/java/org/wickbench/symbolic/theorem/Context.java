package org.wickbench.symbolic.theorem;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.wickbench.symbolic.expr.Expr.Sym;

/**
 * The domains of the symbols and unknown functions, by name; a family {@code E[i]} has one for all indices. What is not
 * declared is real. Unknown functions are smooth: of real arguments infinitely often differentiable, of others analytic.
 */
public record Context(Map<String, Domain> domains) {
    public static final Context REALS = new Context(Map.of());

    /** The word of the internal symbols that range over the complex numbers; all others are real. */
    public static final String COMPLEX = "complex";

    public Context {
        domains = Collections.unmodifiableMap(new TreeMap<>(domains));
    }

    /** The domain that a symbol ranges over, or the values of an unknown function. */
    public Domain domainOf(Sym symbol) {
        return symbol.isInternal(COMPLEX) ? Domain.COMPLEX : domains.getOrDefault(symbol.name(), Domain.REAL);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        domains.forEach((name, domain) ->
                text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(domain.syntax()));
        return text.toString();
    }
}
