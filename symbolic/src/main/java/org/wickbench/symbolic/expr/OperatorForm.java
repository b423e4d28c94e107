package org.wickbench.symbolic.expr;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr.*;

/**
 * The words of the syntax that build an operator. In a tree each is an application whose head has a name that the
 * grammar produces nowhere else, so that a document's own function called {@code d} is never taken for a derivative.
 */
public enum OperatorForm {
    /** {@code d(x)}: the partial derivative by a coordinate. */
    DERIVATIVE("d", "\u2202", 1),
    /** {@code comm(A, B)}: A B - B A. */
    COMMUTATOR("comm", "[,]", 2),
    /** {@code anticomm(A, B)}: A B + B A. */
    ANTICOMMUTATOR("anticomm", "{,}", 2),
    /** {@code adjoint(A)}: the formal adjoint. */
    ADJOINT("adjoint", "\u2020", 1);

    private final String syntax;
    private final Sym head;
    private final int arity;

    OperatorForm(String syntax, String head, int arity) {
        this.syntax = syntax;
        this.head = Expr.sym(head);
        this.arity = arity;
    }

    /** The word as it is written in a formula. */
    public String syntax() {
        return syntax;
    }

    /** The number of arguments. */
    public int arity() {
        return arity;
    }

    /** The tree of this form with its arguments. */
    public Apply of(List<Expr> arguments) {
        if (arguments.size() != arity) {
            throw new IllegalArgumentException(syntax + " takes " + arity + " arguments");
        }
        return new Apply(head, arguments);
    }

    /** The form with this name, if there is one. */
    public static Optional<OperatorForm> named(String name) {
        return Arrays.stream(values()).filter(form -> form.syntax.equals(name)).findFirst();
    }

    /** The form that a tree was built with, if its root is one. */
    public static Optional<OperatorForm> of(Expr expr) {
        return expr instanceof Apply apply
                ? Arrays.stream(values())
                        .filter(form -> form.head.equals(apply.head()))
                        .findFirst()
                : Optional.empty();
    }

    /** True if some part of the expression is built with this form. */
    public boolean isPartOf(Expr expr) {
        return of(expr).filter(this::equals).isPresent()
                || Trees.children(expr).stream().anyMatch(this::isPartOf);
    }

    /** True if some part of the expression is an operator form. */
    public static boolean occursIn(Expr expr) {
        return of(expr).isPresent() || Trees.children(expr).stream().anyMatch(OperatorForm::occursIn);
    }
}
