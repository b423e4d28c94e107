package org.wickbench.symbolic.tactic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;

/**
 * How an expression is an instance of a premise's pattern.
 *
 * @param values what stands for each general symbol
 * @param orders how often the pattern is differentiated more, by general symbols
 */
record Match(Map<Sym, Expr> values, Map<Sym, Integer> orders) {
    static Optional<Match> of(Premise premise, Expr expr) {
        Map<Sym, Expr> values = new LinkedHashMap<>();
        premise.hypothesis().general().forEach(symbol -> values.put(symbol, symbol));
        if (premise.pattern().equals(expr)) {
            return Optional.of(new Match(values, Map.of()));
        }
        return of(premise.pattern(), expr, premise.hypothesis().general()).map(found -> {
            values.putAll(found.values);
            return new Match(values, found.orders);
        });
    }

    private static Optional<Match> of(Expr pattern, Expr expr, List<Sym> general) {
        if (pattern instanceof Call p && p.function() == Fn.CONJ && expr instanceof Call e && e.function() == Fn.CONJ) {
            // the conjugate of a derivative is no derivative here
            return of(p.argument(), e.argument(), general).filter(match -> match.orders.isEmpty());
        }
        if (pattern instanceof Sym p && expr instanceof Sym e && !p.indices().isEmpty()) {
            return p.name().equals(e.name())
                            && p.indices().size() == e.indices().size()
                    ? bound(p.indices(), e.indices(), general).map(values -> new Match(values, Map.of()))
                    : Optional.empty();
        }
        return Shape.of(pattern).flatMap(wanted -> Shape.of(expr).flatMap(found -> of(wanted, found, general)));
    }

    private static Optional<Match> of(Shape wanted, Shape found, List<Sym> general) {
        if (!wanted.name().equals(found.name())
                || wanted.places.size() != found.places.size()
                || wanted.orders.size() != found.orders.size()) {
            return Optional.empty();
        }
        Optional<Map<Sym, Expr>> values = bound(wanted.places, found.places, general);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Map<Sym, Integer> orders = new LinkedHashMap<>();
        int indices = wanted.places.size() - wanted.orders.size();
        for (int slot = 0; slot < wanted.orders.size(); slot++) {
            int more = found.orders.get(slot) - wanted.orders.get(slot);
            Expr parameter = wanted.places.get(indices + slot);
            boolean once = Collections.frequency(wanted.places, parameter) == 1;
            if (more < 0 || more > 0 && !(once && parameter instanceof Sym symbol && general.contains(symbol))) {
                return Optional.empty();
            }
            if (more > 0) {
                orders.put((Sym) parameter, more);
            }
        }
        return Optional.of(new Match(values.get(), orders));
    }

    private static Optional<Map<Sym, Expr>> bound(List<Expr> parameters, List<Expr> arguments, List<Sym> general) {
        Map<Sym, Expr> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Expr argument = arguments.get(i);
            if (parameters.get(i) instanceof Sym symbol && general.contains(symbol)) {
                if (!values.getOrDefault(symbol, argument).equals(argument)) {
                    return Optional.empty();
                }
                values.put(symbol, argument);
            } else if (!parameters.get(i).equals(argument)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** An unknown function, its indices and arguments, and how often it is differentiated by each argument. */
    private record Shape(Apply function, List<Expr> places, List<Integer> orders) {
        static Optional<Shape> of(Expr expr) {
            return switch (expr) {
                case Apply apply ->
                    Optional.of(of(apply, Collections.nCopies(apply.arguments().size(), 0)));
                case Partial partial -> Optional.of(of(partial.function(), partial.orders()));
                default -> Optional.empty();
            };
        }

        private static Shape of(Apply function, List<Integer> orders) {
            List<Expr> places = new ArrayList<>(function.head().indices());
            places.addAll(function.arguments());
            return new Shape(function, places, orders);
        }

        String name() {
            return function.head().name();
        }
    }
}
