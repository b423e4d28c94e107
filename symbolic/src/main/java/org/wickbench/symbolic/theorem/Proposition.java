package org.wickbench.symbolic.theorem;

import java.util.List;
import java.util.function.UnaryOperator;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Expr.Relation;

/** What a theorem states. Relations are types: nothing that takes an equation can be given an inequality. */
public sealed interface Proposition {
    /** {@code left == right}. */
    record Equation(Expr left, Expr right) implements Proposition {
        @Override
        public String toString() {
            return relation(Relation.Op.EQ, left, right);
        }
    }

    /** {@code left != right}. */
    record NotEqual(Expr left, Expr right) implements Proposition {
        @Override
        public String toString() {
            return relation(Relation.Op.NE, left, right);
        }
    }

    /** {@code left < right}; both are real. */
    record Less(Expr left, Expr right) implements Proposition {
        @Override
        public String toString() {
            return left instanceof Num && !(right instanceof Num)
                    ? relation(Relation.Op.GT, right, left)
                    : relation(Relation.Op.LT, left, right);
        }
    }

    /** {@code left <= right}; both are real. */
    record AtMost(Expr left, Expr right) implements Proposition {
        @Override
        public String toString() {
            return left instanceof Num && !(right instanceof Num)
                    ? relation(Relation.Op.GE, right, left)
                    : relation(Relation.Op.LE, left, right);
        }
    }

    /** The value of an expression lies in a domain. */
    record Member(Expr expr, Domain domain) implements Proposition {
        @Override
        public String toString() {
            return expr + " " + domain.syntax();
        }
    }

    /** An integral, a sum to infinity or a limit has a value: {@code integral(f, x, a, b) converges}. */
    record Converges(Expr binder) implements Proposition {
        @Override
        public String toString() {
            return binder + " converges";
        }
    }

    /** The derivative of an integral over an infinite range is the integral of the derivative: {@code diff(...) interchanges}. */
    record Interchanges(Expr derivative) implements Proposition {
        @Override
        public String toString() {
            return derivative + " interchanges";
        }
    }

    private static String relation(Relation.Op op, Expr left, Expr right) {
        return new Relation(op, left, right).toString();
    }

    static Proposition of(Relation relation) {
        return switch (relation.op()) {
            case EQ -> new Equation(relation.left(), relation.right());
            case NE -> new NotEqual(relation.left(), relation.right());
            case LT -> new Less(relation.left(), relation.right());
            case LE -> new AtMost(relation.left(), relation.right());
            case GT -> new Less(relation.right(), relation.left());
            case GE -> new AtMost(relation.right(), relation.left());
        };
    }

    static NotEqual nonZero(Expr expr) {
        return new NotEqual(expr, Expr.ZERO);
    }

    static Less positive(Expr expr) {
        return new Less(Expr.ZERO, expr);
    }

    static AtMost nonNegative(Expr expr) {
        return new AtMost(Expr.ZERO, expr);
    }

    static Member real(Expr expr) {
        return new Member(expr, Domain.REAL);
    }

    static Member integer(Expr expr) {
        return new Member(expr, Domain.INTEGER);
    }

    /** The expressions that it speaks of. */
    default List<Expr> parts() {
        return switch (this) {
            case Equation equation -> List.of(equation.left, equation.right);
            case NotEqual relation -> List.of(relation.left, relation.right);
            case Less relation -> List.of(relation.left, relation.right);
            case AtMost relation -> List.of(relation.left, relation.right);
            case Member member -> List.of(member.expr);
            case Converges converges -> List.of(converges.binder);
            case Interchanges interchanges -> List.of(interchanges.derivative);
        };
    }

    /** The same proposition about other expressions. */
    default Proposition map(UnaryOperator<Expr> change) {
        return switch (this) {
            case Equation equation -> new Equation(change.apply(equation.left), change.apply(equation.right));
            case NotEqual relation -> new NotEqual(change.apply(relation.left), change.apply(relation.right));
            case Less relation -> new Less(change.apply(relation.left), change.apply(relation.right));
            case AtMost relation -> new AtMost(change.apply(relation.left), change.apply(relation.right));
            case Member member -> new Member(change.apply(member.expr), member.domain);
            case Converges converges -> new Converges(change.apply(converges.binder));
            case Interchanges interchanges -> new Interchanges(change.apply(interchanges.derivative));
        };
    }
}
