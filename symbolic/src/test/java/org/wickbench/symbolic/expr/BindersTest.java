package org.wickbench.symbolic.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

class BindersTest {
    private static final Names NAMES = new Names(Set.of("f", "g"), false, false);
    private static final Sym X = Expr.sym("x");
    private static final Sym Y = Expr.sym("y");

    private static Expr parse(String text) {
        return Parser.parse(text, NAMES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "integral(f(x), x, a, b); integral(f(y), y, a, b)",
                "sum(i^2, i, 1, n); sum(k^2, k, 1, n)",
                "product(i^2, i, 1, n); product(k^2, k, 1, n)",
                "limit(f(t), t, 0, above); limit(f(s), s, 0, above)",
                "sum(sum(i*j, j, 1, i), i, 1, n); sum(sum(a*b, b, 1, a), a, 1, n)",
                "integral(sum(x^j, j, 0, n), x, 0, x); integral(sum(y^i, i, 0, n), y, 0, x)",
                "at(diff(f(x), x), x, 2*y); at(diff(f(z), z), z, 2*y)",
                "at(integral(f(x, y), x, 0, 1), y, x); integral(f(z, x), z, 0, 1)"
            })
    void namesOfBoundVariablesDoNotCount(String left, String right) {
        assertThat(parse(left)).isEqualTo(parse(right)).hasSameHashCodeAs(parse(right));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "integral(x*y, x, 0, 1); integral(x*y, y, 0, 1)",
                "sum(sum(i, j, 1, n), i, 1, n); sum(sum(j, j, 1, n), i, 1, n)",
                "diff(f(x), x); diff(f(y), y)",
                "limit(limit(2*y^2*k, y, a), k, 2); limit(limit(2*y^3, y, a), k, 2)",
                "sum(i, i, 1, n); product(i, i, 1, n)"
            })
    void whatIsBoundElsewhereIsDifferent(String left, String right) {
        assertThat(parse(left)).isNotEqualTo(parse(right));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "integral(f(x, y), x, 0, y); integral(f(z, x), z, 0, x)",
                "sum(f(x, y), x, 0, y); sum(f(z, x), z, 0, x)",
                "product(f(x, y), x, 0, y); product(f(z, x), z, 0, x)",
                "limit(f(x, y), x, y); limit(f(z, x), z, x)",
                "at(diff(f(x, y), x), x, 2); at(diff(f(z, x), z), z, 2)",
                "sum(integral(f(x, y, i), x, 0, i), i, 1, y); sum(integral(f(z, x, i), z, 0, i), i, 1, x)",
                "integral(diff(f(x, y), x), x, 0, 1); integral(diff(f(z, x), z), z, 0, 1)",
                "diff(integral(f(x, y), x, 0, z), z); diff(integral(f(u, x), u, 0, z), z)",
                "limit(sum(y^x, x, 0, n), n, infinity); limit(sum(x^k, k, 0, n), n, infinity)",
                "product(limit(f(x, y, j), x, 0), j, 1, 3); product(limit(f(t, x, j), t, 0), j, 1, 3)",
                "sum(sum(f(x, i, y), x, 1, i), i, 1, y); sum(sum(f(k, j, x), k, 1, j), j, 1, x)"
            })
    void nothingThatIsPutInIsCaptured(String body, String expected) {
        assertThat(Trees.substitute(parse(body), Y, X)).isEqualTo(parse(expected));
    }

    @Test
    void theVariableOfADerivativeIsNotTheSymbolThatIsPutIn() {
        Expr moved = Trees.substitute(parse("diff(f(x, y), x)"), Y, X);
        assertThat(moved).isNotEqualTo(parse("diff(f(x, x), x)")).isEqualTo(parse("at(diff(f(u, x), u), u, x)"));
        assertThat(Derivative.carryOut(moved)).isEqualTo(parse("partial(f(x, x), 1, 0)"));
    }

    @Test
    void theSubstitutionMovesThePointOfADerivative() {
        assertThat(parse("at(diff(x^3, x), x, 2)")).isInstanceOf(Diff.class);
        assertThat(Derivative.carryOut(parse("at(diff(x^3, x), x, 2)"))).isEqualTo(parse("3*2^2"));
        assertThat(parse("at(diff(x^2*y, x), x, y)")).isEqualTo(parse("at(diff(u^2*y, u), u, y)"));
        assertThat(Derivative.carryOut(parse("at(diff(x^2*y, x), x, y)"))).isEqualTo(parse("2*y*y"));
    }

    @Test
    void severalSymbolsAreExchangedAtOnce() {
        assertThat(Trees.substitute(parse("x - 2*y"), Map.of(X, Y, Y, X))).isEqualTo(parse("y - 2*x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integral(f(x), x, 0, x)",
                "sum(sum(i*j, j, 1, i), i, 1, n)",
                "product((j + x)/j, j, 1, n)",
                "limit(f(x)/x, x, 0, below)",
                "at(diff(f(x), x, 2), x, y^2)",
                "at(diff(f(x)*y, x), x, y)",
                "diff(sum(x[i]^2, i, 1, d), x[i])",
                "diff(x[i]*x[j] + exp(x[k]), x[i], 2)",
                "diff(x[1]*x[2]*x[i], x[1])",
                "at(diff(x[i]*x[j], x[i]), x[i], 0)",
                "at(diff(x[i]*x[j], x[i]), j, i)",
                "integral(integral(f(x, y), y, 0, x), x, 0, y)",
                "sum(x[i]*sum(x[i]*i, i, 1, 3), i, 1, n)"
            })
    void everyBinderIsReadBackAsTheSameTree(String text) {
        Expr read = parse(text);
        assertThat(parse(read.toString())).as(read.toString()).isEqualTo(read);
    }

    @Test
    void aVariableIsRenamedWhereItsNameIsTaken() {
        Expr outer = Trees.substitute(parse("sum(sum(i*j, j, 1, n)*y, i, 1, n)"), Y, Expr.sym("i"));
        assertThat(outer).hasToString("sum(sum(i_1*j, j, 1, n)*i, i_1, 1, n)");
        Expr inner = new Sum(new Sum(Expr.mul(X, Y), Expr.sym("i"), Expr.ONE, X), Expr.sym("i"), Expr.ONE, Expr.num(3));
        assertThat(parse(inner.toString())).isEqualTo(inner);
        assertThat(Trees.substitute(parse("integral(x*y, x, 0, 1)"), Y, X)).hasToString("integral(x_1*x, x_1, 0, 1)");
    }

    @Test
    void randomBindersSurvivePrintingAndReading() {
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            Expr tree = tree(random, 4);
            assertThat(parse(tree.toString())).as(tree.toString()).isEqualTo(tree);
        }
    }

    /** Trees with few names, so that they collide often. */
    private static Expr tree(Random random, int depth) {
        Sym symbol = List.of(X, Y, Expr.sym("x", Y), Expr.sym("x", Expr.ONE)).get(random.nextInt(4));
        Sym variable = random.nextBoolean() ? X : Y;
        if (depth == 0) {
            return symbol;
        }
        Expr body = tree(random, depth - 1);
        Expr other = tree(random, depth - 2 < 0 ? 0 : depth - 2);
        return switch (random.nextInt(9)) {
            case 0 -> new Diff(body, symbol, 1 + random.nextInt(2));
            case 1 -> new Diff(Scope.close(variable, body), other, 1);
            case 2 -> new Integral(body, variable, other, Expr.ONE);
            case 3 -> new Sum(body, variable, Expr.ONE, other);
            case 4 -> new Product(body, variable, Expr.ONE, other);
            case 5 -> new Limit(body, variable, other, Limit.Side.BOTH);
            case 6 -> Expr.add(body, other);
            case 7 -> Trees.substitute(body, variable, other);
            default -> Expr.mul(body, other);
        };
    }

    @Test
    void aBoundIndexIsNotTheFreeOneOfItsName() {
        Expr norm = parse("sum(x[i]^2, i, 1, d)");
        Sym member = Expr.sym("x", Expr.sym("i"));
        assertThat(Trees.dependsOn(norm, member)).isFalse();
        assertThat(Trees.freeSymbols(norm)).doesNotContain(member, Expr.sym("i"));
        assertThat(Derivative.once(norm, member)).isEqualTo(parse("sum(2*x[j]*kronecker(j, i), j, 1, d)"));
        assertThat(Derivative.carryOut(parse("diff(sum(x[i]^2, i, 1, d), x[i])")))
                .isEqualTo(parse("sum(2*x[j]*kronecker(j, i), j, 1, d)"));
    }

    @Test
    void theOtherMembersOfAFamilyMayBeTheSameOne() {
        Expr gradient = parse("diff(x[i]*x[j], x[i])");
        assertThat(Derivative.carryOut(gradient)).isEqualTo(parse("x[j] + x[i]*kronecker(j, i)"));
        assertThat(Trees.substitute(gradient, Expr.sym("j"), Expr.sym("k"))).isEqualTo(parse("diff(x[i]*x[k], x[i])"));
        // what is put in does not move with the variable
        Expr put = Trees.substitute(parse("diff(x[i]*y, x[i])"), Y, Expr.sym("x", Expr.sym("j")));
        assertThat(Derivative.carryOut(put)).isEqualTo(parse("x[j]"));
    }

    @Test
    void partsAreChangedWithoutCapture() {
        Expr integral = parse("integral(f(x) + y, x, 0, 1)");
        Expr replaced = Trees.replace(integral, Map.of(Y, X));
        assertThat(replaced).isEqualTo(parse("integral(f(z) + x, z, 0, 1)"));
        assertThat(Trees.replace(integral, Map.of(parse("f(x)"), Expr.ONE))).isEqualTo(integral);
        assertThat(Trees.writeIn(integral, Map.of(parse("f(x)"), Expr.ONE)))
                .isEqualTo(parse("integral(1 + y, x, 0, 1)"));
        for (Expr child : Trees.children(integral)) {
            assertThat(Trees.dependsOn(child, X)).isFalse();
        }
    }

    @Test
    void aNodeIsPutTogetherAgainAsItWas() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            Expr tree = tree(random, 3);
            Trees.Node node = Trees.Node.of(tree);
            assertThat(node.with(node.children())).isEqualTo(tree);
            assertThat(Trees.mapChildren(tree, child -> child)).isEqualTo(tree);
            assertThat(Trees.mapWritten(tree, child -> child)).isEqualTo(tree);
        }
    }

    @Test
    void internalSymbolsAreNoNames() {
        Sym made = Sym.internal("x");
        assertThat(made).isNotEqualTo(X).isNotEqualTo(Sym.internal("x")).hasToString("x");
        assertThat(made.isInternal()).isTrue();
        assertThat(X.isInternal()).isFalse();
        assertThat(X.tagged("old").untagged("old")).contains(X);
        assertThat(X.tagged("old").untagged("new")).isEmpty();
        assertThat(Sym.internal("place", 2)).isEqualTo(Sym.internal("place", 2));
    }

    @Test
    void theDerivativeOfAProductVariesOneFactorAtATime() {
        Expr derivative = Derivative.carryOut(parse("diff(product(x + j, j, 1, 3), x)"));
        Expr factors = parse("(x + 2)*(x + 3) + (x + 1)*(x + 3) + (x + 1)*(x + 2)");
        assertThat(new org.wickbench.symbolic.normal.NormalForm(org.wickbench.symbolic.assume.Assumptions.NONE)
                        .isZero(Expr.sub(derivative, factors)))
                .isTrue();
    }
}
