package org.wickbench.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.ErrorStatement;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.parse.Parser;

/** What is stated as the error of a level holds the level known by other means, and not much more. */
class TrueErrorsTest {
    private static final String[] NAMES = {"x", "y", "z"};

    private static Problem problem(String objective, String diffusion, int dimension) {
        return Problem.of(Parser.parse(objective), Parser.parse(diffusion), Arrays.copyOf(NAMES, dimension))
                .in(Flow.IMAGINARY_TIME);
    }

    private static Grid cube(int dimension, double half, int points, Boundary boundary) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            axes.add(new Axis(NAMES[i], -half, half, points, boundary));
        }
        return new Grid(axes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "max(0,x)+max(0,-2*x-1); 1; -12; 20; 96; 0.9587971367142014 2.4774684856673166 3.631342888962949",
                "piecewise(abs(x)>1,10,0); 1/2; -6; 6; 20; 0.8197400737569449 3.2209399785921446",
                "piecewise(abs(x)>1,10,0); 1/2; -6; 6; 47; 0.8197400737569449 3.2209399785921446",
                "piecewise(abs(x)>0.77,10,0); 1/2; -6; 6; 128; 1.2374202817375042 4.772610566375395",
                "piecewise(x<1/3,0,x>2/3,0,2000); 1/2; 0; 1; 89; 40.469228126542404 40.469228139100146",
                "abs(x); 1; -14; 14; 33; 1.0187929716474715 2.3381074104597674 3.2481975821798375",
                "x^2-20*exp(-(x-1)^2/(2*0.01^2)); 1; -7; 7; 48; 0.8736349939774535",
                "x^2-20*exp(-(x-1)^2/(2*0.002^2)); 1; -7; 7; 48; 0.9783917275878905",
                "x^2+0.75/x^2; 1; 0; 8; 128; 4 8 12"
            })
    void kinksJumpsAndNarrowPlacesAreInTheErrorOnOneAxis(
            String objective, String diffusion, double from, double to, int points, String known) {
        Grid grid = Grid.of(new Axis("x", from, to, points, Boundary.DIRICHLET));
        double[] exact =
                Arrays.stream(known.split(" ")).mapToDouble(Double::parseDouble).toArray();
        Levels found = new Solver().ground(problem(objective, diffusion, 1), grid, exact.length);
        for (int k = 0; k < exact.length; k++) {
            double truth = Math.abs(found.energies()[k] - exact[k]);
            ErrorStatement error = found.levels().get(k).error();
            assertThat(error.total()).as("level %d: %s", k, error).isBetween(truth, 1.2 * truth + 1e-9);
            assertThat(error.isAtLeast()).isFalse();
        }
    }

    @Test
    void kinksAndJumpsAreInTheErrorOnMoreAxes() {
        Levels disc = new Solver()
                .ground(problem("piecewise(x^2+y^2>1,1000,0)", "1", 2), cube(2, 1.6, 40, Boundary.DIRICHLET), 1);
        double truth = Math.abs(disc.energies()[0] - 5.433755511701581);
        assertThat(disc.errorEstimates()[0]).isBetween(truth, 1.0);
        Levels hydrogen =
                new Solver().ground(problem("-1/sqrt(x^2+y^2+z^2)", "1/2", 3), cube(3, 7, 20, Boundary.DIRICHLET), 1);
        assertThat(hydrogen.errorEstimates()[0]).isBetween(Math.abs(hydrogen.energies()[0] + 0.5), 0.3);
    }

    @Test
    void aWellThatPointsMissIsInTheErrorOnMoreAxes() {
        // to first order the well shifts the level by -400*2*pi*s^2*phi(1/2, 1/4)^2, phi^2 = exp(-x^2 - y^2)/pi
        double shift = 400 * 2 * 0.02 * 0.02 * Math.exp(-0.25 - 0.0625);
        Levels found = new Solver()
                .ground(
                        problem("x^2+y^2-400*exp(-((x-1/2)^2+(y-1/4)^2)/(2*0.02^2))", "1", 2),
                        cube(2, 5, 29, Boundary.DIRICHLET),
                        1);
        ErrorStatement error = found.levels().getFirst().error();
        assertThat(found.energies()[0]).isCloseTo(2, within(1e-6));
        assertThat(error.space()).as("%s", error).isGreaterThan(0.7 * shift);
        assertThat(error.isAtLeast()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PERIODIC, 8, 128", "NEUMANN, 8, 128", "PERIODIC, 32, 512"})
    void aBoxThatCutsOffAWeaklyBoundStateIsMeasuredUntilItSettles(Boundary boundary, double half, int points) {
        Levels found = new Solver()
                .ground(problem("-0.1*exp(-x^2)", "1", 1), Grid.of(new Axis("x", -half, half, points, boundary)), 1);
        double truth = Math.abs(found.energies()[0] + 0.006903033150230714);
        ErrorStatement error = found.levels().getFirst().error();
        assertThat(error.domain()).isEqualTo("the whole line");
        assertThat(error.total()).as("%s", error).isBetween(truth, 1.3 * truth);
    }

    @Test
    void statementsNameTheirProblem() {
        assertThat(domain("-0.1*exp(-x^2)", -4, 4, Boundary.DIRICHLET))
                .isEqualTo("the box with walls at x = -4 and x = 4");
        assertThat(domain("20*(1-exp(-x))^2", -1.5, 3, Boundary.DIRICHLET))
                .isEqualTo("the half line x < 3 with a wall there");
        assertThat(domain("x^2+2/x^2", 0, 8, Boundary.DIRICHLET)).isEqualTo("the half line x > 0 with a wall there");
        assertThat(domain("cos(2*pi*x)", 0, 1, Boundary.PERIODIC)).isEqualTo("the circle of length 1 in x");
        assertThat(domain("0", 0, 1, Boundary.NEUMANN)).isEqualTo("the box with mirrors at x = 0 and x = 1");
        assertThat(domain("x^2", -7, 7, Boundary.PERIODIC)).isEqualTo("the whole line");
    }

    private static String domain(String objective, double from, double to, Boundary boundary) {
        int levels = objective.startsWith("20") ? 4 : 1;
        Grid grid = Grid.of(new Axis("x", from, to, 48, boundary));
        return new Solver()
                .ground(problem(objective, "1", 1), grid, levels)
                .levels()
                .getFirst()
                .error()
                .domain();
    }

    @Test
    void smoothProblemsKeepTheirSharpErrors() {
        Levels found = new Solver().ground(problem("x^4", "1", 1), cube(1, 4.5, 64, Boundary.PERIODIC), 4);
        assertThat(Arrays.stream(found.errorEstimates()).max().orElseThrow()).isLessThan(3e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x^2-20*exp(-(x-1)^2/(2*0.005^2)); 0.9427735400829744",
                "x^2-20*exp(-(x-1)^2/(2*0.002^2)); 0.9783917275878905",
                "abs(x); 1.0187929716474715",
                "max(0,x)+max(0,-2*x-1); 0.9587971367142014"
            })
    void gridsThatAreChosenResolveWhatEnclosuresShow(String objective, double exact) {
        Levels found = new Solver().ground(problem(objective, "1", 1), 1e-8, 1);
        assertThat(found.errorEstimates()[0]).isBetween(Math.abs(found.energies()[0] - exact), 1e-8);
    }

    @Test
    void aWellFarOutsideThatNoPointShowsIsFoundByEnclosures() {
        // 4001 deep and 1/50 wide at 137.03: far below everything else
        Levels found = new Solver().ground(problem("x^2-45000*exp(-(x-137.03)^2/(2*0.02^2))", "1", 1), 1e-6, 1);
        assertThat(found.energies()[0]).isLessThan(-1000);
    }

    @Test
    void degenerateLevelsAreAllFound() {
        for (int dimension = 2; dimension <= 3; dimension++) {
            String objective = dimension == 2 ? "x^2+y^2" : "x^2+y^2+z^2";
            Grid grid = cube(dimension, 6, dimension == 2 ? 30 : 24, Boundary.DIRICHLET);
            List<Double> exact = new ArrayList<>();
            for (int n = 0; exact.size() < 20; n++) {
                int multiplicity = dimension == 2 ? n + 1 : (n + 1) * (n + 2) / 2;
                for (int i = 0; i < multiplicity; i++) {
                    exact.add(2.0 * n + dimension);
                }
            }
            for (int count : new int[] {2, 3, 4, 5, 6, 10, 15, 20}) {
                double[] energies = new Solver()
                        .ground(problem(objective, "1", dimension), grid, count)
                        .energies();
                for (int k = 0; k < count; k++) {
                    assertThat(energies[k])
                            .as("level %d of %d, %d axes", k, count, dimension)
                            .isCloseTo(exact.get(k), within(1e-3));
                }
            }
        }
    }

    @Test
    void thermalErrorsNameTheirProblemAndHoldTheTruth() {
        Problem oscillator = problem("x^2", "1", 1);
        Thermal cold = new Solver().thermal(oscillator, Grid.of(new Axis("x", -4, 4, 96, Boundary.DIRICHLET)), 2);
        assertThat(cold.errors().domain()).isEqualTo("the whole line");
        assertThat(cold.errors().partition())
                .isGreaterThanOrEqualTo(Math.abs(cold.partition() - 1 / (2 * Math.sinh(2))));
        Thermal hot = new Solver().thermal(oscillator, Grid.of(new Axis("x", -4, 4, 96, Boundary.DIRICHLET)), 0.1);
        assertThat(hot.errors().domain()).isEqualTo("the box with walls at x = -4 and x = 4");
        Thermal circle = new Solver().thermal(oscillator, Grid.of(new Axis("x", -4, 4, 96, Boundary.PERIODIC)), 0.2);
        double exact = 1 / (2 * Math.sinh(0.2));
        assertThat(circle.errors().domain()).isEqualTo("the whole line");
        assertThat(circle.errors().partition())
                .isBetween(Math.abs(circle.partition() - exact), 2 * Math.abs(circle.partition() - exact));
    }
}
