package org.wickbench.symbolic.derivation;

import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.OperatorForm;
import org.wickbench.symbolic.expr.Trees;

/**
 * The names that a document declared as operators. Ordinary algebra would let them commute, so there they may only stand
 * applied to a function: {@code H[psi(x)]} is a function, {@code H} is none.
 *
 * @param letters those of them that stand for any operator and cannot be applied
 */
record OperatorNames(Set<String> names, Set<String> letters) {
    /** Why a name is no operator on a function: what a message says of it. */
    static final String ADVICE =
            " is an operator: its products depend on the order, which only a step  by operators  respects;"
                    + " elsewhere apply it to a function, as in  H[psi(x)]";

    /** The first operator of an expression that is not applied to a function. */
    Optional<String> bare(Expr expr) {
        Optional<OperatorForm> form = OperatorForm.of(expr);
        if (form.isPresent()) {
            return form.map(OperatorForm::syntax);
        }
        String name =
                switch (expr) {
                    case Sym symbol
                    when symbol.indices().size() != 1 || letters.contains(symbol.name()) -> symbol.name();
                    case Apply apply -> apply.head().name();
                    default -> variable(expr);
                };
        if (names.contains(name)) {
            return Optional.of(name);
        }
        return Trees.children(expr).stream()
                .map(this::bare)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The first operator of an expression that stands where a variable is needed, as in {@code diff(f, H)}. */
    Optional<String> asVariable(Expr expr) {
        boolean derivative =
                OperatorForm.of(expr).filter(OperatorForm.DERIVATIVE::equals).isPresent();
        String name = derivative && Trees.children(expr).getFirst() instanceof Sym coordinate
                ? coordinate.name()
                : variable(expr);
        return names.contains(name)
                ? Optional.of(name)
                : Trees.children(expr).stream()
                        .map(this::asVariable)
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static String variable(Expr expr) {
        return switch (expr) {
            case Binder binder -> binder.scope().hint();
            default -> "";
        };
    }
}
