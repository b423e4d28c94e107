package org.wickbench.symbolic.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

/** The two printers for readers: LaTeX and MathML Core. */
class TypesettingTest {
    private static final Names NAMES = new Names(Set.of("psi", "phi", "zeta", "f", "K"), true, false);

    /** Formulas of the theory that use every kind of node. */
    static final List<String> FORMULAS = List.of(
            "I*diff(psi(x,t), t) == -D*diff(psi(x,t), x, 2) + zeta(x)*psi(x,t)",
            "K(x,y,tau) == sqrt(a/(2*pi*sinh(Omega*tau)))*exp(-a/(2*sinh(Omega*tau))*((x^2 + y^2)*cosh(Omega*tau) - 2*x*y))",
            "(4*pi*D*tau)^(-1/2)*exp(-(x - y)^2/(4*D*tau))",
            "p[i](tau) == exp(-E[i]*tau)/sum(exp(-E[j]*tau), j, 1, n)",
            "diff(psi[i](tau), tau) == -E[i]*psi[i](tau)",
            "integral(conj(psi(x,t))*psi(x,t), x, -infinity, infinity) == 1",
            "limit(T*log(exp(a/T) + exp(b/T)), T, 0, above) == max(a, b)",
            "piecewise(x > 0, x, x < -1, -1/2, 0)",
            "sin(x)^2 + cos(x)^2 == 1",
            "diff(diff(psi(x,t), x), t)",
            "diff(x^2*exp(-x), x)",
            "at(diff(phi(u), u), u, x + 1)",
            "partial(f(x + 1, y), 1, 2)",
            "abs(x)^3 - 2*3^x/x - (-2)^n + x^(2/3)",
            "2*(x + 1)*(x - 1)/(3*y*(x + y))",
            "D*(x + 1) - f(x)*(y + 1)",
            "-x/2 + 1/3 - 1/x^2",
            "sum(1/j^2, j, 1, infinity)*zeta(2)",
            "a != b",
            "gamma(x)^2*lgamma(x) + factorial(n + 1)^2/binomial(n, k)^2 + factorial(n)",
            "softplus(x) + log1p(x)*expm1(x) - min(a, b, c) + product(j^2, j, 1, n)*gamma",
            "at(diff(phi(u)*x, u), u, x)",
            "erf(x/sqrt(2)) + kronecker(i, j) + dirac(x - x_0) + step(x) + sign(x)",
            "D0 + sigma2*w[i,j]^2 + rate*(a^b)^c");

