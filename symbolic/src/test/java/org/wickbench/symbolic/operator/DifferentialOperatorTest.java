package org.wickbench.symbolic.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

class DifferentialOperatorTest {
    private static final Sym X = Expr.sym("x");
    private static final Sym Y = Expr.sym("y");
    private static final Names NAMES = new Names(Set.of("f", "g", "W"), false, false, Set.of("A"));

    private static DifferentialOperator operator(String text) {
        return new Interpretation<>(new Algebras.Differential(new Signs(Assumptions.NONE)))
                .of(Parser.parseValue(text, NAMES));
    }

    private static boolean isZero(Expr expr) {
        return new NormalForm(Assumptions.NONE).isZero(expr);
    }

    private static Expr polynomial(Random random) {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i <= 2; i++) {
            for (int j = 0; i + j <= 3; j++) {
                terms.add(Expr.mul(Expr.num(random.nextInt(-5, 6)), Expr.pow(X, i), Expr.pow(Y, j)));
            }
        }
        return Expr.add(terms);
    }

    private static DifferentialOperator random(Random random) {
        DifferentialOperator sum = DifferentialOperator.multiplication(polynomial(random));
        for (int i = 0; i <= 2; i++) {
            for (int j = 0; j <= 1; j++) {
                sum = sum.plus(DifferentialOperator.multiplication(polynomial(random))
                        .times(DifferentialOperator.derivative(X).power(i))
                        .times(DifferentialOperator.derivative(Y).power(j)));
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aProductDoesWhatItsFactorsDoOneAfterTheOther(long seed) {
        Random random = new Random(seed);
        DifferentialOperator first = random(random);
        DifferentialOperator second = random(random);
        Expr function = polynomial(random);
        assertThat(isZero(Expr.sub(first.times(second).of(function), first.of(second.of(function)))))
                .as("seed %d", seed)
                .isTrue();
        assertThat(isZero(Expr.sub(first.times(second).of(function), second.of(first.of(function)))))
                .as("the other order, seed %d", seed)
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theAdjointReversesProductsAndUndoesItself(long seed) {
        Random random = new Random(seed);
        Signs signs = new Signs(Assumptions.NONE);
        DifferentialOperator first = random(random);
        DifferentialOperator second = random(random).times(DifferentialOperator.multiplication(Expr.I));
        assertThat(first.times(second).adjoint(signs))
                .isEqualTo(second.adjoint(signs).times(first.adjoint(signs)));
        assertThat(second.adjoint(signs).adjoint(signs)).isEqualTo(second);
    }

    @Test
    void similarityPutsTheShiftedDerivative() {
        DifferentialOperator laplacian = operator("-d(x)^2 + f(x)");
        Expr function = Parser.parseValue("W(x)", NAMES);
        assertThat(laplacian.similar(function)).isEqualTo(operator("-(d(x) - diff(W(x), x))^2 + f(x)"));
        assertThat(laplacian.similar(function)).isNotEqualTo(operator("-(d(x) + diff(W(x), x))^2 + f(x)"));
    }

    @Test
    void theSymbolIsWhatTheOperatorDoesToAWave() {
        DifferentialOperator operator = operator("f(x)*d(x)^2 + x*d(x)*d(y) + 3");
        Expr symbol = operator.symbol(coordinate -> Expr.sym("k_" + coordinate.name()));
        Expr wave = Parser.parseValue("exp(I*(k_x*x + k_y*y))", NAMES);
        assertThat(isZero(Expr.sub(operator.of(wave), Expr.mul(symbol, wave)))).isTrue();
    }

    @Test
    void commutatorsAreThoseOfTheTextbooks() {
        assertThat(operator("comm(d(x), x)")).isEqualTo(operator("1"));
        assertThat(operator("comm(d(x), y)")).isEqualTo(operator("0"));
        assertThat(operator("comm(d(x)^2, x)")).isEqualTo(operator("2*d(x)"));
        assertThat(operator("anticomm(d(x), x)")).isEqualTo(operator("2*x*d(x) + 1"));
        assertThat(operator("d(x)*d(y)")).isEqualTo(operator("d(y)*d(x)"));
        assertThat(operator("d(x)*f(x)")).hasToString("partial(f(x), 1) + f(x)*d(x)");
    }

    @Test
    void aReciprocalKeepsItsCondition() {
        // x*(1/x) is no 1 before somebody has said that x is not zero
        assertThat(operator("x*(1/x)")).isNotEqualTo(operator("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1/d(x)",
                "exp(d(x))",
                "log(d(x))",
                "sin(d(x))",
                "d(x)^(1/2)",
                "2^d(x)",
                "diff(d(x), x)",
                "d(x)^21"
            })
    void whatIsNoDifferentialOperatorIsRefused(String text) {
        assertThatThrownBy(() -> operator(text)).isInstanceOf(OperatorException.class);
    }

    @Test
    void anOperatorThatGrowsWithoutEndIsRefused() {
        assertThatThrownBy(() -> operator("(d(x)^20)^2"))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("grows");
    }
}
