package org.wickbench.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.symbolic.parse.Parser;

class LineReferenceTest {
    static LineReference reference(
            String objective, String diffusion, double from, double to, Boundary boundary, int count, double top) {
        Problem problem = Problem.of(Parser.parse(objective), Parser.parse(diffusion), "x")
                .in(Flow.IMAGINARY_TIME);
        return LineReference.of(new Spectrum(problem), new Axis("x", from, to, 2, boundary), count, top)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "max(0,x)+max(0,-2*x-1); 1; -12; 20; 0.9587971367142014 2.4774684856673166 3.631342888962949 4.611856060453992",
                "piecewise(abs(x)>1,10,0); 1/2; -6; 6; 0.8197400737569449 3.2209399785921446",
                "piecewise(abs(x)>0.77,10,0); 1/2; -6; 6; 1.2374202817375042 4.772610566375395",
                "piecewise(x<1/3,0,x>2/3,0,2000); 1/2; 0; 1; 40.469228126542404 40.469228139100146 161.72180183132355 161.72180192484433",
                "x^2-20*exp(-(x-1)^2/(2*0.01^2)); 1; -9; 9; 0.8736349939774535",
                "x^2-20*exp(-(x-1)^2/(2*0.002^2)); 1; -9; 9; 0.9783917275878905",
                "x^2+0.75/x^2; 1; 0; 9; 4 8 12",
                "abs(x); 1; -24; 24; 1.0187929716474715 2.3381074104597674 3.2481975821798375 4.08794944413097",
                "x^4; 1; -5; 5; 1.0603620904841828 3.799673029801394 7.455697937986739 11.644745511378161"
            })
    void itsLevelsAreThoseKnownToTenDigits(String objective, String diffusion, double from, double to, String known) {
        String[] levels = known.strip().split(" ");
        LineReference found = reference(
                objective,
                diffusion,
                from,
                to,
                Boundary.DIRICHLET,
                levels.length,
                Double.parseDouble(levels[levels.length - 1]));
        for (int k = 0; k < levels.length; k++) {
            double exact = Double.parseDouble(levels[k]);
            assertThat(found.energy(k)).as("level %d of %s", k, objective).isCloseTo(exact, within(1e-10 * exact));
            assertThat(found.error(k))
                    .as("error of level %d of %s", k, objective)
                    .isLessThan(1e-8 * exact);
        }
    }

    @Test
    void mirrorsAndCirclesHaveTheirOwnLevels() {
        LineReference mirrors = reference("0", "1", 0, 1, Boundary.NEUMANN, 3, 50);
        LineReference circle = reference("0", "1", 0, 1, Boundary.PERIODIC, 3, 50);
        double unit = Math.PI * Math.PI;
        for (int k = 0; k < 3; k++) {
            assertThat(mirrors.energy(k)).isCloseTo(k * k * unit, within(1e-9));
            assertThat(circle.energy(k)).isCloseTo(k == 0 ? 0 : 4 * unit, within(1e-9));
        }
    }
}
