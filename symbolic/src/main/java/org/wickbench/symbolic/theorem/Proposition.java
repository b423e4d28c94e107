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

    /**
     * A function of a growing variable has a limit: {@code limit(f, v, infinity) tends to L}. What tends to an infinity is
     * real from some v on.
     */
    record Tends(Expr.Limit limit, Expr value) implements Proposition {
        public Tends {
            checkAtInfinity(limit);
        }

        private static void checkAtInfinity(Expr.Limit limit) {
            if (limit.point() != Expr.INFINITY || limit.side() != Expr.Limit.Side.BOTH) {
                throw new IllegalArgumentException("a variable that grows without bound is needed, not " + limit);
            }
        }

        @Override
        public String toString() {
            return limit + " tends to " + value;
        }
    }

    /**
     * What a function of a growing variable is up to something smaller, {@code e = P + o(m)}: for every positive c, |e(v) -
     * P(v)| <= c |m(v)| from some v on.
     */
    record Expands(Expr.Limit function, Expr.Limit value, Expr.Limit scale) implements Proposition {
        public Expands {
            List.of(function, value, scale).forEach(Tends::checkAtInfinity);
        }

        @Override
        public String toString() {
            return function + " is " + value + " up to " + scale;
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
            case Tends tends -> List.of(tends.limit, tends.value);
            case Expands expands -> List.of(expands.function, expands.value, expands.scale);
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
            case Tends tends -> new Tends(limit(change.apply(tends.limit)), change.apply(tends.value));
            case Expands expands ->
                new Expands(
                        limit(change.apply(expands.function)),
                        limit(change.apply(expands.value)),
                        limit(change.apply(expands.scale)));
        };
    }

    private static Expr.Limit limit(Expr expr) {
        if (expr instanceof Expr.Limit limit) {
            return limit;
        }
        throw new RefusedException("a limit is needed");
    }
}
