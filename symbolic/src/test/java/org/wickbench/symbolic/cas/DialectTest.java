package org.wickbench.symbolic.cas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.cas.ExternalEngine.Answer;
import org.wickbench.symbolic.cas.Script.Question;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

class DialectTest {
    private static final Names NAMES = new Names(Set.of("f", "psi", "zeta"), false, false);

    private static final List<String> FORMULAS = List.of(
            "2",
            "-3/7",
            "x + 2*y - z/3",
            "-x^2",
            "(a + b)^(c - 1)/(d*e)",
            "a^b^c",
            "(a^b)^c",
            "sqrt(2 + sqrt(3))",
            "exp(I*pi*x)",
            "beta + E + S + N",
            "E[i]*exp(-E[j]*tau)",
            "w[i,j+1]",
            "f(x)",
            "psi(x,t)*conj(psi(x,t))",
            "psi[n](tau)",
            "diff(psi(x,t), t)",
            "diff(exp(-x^2), x, 2)",
            "partial(psi(x + y, t), 2, 0)",
            "partial(psi(x, 2*t), 1, 3)",
            "at(sin(x), x, pi/2)",
            "at(diff(f(x), x), x, 0)",
            "integral(exp(-x^2), x, -infinity, infinity)",
            "integral(f(x + y), x, 0, y)",
            "sum(exp(-E[j]*tau), j, 1, n)",
            "sum(k^2, k, 0, 10)",
            "piecewise(x > 0, x, 0)",
            "piecewise(x < 0, -1, x <= 1, x^2, 1)",
            "abs(x) + sign(x) + step(x)",
            "re(z) + I*im(z)",
            "min(a, b)*max(a, b, c)",
            "gamma(y)*factorial(n)/binomial(n, k) + lgamma(y)",
            "kronecker(i, j)",
            "sinh(x) + cosh(x) + tanh(x) + coth(x) + cot(x) + tan(x)",
            "asin(x) + acos(x) + atan(x) + asinh(x) + acosh(x) + atanh(x) + erf(x) + erfc(x) + log(x)",
            "x >= y");

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenReadsBackToTheSameFormula(Dialect dialect) {
        for (String formula : FORMULAS) {
            Expr expr = Parser.parse(formula, NAMES);
            assertThat(ForeignReader.read(dialect.print(expr))).as(formula).isEqualTo(expr);
            if (!formula.contains(">")) {
                Expr derived = Derivative.carryOut(Expr.diff(expr, Expr.sym("x")));
                if (!derived.toString().contains("dirac")) {
                    assertThat(ForeignReader.read(dialect.print(derived)))
                            .as("d/dx " + formula)
                            .isEqualTo(derived);
                }
            }
        }
    }

    @Test
    void limitsAreWrittenForSympyAloneAndReadBack() {
        for (String formula :
                List.of("limit(exp(-x), x, infinity)", "limit(x*log(x), x, 0, above)", "limit(1/x, x, 0, below)")) {
            Expr expr = Parser.parse(formula, NAMES);
            assertThat(ForeignReader.read(Dialect.SYMPY.print(expr))).isEqualTo(expr);
            assertThatThrownBy(() -> Dialect.MAXIMA.print(expr)).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void noNameIsOneOfTheSystemsOwn() {
        for (Dialect dialect : Dialect.values()) {
            for (String name : List.of("beta", "E", "S", "lambda", "kill", "quit", "system", "import", "exec")) {
                assertThat(dialect.print(Expr.sym(name))).isEqualTo(name + "_");
            }
            assertThatThrownBy(() -> dialect.print(Expr.sym("x);system(\"true\"")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Question("a'b", Expr.equation(Expr.ONE, Expr.ONE), Assumptions.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void installedSystemsAgreeWithWhatIsTrueAndContradictWhatIsFalse() {
        List<Question> questions = List.of(
                question("product", "diff(x*f(x), x) == f(x) + x*diff(f(x), x)", ""),
                question("half", "diff(x*f(x), x) == f(x)", ""),
                question("gauss", "integral(exp(-a*x^2), x, -infinity, infinity) == sqrt(pi/a)", "a > 0"),
                question("gauss_half", "integral(exp(-a*x^2), x, -infinity, infinity) == sqrt(pi)", "a > 0"),
                question("shift", "sum(exp(-(E[j] + c)), j, 1, n) == exp(-c)*sum(exp(-E[j]), j, 1, n)", "n integer"),
                question("no_shift", "sum(exp(-(E[j] + c)), j, 1, n) == sum(exp(-E[j]), j, 1, n)", "n integer"),
                question("root", "sqrt(x*y) == sqrt(x)*sqrt(y)", ""),
                question("order", "x^2 + 1 > 0", ""),
                question("wrong_order", "x > 0", ""));
        for (ExternalEngine engine : List.of(ExternalEngine.maxima(), ExternalEngine.sympy())) {
            if (!engine.isInstalled()) {
                continue;
            }
            Map<String, Answer> answers = engine.answers(questions);
            for (String holds : List.of("product", "gauss", "shift", "order")) {
                assertThat(answers.get(holds)).as(engine.name() + " " + holds).isIn(Answer.TRUE, Answer.POINTS);
            }
            for (String fails : List.of("half", "gauss_half", "no_shift", "root", "wrong_order")) {
                assertThat(answers.get(fails)).as(engine.name() + " " + fails).isEqualTo(Answer.FALSE);
            }
        }
    }

    private static Question question(String label, String relation, String assumptions) {
        return new Question(
                label,
                (Relation) Parser.parse(relation, NAMES),
                assumptions.isEmpty() ? Assumptions.NONE : Assumptions.parse(assumptions, NAMES));
    }
}