    @Test
    void aDerivativeAtAnotherPointCarriesABar() {
        assertThat(LatexPrinter.print(Parser.parse("at(diff(f(u), u), u, x^2)", NAMES)))
                .isEqualTo("\\left.\\frac{\\mathrm{d}f\\left(u\\right)}{\\mathrm{d}u}\\right|_{u=x^{2}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            x^2                             | x^{2}
            gamma(x)                        | \\Gamma\\left(x\\right)
            lgamma(x)                       | \\ln\\Gamma\\left(x\\right)
            factorial(n)^2                  | \\left(n!\\right)^{2}
            factorial(n+1)                  | \\left(n+1\\right)!
            binomial(n, k)                  | \\binom{n}{k}
            product(j, j, 1, n)             | \\prod_{j=1}^{n} j
            log1p(x)                        | \\operatorname{log1p}x
            max(a, b, c)                    | \\max\\left(a, b, c\\right)
            -x/2                            | -\\frac{x}{2}
            a - b*c                         | a-b c
            1/(x + 1)                       | \\frac{1}{x+1}
            (x + 1)^2                       | \\left(x+1\\right)^{2}
            D*(x + 1)                       | D\\cdot \\left(x+1\\right)
            2*3^x                           | 2\\cdot 3^{x}
            sqrt(2*pi)                      | \\sqrt{2 \\pi}
            exp(-x^2)                       | e^{-x^{2}}
            sin(x)^2                        | \\sin^{2}x
            sin(2*x)                        | \\sin\\left(2 x\\right)
            alpha*x                         | \\alpha x
            x_1 + D0                        | x_{1}+D_{0}
            w[i,j]                          | w_{i, j}
            diff(f(x), x)                   | \\frac{\\mathrm{d}f\\left(x\\right)}{\\mathrm{d}x}
            diff(psi(x,t), x, 2)            | \\frac{\\partial^{2}\\psi\\left(x, t\\right)}{\\partial x^{2}}
            integral(x, x, 0, 1)            | \\int_{0}^{1} x\\,\\mathrm{d}x
            sum(j, j, 1, n)                 | \\sum_{j=1}^{n} j
            limit(x, x, 0, above)           | \\lim_{x\\to 0^{+}} x
            x <= 1/2                        | x\\leq \\frac{1}{2}
            exp(I*k*x)                      | e^{\\mathrm{i} k x}
            conj(z)*z                       | z^{*} z
            x*cos(x)                        | x\\,\\cos x
            (a^b)^c                         | \\left(a^{b}\\right)^{c}
            (-2)^n                          | \\left(-2\\right)^{n}
            x*(-2)                          | -2 x
            """)
    void latex(String formula, String expected) {
        assertThat(LatexPrinter.print(Parser.parse(formula, NAMES))).isEqualTo(expected);
    }

    @Test
    void mathml() {
        assertThat(MathmlPrinter.print(Parser.parse("-x_1^2/2 < exp(I*t)", NAMES)))
                .isEqualTo("<mrow><mrow><mo form=\"prefix\">\u2212</mo><mfrac><msubsup><mi>x</mi><mn>1</mn><mn>2</mn>"
                        + "</msubsup><mn>2</mn></mfrac></mrow><mo>&lt;</mo><msup><mi>e</mi><mrow><mi mathvariant=\"normal\">i"
                        + "</mi><mo>\u2062</mo><mi>t</mi></mrow></msup></mrow>");
    }

    @ParameterizedTest
    @FieldSource("FORMULAS")
    void mathmlIsWellFormedAndLatexIsBalanced(String formula) throws Exception {
        Expr expr = Parser.parse(formula, NAMES);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(MathmlPrinter.print(expr).getBytes(StandardCharsets.UTF_8)));
        String latex = LatexPrinter.print(expr);
        int depth = 0;
        for (char c : latex.toCharArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            assertThat(depth).isNotNegative();
        }
        assertThat(depth).as(latex).isZero();
        assertThat(latex.split("\\\\left", -1)).hasSameSizeAs(latex.split("\\\\right", -1));
    }

    @Test
    void aPageOfThemIsWrittenForAReaderToLookAt() throws IOException {
        StringBuilder page = new StringBuilder(
                "<!DOCTYPE html><meta charset=\"utf-8\"><title>Formulas</title><style>math{font-family:\"STIX Two Math\",\"Latin Modern Math\",\"DejaVu Math TeX Gyre\",math}</style>");
        for (String formula : FORMULAS) {
            page.append("<p><code>")
                    .append(formula.replace("<", "&lt;"))
                    .append("</code><br><math display=\"block\">")
                    .append(MathmlPrinter.print(Parser.parse(formula, NAMES)))
                    .append("</math>");
        }
        assertThat(Files.writeString(Path.of("target", "formulas.html"), page)).isNotEmptyFile();
    }

    @Test
    void aNameThatIsMarkupStaysAName() {
        assertThat(MathmlPrinter.print(Expr.sym("<script>"))).isEqualTo("<mi>&lt;script&gt;</mi>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            d(x)^2                          | {\\partial_{x}}^{2}
            -D*d(x)*d(y)                    | -D \\partial_{x} \\partial_{y}
            comm(A, B)                      | \\left[A, B\\right]
            anticomm(A, B)                  | \\left\\{A, B\\right\\}
            adjoint(A)*A                    | A^{\\dagger } A
            adjoint(A + B)                  | \\left(A+B\\right)^{\\dagger }
            1/x*d(x)*x                      | \\frac{1}{x} \\partial_{x} x
            """)
    void operatorsAreSetAsInTheTextbooks(String text, String latex) {
        Names names = new Names(Set.of(), false, false, Set.of("A", "B"));
        assertThat(LatexPrinter.print(Parser.parse(text, names))).isEqualTo(latex);
        assertThat(MathmlPrinter.print(Parser.parse(text, names))).doesNotContain("[,]", "{,}");
    }
}
