package org.wickbench.symbolic.prove;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/** A concrete smooth function that stands for an unknown one in a sample. */
record Example(Sym head, List<Sym> variables, Expr body) {
    static Example choose(Sym head, int arguments, boolean complex, Numbers numbers) {
        List<Sym> variables = new ArrayList<>();
        for (int i = 1; i <= arguments; i++) {
            variables.add(Expr.sym("u" + i));
        }
        Expr body = real(variables, numbers);
        if (complex) {
            body = Expr.add(body, Expr.mul(Expr.I, real(variables, numbers)));
        }
        return new Example(head, variables, body);
    }

    /** A quadratic and an exponential; in one case of three only the exponential, which is positive or negative. */
    private static Expr real(List<Sym> variables, Numbers numbers) {
        List<Expr> exponent = new ArrayList<>();
        for (Sym variable : variables) {
            exponent.add(Expr.mul(numbers.coefficient(), variable));
        }
        Expr exponential = Expr.mul(numbers.coefficient(), Expr.exp(Expr.div(Expr.add(exponent), Expr.num(4))));
        if (numbers.chance()) {
            return exponential;
        }
        List<Expr> terms = new ArrayList<>();
        terms.add(numbers.coefficient());
        for (int i = 0; i < variables.size(); i++) {
            terms.add(Expr.mul(numbers.coefficient(), variables.get(i)));
            for (int j = i; j < variables.size(); j++) {
                terms.add(Expr.mul(numbers.coefficient(), variables.get(i), variables.get(j)));
            }
        }
        terms.add(exponential);
        return Expr.add(terms);
    }

    /** Zero, a constant that the formulas speak of, or the same function as another one; often this example all the same. */
    Example atASpecialPlace(List<Example> others, List<Num> constants, RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Example(head, variables, Expr.ZERO);
            case 1, 2 ->
                new Example(
                        head,
                        variables,
                        constants.isEmpty() ? Expr.ONE : constants.get(random.nextInt(constants.size())));
            case 3, 4 ->
                others.stream()
                        .filter(other -> other.variables.equals(variables))
                        .findFirst()
                        .map(other -> new Example(head, variables, other.body))
                        .orElse(this);
            default -> this;
        };
    }

    String title() {
        return head + "(" + String.join(",", variables.stream().map(Sym::name).toList()) + ")";
    }

    private Expr at(List<Expr> arguments) {
        Map<Sym, Expr> values = new HashMap<>();
        for (int slot = 0; slot < arguments.size(); slot++) {
            values.put(variables.get(slot), arguments.get(slot));
        }
        return Trees.substitute(body, values);
    }

    private Example derivative(List<Integer> orders) {
        Expr derivative = body;
        for (int slot = 0; slot < orders.size(); slot++) {
            derivative = Derivative.of(derivative, variables.get(slot), orders.get(slot));
        }
        return new Example(head, variables, derivative);
    }

    /** Puts examples for the unknown functions of expressions whose derivatives are carried out. */
    static final class Filling {
        private final Map<String, Example> examples;
        private final Map<Map.Entry<Example, List<Integer>>, Example> derivatives = new HashMap<>();

        /** @param examples by head and number of arguments, as {@code psi/2} */
        Filling(Map<String, Example> examples) {
            this.examples = examples;
        }

        Expr of(Expr expr) {
            return switch (expr) {
                case Apply apply -> example(apply).at(filled(apply));
                case Partial(Apply function, List<Integer> orders) ->
                    derivatives
                            .computeIfAbsent(Map.entry(example(function), orders), key -> key.getKey()
                                    .derivative(orders))
                            .at(filled(function));
                default -> Trees.mapChildren(expr, this::of);
            };
        }

        private List<Expr> filled(Apply apply) {
            return apply.arguments().stream().map(this::of).toList();
        }

        private Example example(Apply apply) {
            Example example =
                    examples.get(apply.head() + "/" + apply.arguments().size());
            if (example == null) {
                throw new IllegalStateException("no example for " + apply.head());
            }
            return example;
        }
    }
}
