package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.operator.OperatorEquality;
import org.wickbench.symbolic.operator.OperatorException;

/**
 * The definitions of a document so far; using one puts its right side for it.
 *
 * <p>A definition with round brackets is a function of values: {@code g(a) == integral(exp(-a*x^2), x, 0, 1)} at
 * {@code g(x)} keeps its own x. One with square brackets whose argument is no index is an operator on expressions:
 * {@code H[f] == -D*diff(f, x, 2)} at {@code H[psi(x,t)]} differentiates psi.
 */
public final class Definitions {
    /**
     * @param body with earlier definitions put in, for a function; as it was written, for an operator
     * @param before the earlier definitions
     */
    private record Definition(List<Sym> parameters, Expr body, boolean operator, Definitions before) {}

    private final Map<String, Definition> byName = new HashMap<>();
    private final Map<String, Expr> operators = new HashMap<>();
    private final Set<String> letters;

    /** No definitions yet, and no letters. */
    public Definitions() {
        this(Set.of());
    }

    /** @param letters the operators that stand for any, and cannot be applied */
    public Definitions(Set<String> letters) {
        this.letters = Set.copyOf(letters);
    }

    private Definitions(Definitions other) {
        this(other.letters);
        byName.putAll(other.byName);
        operators.putAll(other.operators);
    }

    /**
     * Adds a definition of a document; its right side may use earlier ones. One that reads {@code operator H == ...}
     * stands for the operator where it is by itself, and {@code H[f]} applies it.
     */
    public void add(Document document, Entry.Define define) {
        if (document.names().operators().contains(define.label())) {
            operators.put(define.label(), expand(define.equation().right()));
        } else {
            add(define.equation());
        }
    }

    private Expr operator(String name, List<Expr> arguments) {
        Expr body = Objects.requireNonNull(operators.get(name));
        if (arguments.isEmpty()) {
            return body;
        }
        if (arguments.size() > 1) {
            throw new OperatorException("the operator " + name + " is applied to one function at a time");
        }
        if (Trees.freeSymbols(body).stream().anyMatch(symbol -> letters.contains(symbol.name()))) {
            throw new OperatorException(name + " is made of letters, which stand for any operators;"
                    + " what they do to a function is not known");
        }
        return OperatorEquality.apply(body, arguments.getFirst());
    }

    /** Adds a definition; its right side may use earlier ones. */
    public void add(Relation equation) {
        List<Sym> parameters = new ArrayList<>();
        String name;
        switch (equation.left()) {
            case Sym symbol -> {
                name = symbol.name();
                symbol.indices().forEach(index -> parameters.add((Sym) index));
            }
            case Apply apply -> {
                name = apply.head().name();
                apply.head().indices().forEach(index -> parameters.add((Sym) index));
                apply.arguments().forEach(argument -> parameters.add((Sym) argument));
            }
            default -> throw new IllegalArgumentException("not a definition: " + equation);
        }
        Expr body = expand(equation.right());
        boolean operator =
                equation.left() instanceof Sym && parameters.stream().noneMatch(parameter -> isIndex(parameter, body));
        byName.put(
                name, new Definition(parameters, operator ? equation.right() : body, operator, new Definitions(this)));
    }

    private static boolean isIndex(Sym parameter, Expr expr) {
        boolean here =
                switch (expr) {
                    case Sym symbol -> symbol.indices().stream().anyMatch(index -> Trees.dependsOn(index, parameter));
                    case Apply apply ->
                        apply.head().indices().stream().anyMatch(index -> Trees.dependsOn(index, parameter));
                    default -> false;
                };
        return here || Trees.children(expr).stream().anyMatch(child -> isIndex(parameter, child));
    }

    /** Whether a name has a definition. */
    boolean defines(String name) {
        return byName.containsKey(name) || operators.containsKey(name);
    }

    private boolean isDefined(Sym symbol) {
        return byName.containsKey(symbol.name()) || operators.containsKey(symbol.name());
    }

    /**
     * The expression with every defined name replaced. The symbols that a definition mentions without having them as
     * parameters are those of the place where it is used: with {@code V == x^2/2}, {@code diff(V, x)} is x.
     */
    public Expr expand(Expr expr) {
        Expr inner = expr instanceof Binder binder
                        && isDefined(Trees.Node.written(binder).variable())
                ? Trees.mapChildren(binder, this::expand)
                : Trees.mapWritten(expr, this::expand);
        return switch (inner) {
            case Sym symbol when operators.containsKey(symbol.name()) -> operator(symbol.name(), symbol.indices());
            case Sym symbol when byName.containsKey(symbol.name()) -> instance(symbol.name(), symbol.indices());
            case Apply apply
            when byName.containsKey(apply.head().name()) -> {
                List<Expr> arguments = new ArrayList<>(apply.head().indices());
                arguments.addAll(apply.arguments());
                yield instance(apply.head().name(), arguments);
            }
            default -> inner;
        };
    }

    private Expr instance(String name, List<Expr> arguments) {
        Definition definition = Objects.requireNonNull(byName.get(name));
        if (definition.parameters.size() != arguments.size()) {
            throw new RuleException(name + " was defined with " + definition.parameters.size()
                    + (definition.parameters.size() == 1 ? " argument" : " arguments") + ", and stands here with "
                    + arguments.size());
        }
        if (!definition.operator) {
            Map<Sym, Expr> values = new HashMap<>();
            for (int i = 0; i < arguments.size(); i++) {
                values.put(definition.parameters.get(i), arguments.get(i));
            }
            return Trees.substitute(definition.body, values);
        }
        Map<Expr, Expr> replacements = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            replacements.put(definition.parameters.get(i), arguments.get(i));
        }
        // only the binders that the definition itself shows bind what is put in; those of earlier ones have their own
        return definition.before.expand(Trees.writeIn(definition.body, replacements));
    }
}
