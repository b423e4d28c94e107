package org.wickbench.symbolic.operator;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.OperatorForm;
import org.wickbench.symbolic.expr.Trees;

/** The algebras in which operator expressions are computed: two that decide, and for each one that checks it. */
final class Algebras {
    private Algebras() {}

    /** Differential operators in normal order. */
    record Differential(Signs signs) implements OperatorAlgebra<DifferentialOperator> {
        @Override
        public boolean isScalar(Expr expr) {
            return !OperatorForm.occursIn(expr);
        }

        @Override
        public DifferentialOperator scalar(Expr expr) {
            return DifferentialOperator.multiplication(expr);
        }

        @Override
        public DifferentialOperator symbol(Sym symbol) {
            throw new IllegalStateException("a symbol is a number here: " + symbol);
        }

        @Override
        public DifferentialOperator derivative(Sym coordinate) {
            if (!signs.isReal(coordinate)) {
                throw new OperatorException("d(" + coordinate + ") needs a real coordinate");
            }
            return DifferentialOperator.derivative(coordinate);
        }

        @Override
        public DifferentialOperator plus(DifferentialOperator left, DifferentialOperator right) {
            return left.plus(right);
        }

        @Override
        public DifferentialOperator times(DifferentialOperator left, DifferentialOperator right) {
            return left.times(right);
        }

        @Override
        public DifferentialOperator adjoint(DifferentialOperator element) {
            return element.adjoint(signs);
        }

        @Override
        public DifferentialOperator exponential(DifferentialOperator element) {
            throw noSeries("exp");
        }

        @Override
        public DifferentialOperator logarithm(DifferentialOperator element) {
            throw noSeries("log");
        }
    }

    private static OperatorException noSeries(String function) {
        return new OperatorException(function + " of a differential operator is no differential operator;"
                + " declare letters and compare series in a step");
    }

    /** What each operator does to a function: nothing is brought to normal order, one derivative follows the other. */
    record Action(Signs signs, boolean adjoints) implements OperatorAlgebra<Action.Pair> {
        /** An operator and its formal adjoint, both as what they do. */
        record Pair(UnaryOperator<Expr> forward, UnaryOperator<Expr> backward) {}

        @Override
        public boolean isScalar(Expr expr) {
            return !OperatorForm.occursIn(expr);
        }

        @Override
        public Pair scalar(Expr expr) {
            Expr conjugate = adjoints ? Scalar.of(expr).conjugate(signs).expr() : expr;
            return new Pair(function -> Expr.mul(expr, function), function -> Expr.mul(conjugate, function));
        }

        @Override
        public Pair symbol(Sym symbol) {
            throw new IllegalStateException("a symbol is a number here: " + symbol);
        }

        @Override
        public Pair derivative(Sym coordinate) {
            return new Pair(
                    function -> Expr.diff(function, coordinate), function -> Expr.neg(Expr.diff(function, coordinate)));
        }

        @Override
        public Pair plus(Pair left, Pair right) {
            return new Pair(
                    function -> Expr.add(left.forward.apply(function), right.forward.apply(function)),
                    function -> Expr.add(left.backward.apply(function), right.backward.apply(function)));
        }

        @Override
        public Pair times(Pair left, Pair right) {
            return new Pair(
                    function -> left.forward.apply(right.forward.apply(function)),
                    function -> right.backward.apply(left.backward.apply(function)));
        }

        @Override
        public Pair adjoint(Pair element) {
            if (!adjoints) {
                throw new OperatorException("an adjoint is not applied to a function, since it has hypotheses of its"
                        + " own: state what it is in a step by operators, and apply that");
            }
            return new Pair(element.backward, element.forward);
        }

        @Override
        public Pair exponential(Pair element) {
            throw noSeries("exp");
        }

        @Override
        public Pair logarithm(Pair element) {
            throw noSeries("log");
        }
    }

    /** True if a letter, the step or an operator form is part of the expression. */
    private static boolean isNumber(Expr expr, Set<String> letters, Set<String> step) {
        if (OperatorForm.of(expr).isPresent()
                || expr instanceof Sym symbol && (letters.contains(symbol.name()) || step.contains(symbol.name()))) {
            return false;
        }
        return Trees.children(expr).stream().allMatch(child -> isNumber(child, letters, step));
    }

    private static Scalar number(Expr expr) {
        if (!Trees.unknownFunctions(expr).isEmpty()) {
            throw new OperatorException("whether " + expr + " commutes with the letters is not said;"
                    + " beside letters only numbers may stand");
        }
        return Scalar.of(expr);
    }

    private static void refuseIndex(Sym symbol) {
        if (!symbol.indices().isEmpty()) {
            throw new OperatorException("a letter or the step carries an index: " + symbol);
        }
    }

    private static OperatorException noCoordinate(Sym coordinate) {
        return new OperatorException("letters stand for any operators, so d(" + coordinate + ") does not go with them");
    }

    /**
     * Series of words.
     *
     * @param step the name of the step, or empty where the words are to be compared exactly
     */
    record Free(Set<String> letters, Set<String> step, int order, Signs signs) implements OperatorAlgebra<FreeSeries> {
        @Override
        public boolean isScalar(Expr expr) {
            return isNumber(expr, letters, step);
        }

        @Override
        public FreeSeries scalar(Expr expr) {
            return FreeSeries.number(number(expr), order);
        }

        @Override
        public FreeSeries symbol(Sym symbol) {
            refuseIndex(symbol);
            return letters.contains(symbol.name()) ? FreeSeries.letter(symbol.name(), order) : FreeSeries.step(order);
        }

        @Override
        public FreeSeries derivative(Sym coordinate) {
            throw noCoordinate(coordinate);
        }

        @Override
        public FreeSeries plus(FreeSeries left, FreeSeries right) {
            return left.plus(right);
        }

        @Override
        public FreeSeries times(FreeSeries left, FreeSeries right) {
            return left.times(right);
        }

        @Override
        public FreeSeries adjoint(FreeSeries element) {
            return element.adjoint(signs);
        }

        @Override
        public FreeSeries exponential(FreeSeries element) {
            return element.exp();
        }

        @Override
        public FreeSeries logarithm(FreeSeries element) {
            return element.log();
        }
    }

    /** Series of matrices, one fixed matrix for each letter. */
    record Matrices(Set<String> letters, Set<String> step, int order, Signs signs)
            implements OperatorAlgebra<MatrixSeries> {
        @Override
        public boolean isScalar(Expr expr) {
            return isNumber(expr, letters, step);
        }

        @Override
        public MatrixSeries scalar(Expr expr) {
            return MatrixSeries.number(number(expr), order);
        }

        @Override
        public MatrixSeries symbol(Sym symbol) {
            refuseIndex(symbol);
            return letters.contains(symbol.name())
                    ? MatrixSeries.letter(symbol.name(), order)
                    : MatrixSeries.step(order);
        }

        @Override
        public MatrixSeries derivative(Sym coordinate) {
            throw noCoordinate(coordinate);
        }

        @Override
        public MatrixSeries plus(MatrixSeries left, MatrixSeries right) {
            return left.plus(right);
        }

        @Override
        public MatrixSeries times(MatrixSeries left, MatrixSeries right) {
            return left.times(right);
        }

        @Override
        public MatrixSeries adjoint(MatrixSeries element) {
            return element.adjoint(signs);
        }

        @Override
        public MatrixSeries exponential(MatrixSeries element) {
            return element.exp();
        }

        @Override
        public MatrixSeries logarithm(MatrixSeries element) {
            return element.log();
        }
    }
}
