package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/** The definitions of a document so far; using one puts its right side for it. */
public final class Definitions {
    private record Definition(List<Sym> parameters, Expr body) {}

    private final Map<String, Definition> byName = new HashMap<>();

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
        byName.put(name, new Definition(parameters, expand(equation.right())));
    }

    /** The expression with every defined name replaced. */
    public Expr expand(Expr expr) {
        Expr inner = Trees.mapChildren(expr, this::expand);
        return switch (inner) {
            case Sym symbol when byName.containsKey(symbol.name()) -> instance(symbol.name(), symbol.indices());
            case Apply apply when byName.containsKey(apply.head().name()) -> {
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
            throw new IllegalArgumentException(name + " takes " + definition.parameters.size() + " arguments");
        }
        // first to fresh names, so that arguments that mention parameters are not replaced again
        Expr result = definition.body;
        List<Sym> fresh = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Sym placeholder = Expr.sym("_arg" + i);
            fresh.add(placeholder);
            result = Trees.substitute(result, definition.parameters.get(i), placeholder);
        }
        for (int i = 0; i < arguments.size(); i++) {
            result = Trees.substitute(result, fresh.get(i), arguments.get(i));
        }
        return result;
    }
}
