package org.wickbench.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;

class OraclesTest {
    @Test
    void theDenseSpectrumOfTheOscillatorIsHalfIntegers() {
        double[] levels = DenseSpectrum.lowest(0.5, x -> x * x / 2, -8, 8, 3);
        // three grids extrapolated to the sixth power of a spacing of 1/24
        assertThat(levels).containsExactly(new double[] {0.5, 1.5, 2.5}, within(1e-6));
    }

    @Test
    void theQuarticOscillatorHasItsPublishedGroundState() {
        // E0 of -psi'' + x^4 psi, in many papers
        assertThat(DenseSpectrum.lowest(1, x -> x * x * x * x, -5, 5, 1)[0])
                .isCloseTo(1.0603620904841829, within(1e-6));
    }

    @Test
    void theIntegratorFollowsADecay() {
        double[] end = OrdinaryEquation.solve(y -> new double[] {-y[0]}, new double[] {1}, 1);
        assertThat(end[0]).isCloseTo(Math.exp(-1), within(1e-12));
    }

    @Test
    void theQuadratureFindsTheErrorFunction() {
        // erf(1), DLMF 7.2
        double value = 2 / Math.sqrt(Math.PI) * Quadrature.integrate(x -> Math.exp(-x * x), 0, 1);
        assertThat(value).isCloseTo(0.8427007929497149, within(1e-14));
    }

    @Test
    void theExactStateIsComplex() {
        ExactState wave = new ExactState(Parser.parse("exp(I*(2*x - t))"), Expr.sym("x"), Expr.sym("t"));
        double[][] values = wave.at(new double[] {0.25}, 0.125);
        assertThat(values[0][0]).isCloseTo(Math.cos(0.375), within(1e-15));
        assertThat(values[1][0]).isCloseTo(Math.sin(0.375), within(1e-15));
    }
}
