package org.wickbench.symbolic.normal;

import java.math.BigInteger;
import org.wickbench.symbolic.expr.Expr;

/** What a variable of the polynomials stands for; {@link #expr} is its value as an expression. */
sealed interface Generator {
    Expr expr();

    /** The number -1; its powers are the roots of unity, and its square root is the imaginary unit. */
    record Unit() implements Generator {
        @Override
        public Expr expr() {
            return Expr.MINUS_ONE;
        }
    }

    /** A prime number, for its roots. */
    record Prime(BigInteger prime) implements Generator {
        @Override
        public Expr expr() {
            return Expr.num(prime);
        }
    }

    /** A symbol, a constant, an unknown function or another expression on whose parts nothing is known. */
    record Atom(Expr expr) implements Generator {}

    /** An expression under a root; its whole powers are expanded. */
    record Radicand(Fraction value, Expr expr) implements Generator {}

    /** The absolute value of a real expression; its even powers are those of the expression. */
    record Modulus(Fraction value, Expr expr) implements Generator {}

    /**
     * exp of a monomial over a denominator.
     *
     * @param signLike true for exp(I pi n) with a whole n: its square is 1
     */
    record Exponential(Monomial monomial, Polynomial denominator, boolean signLike, Expr expr) implements Generator {}

    /** The logarithm of something that does not split further. */
    record Logarithm(Fraction argument, Expr expr) implements Generator {}
}
