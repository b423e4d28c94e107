package org.wickbench.symbolic.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;

class ParserTest {
    private static final Names NAMES = new Names(Set.of("f", "psi"), false, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x + y",
                "x - y - z",
                "-x^2",
                "(-x)^2",
                "2^(-1)",
                "1/2",
                "x/y/z",
                "1/(2*x)",
                "-1/x",
                "1/x^2",
                "x^(-2)",
                "x^y^z",
                "(x^y)^z",
                "sqrt(x)",
                "3/4*x*y",
                "diff(f(x), x, 2)",
                "partial(f(x + h), 2)",
                "psi[i](x, t)",
                "E[i,j]",
                "integral(exp(-x^2), x, -infinity, infinity)",
                "sum(E[j], j, 1, n)",
                "product(E[j], j, 1, n)",
                "gamma(x)^2 + lgamma(x)*factorial(n)^2",
                "binomial(n, k) + softplus(x) - log1p(x)/expm1(x)",
                "min(a, b, c)*max(a, b, c, d)",
                "gamma*gamma(gamma)",
                "limit(f(T), T, 0, above)",
                "at(f(x), x, 3)",
                "piecewise(x > 0, x, -x)",
                "x == y",
                "x + 1 >= y*(2 + I)"
            })
    void whatIsPrintedIsReadBackAsTheSameTree(String text) {
        Expr read = Parser.parse(text, NAMES);
        assertThat(Parser.parse(read.toString(), NAMES)).isEqualTo(read);
    }

    @Test
    void randomTreesSurvivePrintingAndReading() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            Expr tree = tree(random, 4);
            assertThat(Parser.parse(tree.toString(), NAMES))
                    .as("seed 7, tree " + i + ": " + tree)
                    .isEqualTo(tree);
        }
    }

    private static Expr tree(Random random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> Expr.num(random.nextInt(-9, 10));
                case 1 -> Expr.num(random.nextInt(-9, 10), 1 + random.nextInt(6));
                case 2 -> Expr.PI;
                case 3 -> Expr.sym("E", Expr.num(random.nextInt(4)));
                default -> Expr.sym(List.of("x", "tau", "x_1").get(random.nextInt(3)));
            };
        }
        List<Expr> parts = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            parts.add(tree(random, depth - 1));
        }
        return switch (random.nextInt(8)) {
            case 0 -> Expr.add(parts);
            case 1 -> Expr.mul(parts);
            case 2 -> Expr.sub(parts.get(0), parts.get(1));
            case 3 -> Expr.div(parts.get(0), parts.get(1));
            case 4 -> Expr.pow(parts.get(0), parts.get(1));
            case 5 -> Expr.call(Fn.SINH, parts.get(0));
            case 6 -> Expr.diff(Expr.apply(Expr.sym("f"), parts.get(0)), Expr.sym("x"), 1 + random.nextInt(3));
            default -> Expr.neg(parts.get(0));
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "foo(x) | unknown function 'foo' | 0",
                "Sin(x) | did you mean sin? | 0",
                "ln(x) | write log | 0",
                "(x + 1 | never closed | 0",
                "x + 1) | closes nothing | 5",
                "2x | product with * | 1",
                "x y | product with * | 2",
                "x ** 2 | power as ^ | 2",
                "x = 2 | with == | 2",
                "10^10^10 | digits | 2",
                "9^9999 | digits | 1",
                "System.exit(0) | no place in a formula | 6",
                "x; y | no place in a formula | 1",
                "sin | is a function | 0",
                "sin(x, y) | takes 1 argument | 0",
                "diff(x, 2) | needs a symbol | 0",
                "x/0 | division by zero | 1",
                "a < b < c | one relation at a time | 6",
                "x + | ends where | 3",
                "1/0 | division by zero | 1",
                "limit(x, x, 0, left) | above or below | 0",
                "x + _y | a name begins with a letter | 4",
                "sum(_index, _index, 1, 3) | a name begins with a letter | 4",
                "x' | no place in a formula | 1",
                "2 + gamma(x, y) | gamma takes 1 argument | 4",
                "binomial(n) | binomial takes 2 arguments | 0",
                "min(x) | min takes 2 or more arguments | 0",
                "product(j, j, 1) | product takes 4 arguments | 0",
                "factorial | is a function | 0",
                "sum(j, j, 1/2, 3) | bounds of a sum are whole numbers, not 1/2 | 10",
                "product(j, j, 1, 0.5) | bounds of a product are whole numbers, not 1/2 | 17",
                "sum(j, j, 1, pi) | whole numbers, not pi | 13"
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String reason, int position) {
        assertThatThrownBy(() -> Parser.parse(text, NAMES)).isInstanceOfSatisfying(SyntaxException.class, e -> {
            assertThat(e.reason()).contains(reason);
            assertThat(e.position()).isEqualTo(position);
            assertThat(e.getMessage()).contains("^");
        });
    }

    @Test
    void emptyTextIsRefused() {
        assertThatThrownBy(() -> Parser.parse(""))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void deepNestingIsRefusedAndNotWalkedInto() {
        String deep = "(".repeat(9_000) + "x" + ")".repeat(9_000);
        assertThatThrownBy(() -> Parser.parse(deep))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("nested");
        String signs = "-".repeat(10_000) + "x";
        assertThatThrownBy(() -> Parser.parse(signs))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("nested");
        String tower = "x^".repeat(5_000) + "x";
        assertThatThrownBy(() -> Parser.parse(tower))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void aLongFormulaAndALongNumberAreRefused() {
        assertThatThrownBy(() -> Parser.parse("x+".repeat(20_000) + "x")).hasMessageContaining("characters");
        assertThatThrownBy(() -> Parser.parse("1".repeat(2_000))).hasMessageContaining("digits");
    }

    @Test
    void greekLettersAreNames() {
        assertThat(Parser.parse("ψ_0 + τ")).isEqualTo(Parser.parse("psi_0 + tau"));
        assertThat(Parser.parse("2*π")).isEqualTo(Parser.parse("2*pi"));
    }

    @Test
    void decimalsAreExact() {
        assertThat(Parser.parse("0.1")).isEqualTo(Expr.num(1, 10));
        assertThat(Parser.parse("1e-3")).isEqualTo(Expr.num(1, 1000));
    }

    @Test
    void iIsTheImaginaryUnitOnlyWhereDeclared() {
        assertThat(Parser.parse("i")).isEqualTo(Expr.sym("i"));
        assertThat(Parser.parse("i", new Names(Set.of(), false, true))).isEqualTo(Expr.I);
        assertThat(Parser.parse("I")).isEqualTo(Expr.I);
    }

    private static final Names OPERATORS = new Names(Set.of("f"), false, false, Set.of("A", "B"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B*A*B*A",
                "2*B*A",
                "d(x)*f(x)*d(x)",
                "comm(B, A)^2*anticomm(A, B)",
                "adjoint(B*A)*d(y)^3",
                "A*(B + A)*B - 1/2*B*A",
                "B*A/x*B"
            })
    void productsOfOperatorsKeepTheirOrder(String text) {
        assertThat(Parser.parse(text, OPERATORS)).hasToString(text);
    }

    @Test
    void numbersMoveToTheFrontOfAProductAndNothingElseMoves() {
        assertThat(Parser.parse("B*2*A*3", OPERATORS)).hasToString("6*B*A");
        assertThat(Parser.parse("B*A", OPERATORS)).isNotEqualTo(Parser.parse("A*B", OPERATORS));
    }

    @Test
    void theWordsForOperatorsNeedADeclaredOperator() {
        assertThatThrownBy(() -> Parser.parse("comm(a, b)")).isInstanceOf(SyntaxException.class);
        assertThatThrownBy(() -> Parser.parse("comm(A)", OPERATORS)).hasMessageContaining("comm takes 2 arguments");
        assertThatThrownBy(() -> Parser.parse("at(f(x), A, 2)", OPERATORS)).hasMessageContaining("A is an operator");
        assertThatThrownBy(() -> Parser.parse("d(2*x)", OPERATORS)).hasMessageContaining("needs a symbol");
        Names own = new Names(Set.of("d"), false, false);
        assertThat(Parser.parse("d(x)", own)).isNotEqualTo(Parser.parse("d(x)", OPERATORS));
    }
}
