package org.wickbench.workbench.command;

import java.util.Map;
import org.wickbench.symbolic.enclose.ComplexBall;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.enclose.UndeterminedException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.workbench.console.InputException;

/** Real numbers that the user writes as formulas: {@code 0.1}, {@code 1/3}, {@code 2*pi}, {@code sqrt(2)}. */
final class Constants {
    private static final int PRECISION = 128;

    private Constants() {}

    /**
     * The nearest double.
     *
     * @param what it is for, for the message
     * @throws InputException if the formula is not a finite real number
     */
    static double real(String text, String what) {
        Expr expr = Parser.parseValue(text, Names.STRICT);
        if (!Trees.freeSymbols(expr).isEmpty()) {
            throw new InputException(what + " has to be a number, and '" + text + "' depends on "
                    + Trees.freeSymbols(expr).iterator().next());
        }
        try {
            ComplexBall value = new Evaluator(PRECISION).evaluate(expr, Map.of());
            double number = expr instanceof Expr.Num exact
                    ? exact.toDouble()
                    : value.re().toDouble();
            if (!value.im().containsZero() || !Double.isFinite(number)) {
                throw new InputException(what + " has to be a finite real number, not '" + text + "'");
            }
            return number;
        } catch (UndeterminedException | ArithmeticException e) {
            throw new InputException(
                    what + " has to be a finite real number, not '" + text + "': " + e.getMessage(), e);
        }
    }
}
