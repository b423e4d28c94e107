package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.workbench.console.Exit;

/** Solvers of equations that stand in documents. */
class SolveFromTest {
    private static final String HEAT = """
            # Heat

            ```wick
            function u(x,tau), v(x,t) complex, w(x,y,t), f(x), a(x,t)
            imaginary i
            assume D > 0
            given heat: D*diff(u(x,tau), x, 2) - f(x)*u(x,tau) == diff(u(x,tau), tau)
            claim turned "Solved for the rate": diff(u(x,tau), tau) == D*diff(u(x,tau), x, 2) - f(x)*u(x,tau) by algebra using heat
            refute doubled "Twice as fast": diff(u(x,tau), tau) == 2*D*diff(u(x,tau), x, 2) - f(x)*u(x,tau) by algebra using heat
            claim false_doubled "Twice as fast": diff(u(x,tau), tau) == 2*D*diff(u(x,tau), x, 2) - f(x)*u(x,tau) by algebra using heat
            given qde: i*diff(v(x,t), t) == -D*diff(v(x,t), x, 2) + f(x)*v(x,t)
            given wave: diff(v(x,t), t, 2) == D*diff(v(x,t), x, 2)
            given backward: diff(u(x,tau), tau) == -D*diff(u(x,tau), x, 2)
            given burgers: diff(u(x,tau), tau) == D*diff(u(x,tau), x, 2) - u(x,tau)*diff(u(x,tau), x)
            given homogeneous: diff(u(x,tau), tau) == D*diff(u(x,tau), x, 2) + diff(u(x,tau), x)^2/u(x,tau)
            given conjugate: i*diff(v(x,t), t) == -D*diff(v(x,t), x, 2) + conj(v(x,t))
            given mixed: diff(u(x,tau), tau) == D*diff(u(x,tau), x, 2) + diff(diff(u(x,tau), x), tau)
            given source: diff(u(x,tau), tau) == D*diff(u(x,tau), x, 2) + cos(x)
            given delayed: diff(u(x,tau), tau) == D*diff(u(x,tau), x, 2) - u(x-1,tau)
            given third: diff(u(x,tau), tau) == D*diff(u(x,tau), x, 2) + diff(u(x,tau), x, 3)
            given lopsided: diff(w(x,y,t), t) == D*diff(w(x,y,t), x, 2) + 2*D*diff(w(x,y,t), y, 2)
            given stretched: diff(u(x,tau), tau) == D*(1 + x^2)*diff(u(x,tau), x, 2)
            given twisted: i*diff(v(x,t), t) == -D*diff(v(x,t), x, 2) + diff(v(x,t), x)
            assume c > 0
            given damped: diff(u(x,tau), tau) == D*diff(u(x,tau), x, 2) - c*u(x,tau)
            given gross: i*diff(v(x,t), t) == -D*diff(v(x,t), x, 2) + (f(x) + g*abs(v(x,t))^2)*v(x,t)
            given allen: diff(u(x,tau), tau) == D*diff(u(x,tau), x, 2) - f(x)*u(x,tau) - g*u(x,tau)^3
            given cube: i*diff(v(x,t), t) == -D*diff(v(x,t), x, 2) + v(x,t)^3
            given fifth: i*diff(v(x,t), t) == -D*diff(v(x,t), x, 2) + abs(v(x,t))^4*v(x,t)
            given uneven: i*diff(v(x,t), t) == -D*diff(v(x,t), x, 2) + x*abs(v(x,t))^2*v(x,t)
            given switched: i*diff(v(x,t), t) == -D*diff(v(x,t), x, 2) + t*abs(v(x,t))^2*v(x,t)
            given lossy: i*diff(v(x,t), t) == -D*diff(v(x,t), x, 2) - i*abs(v(x,t))^2*v(x,t)
            given real_cube: i*diff(u(x,tau), tau) == -D*diff(u(x,tau), x, 2) + u(x,tau)^3
            given carried: diff(u(x,tau), tau) == D*diff(u(x,tau), x, 2) + diff(u(x,tau), x) - u(x,tau)^3
            given squared: i*diff(v(x,t), t) == -D*diff(v(x,t), x, 2) + abs(v(x,t))^2
            given rough: diff(u(x,tau), tau) == D*diff(u(x,tau), x, 2) + exp(-x^4)*diff(u(x,tau), x)
            ```
            """;

    private static final String FOKKER_PLANCK = """
            # Fokker-Planck

            ```wick
            function p(x,t), f(x), q(x,y,t), m(t)
            assume T > 0
            given conservative: diff(p(x,t), t) == diff(diff(f(x), x)*p(x,t), x) + T*diff(p(x,t), x, 2)
            claim fp "Carried out":
              diff(p(x,t), t) == diff(f(x), x)*diff(p(x,t), x) + diff(f(x), x, 2)*p(x,t) + T*diff(p(x,t), x, 2)
              by algebra using conservative
            given turning: diff(q(x,y,t), t) == diff((x + 2*y)*q(x,y,t), x) + diff((y - 2*x)*q(x,y,t), y)
              + T*(diff(q(x,y,t), x, 2) + diff(q(x,y,t), y, 2))
            given trap: diff(p(x,t), t) == diff(m(t)*x*p(x,t), x) + T*diff(p(x,t), x, 2)
            ```
            """;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("heat.md"), HEAT);
        Files.writeString(folder.resolve("fp.md"), FOKKER_PLANCK);
    }

    private Run solve(String... arguments) {
        List<String> all = new ArrayList<>(List.of("solve", "--quiet"));
        all.addAll(List.of(arguments));
        return Run.in(folder, all.toArray(String[]::new));
    }

    @Test
    void anEquationInImaginaryTimeGivesTheNumbersOfItsObjective() {
        String[] run = {
            "--axis", "x=-8:8:64", "--until", "1", "--steps", "20", "--initial", "exp(-(x-1)^2)",
        };
        Run read = solve(
                joined(run, "--from", "heat.md", "turned", "--param", "D=0.5", "--param", "f(x)=x^2/2", "--evolve"));
        Run stated = solve(joined(run, "--objective", "x^2/2", "--D", "0.5", "--evolve", "imaginary"));
        assertThat(read.err()).isEmpty();
        assertThat(read.exit()).isEqualTo(Exit.HOLDS);
        assertThat(read.out()).isEqualTo(stated.out());
    }

    @Test
    void anEquationInRealTimeGivesTheNumbersOfItsObjective() {
        String[] run = {
            "--axis", "x=-8:8:64", "--until", "1", "--steps", "20", "--initial", "exp(-(x-1)^2)*exp(I*x)",
        };
        Run read =
                solve(joined(run, "--from", "heat.md", "qde", "--param", "D=0.5", "--param", "f(x)=x^2/2", "--evolve"));
        Run stated = solve(joined(run, "--objective", "x^2/2", "--D", "0.5", "--evolve", "real"));
        assertThat(read.out()).isEqualTo(stated.out()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gross, real", "allen, imaginary", "allen, normalised"})
    void theCubicTermOfAnEquationGivesTheNumbersOfTheOption(String label, String kind) {
        String[] run = {
            "--axis", "x=-8:8:64", "--until", "1", "--steps", "20", "--initial", "exp(-(x-1)^2)", "--evolve", kind
        };
        String[] given = {"--param", "D=0.5", "--param", "f(x)=x^2/2", "--param", "g=3/4"};
        Run read = solve(joined(joined(run, "--from", "heat.md", label), given));
        Run stated = solve(joined(run, "--objective", "x^2/2", "--D", "0.5", "--cubic", "3/4"));
        assertThat(read.err()).isEmpty();
        assertThat(read.out()).isEqualTo(stated.out()).isNotEmpty();
        Run levels = solve(joined(given, "--from", "heat.md", label, "--axis", "x=-8:8:64", "--ground"));
        assertThat(levels.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(levels.err()).contains("linear equations");
    }

    @Test
    void schedulesOfAnEquationAreThoseOfTheOptions() {
        String[] run = {
            "--axis", "x=-8:8:64", "--until", "1", "--steps", "20", "--initial", "exp(-(x-1)^2)", "--evolve", "real"
        };
        String[] from = {"--from", "time-dependent", "qhd", "--param", "a(t)=1+t^2", "--param", "b(t)=sin(t)"};
        Run read = solve(joined(joined(run, from), "--param", "zeta(x)=x^2"));
        Run stated = solve(joined(run, "--objective", "sin(t)*x^2", "--D", "(1+t^2)/2"));
        assertThat(read.err()).isEmpty();
        assertThat(read.out()).isEqualTo(stated.out()).isNotEmpty();
        String[] later = joined(joined(run, from), "--param", "zeta(x)=x^2");
        for (String method : List.of("yoshida-4", "blanes-moan-4", "suzuki-chin-4", "fd2:crank-nicolson")) {
            refused("Lie or Strang", joined(later, "--method", method, "--boundary", "dirichlet"));
        }
        refused("no levels", joined(from, "--param", "zeta(x)=x^2", "--axis", "x=-8:8:64", "--ground"));
    }

    @Test
    void levelsComeFromTheSameHamiltonianInEitherTime() {
        for (String label : List.of("turned", "qde")) {
            Run read = solve(
                    "--from",
                    "heat.md",
                    label,
                    "--param",
                    "D=1/2",
                    "--param",
                    "k=1",
                    "--param",
                    "f(x)=k*x^2/2",
                    "--axis",
                    "x=-8:8:64",
                    "--ground",
                    "--levels",
                    "2");
            Run stated =
                    solve("--objective", "x^2/2", "--D", "1/2", "--axis", "x=-8:8:64", "--ground", "--levels", "2");
            assertThat(read.out()).isEqualTo(stated.out()).isNotEmpty();
        }
    }

    /**
     * The Ornstein-Uhlenbeck process: from a Gaussian of mean 1 and variance 1/4 the density stays a Gaussian, of mean
     * {@code exp(-t)} and variance {@code exp(-2t)/4 + T (1 - exp(-2t))}, and keeps its mass.
     */
    private Run ornsteinUhlenbeck(String label) {
        return solve(
                "--from",
                "fp.md",
                label,
                "--param",
                "T=0.5",
                "--param",
                "f(x)=x^2/2",
                "--axis",
                "x=-8:8:96",
                "--evolve",
                "--until",
                "1",
                "--steps",
                "100",
                "--method",
                "suzuki-chin-4",
                "--initial",
                "exp(-2*(x-1)^2)",
                "--observations",
                "4",
                "--save",
                "p.csv",
                "--json");
    }

    /** A hundred steps of a fourth-order splitting leave about 1e-9; a wrong drift or objective leaves more than 1e-2. */
    private static final double TOLERANCE = 1e-7;

    @ParameterizedTest
    @CsvSource({"fp", "conservative"})
    void anOrnsteinUhlenbeckDensityIsTheExactGaussian(String label) throws IOException {
        Run run = ornsteinUhlenbeck(label);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.HOLDS);
        double[] times = numbers("time", run.out());
        double[] masses = numbers("mass", run.out());
        double[] means = numbers("mean", run.out());
        double[] variances = numbers("variance", run.out());
        assertThat(times).hasSize(5);
        for (int i = 0; i < times.length; i++) {
            assertThat(masses[i]).isCloseTo(Math.sqrt(Math.PI / 2), within(TOLERANCE));
            assertThat(means[i]).isCloseTo(Math.exp(-times[i]), within(TOLERANCE));
            assertThat(variances[i]).isCloseTo(variance(times[i]), within(TOLERANCE));
        }
        assertThat(largestDistance()).isLessThan(TOLERANCE);
        assertThat(numbers("errorEstimate", run.out())[0]).isLessThan(1e-5);
    }

    private Run fluxes(String label, String... more) {
        return solve(joined(
                more, "--from", "fp.md", label, "--param", "T=1/2", "--evolve", "--until", "1", "--steps", "40"));
    }

    /** A drift that turns is no gradient: no transform removes it. The mean is a spiral, to the second order of 48 cells. */
    @Test
    void aDriftOnTwoAxesKeepsItsMassAndHasTheExactMoments() {
        String[] run = {
            "--axis",
            "y=-6:6:48",
            "--axis",
            "x=-6:6:48",
            "--boundary",
            "neumann",
            "--initial",
            "exp(-2*(x-1)^2 - 2*y^2)",
            "--observations",
            "1",
            "--json"
        };
        Run found = fluxes("turning", run);
        assertThat(found.exit()).as(found.err()).isEqualTo(Exit.HOLDS);
        double[] masses = numbers("mass", found.out());
        // 48^2 numbers, rounded at each of 40 steps
        assertThat(masses[1]).isCloseTo(masses[0], within(1e-13));
        assertThat(masses[0]).isCloseTo(Math.PI / 2, within(1e-9));
        // the first axis is y; cells of 1/4 leave a few hundredths of the drift
        assertThat(numbers("mean", found.out())[1]).isCloseTo(Math.exp(-1) * Math.sin(2), within(0.02));
        assertThat(numbers("variance", found.out())[1]).isCloseTo(variance(1), within(0.03));
        assertThat(found.out()).contains("\"chang-cooper\"").doesNotContain("exponent");
    }

    @Test
    void aDriftThatNoTransformRemovesIsSteppedByFluxes() {
        String[] run = {"--axis", "x=-6:6:120", "--initial", "exp(-2*(x-1)^2)", "--observations", "1", "--json"};
        Run found = fluxes("trap", joined(run, "--param", "m(t)=1+t", "--method", "chang-cooper"));
        assertThat(found.exit()).as(found.err()).isEqualTo(Exit.HOLDS);
        assertThat(numbers("mean", found.out())[1]).isCloseTo(Math.exp(-1.5), within(5e-3));
        Run transformed = fluxes("trap", joined(run, "--param", "m(t)=1+t"));
        assertThat(transformed.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(transformed.err()).contains("must not depend on the time t");
        String[] plane = {"--axis", "x=-6:6:48", "--axis", "y=-6:6:48", "--initial", "exp(-x^2 - y^2)"};
        Run named = fluxes("turning", joined(plane, "--method", "strang"));
        assertThat(named.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(named.err()).contains("take the method chang-cooper");
        refused(
                "with a drift",
                "--objective",
                "x^2",
                "--axis",
                "x=-6:6:48",
                "--evolve",
                "imaginary",
                "--until",
                "1",
                "--initial",
                "exp(-x^2)",
                "--method",
                "chang-cooper");
    }

    @Test
    void theOtherSignOfTheDriftIsAnotherDensity() throws IOException {
        Files.writeString(
                folder.resolve("fp.md"),
                FOKKER_PLANCK.replace("== diff(diff(f(x), x)*p(x,t), x)", "== diff(-diff(f(x), x)*p(x,t), x)"));
        Run run = ornsteinUhlenbeck("conservative");
        assertThat(run.exit()).isEqualTo(Exit.HOLDS);
        assertThat(largestDistance()).isGreaterThan(0.1);
        double[] means = numbers("mean", run.out());
        // the mean runs away as exp(t), and the box cuts off what has gone beyond it
        assertThat(means[means.length - 1]).isBetween(2.5, Math.E);
    }

    private static double variance(double time) {
        return Math.exp(-2 * time) / 4 + (1 - Math.exp(-2 * time)) / 2;
    }

    /** Of the saved state from the exact Gaussian at time 1, at every point. */
    private double largestDistance() throws IOException {
        double mean = Math.exp(-1);
        double variance = variance(1);
        double largest = 0;
        for (String line : Files.readAllLines(folder.resolve("p.csv"))) {
            String[] cells = line.split(",");
            if (!cells[0].matches("[-+0-9.eE]+")) {
                continue;
            }
            double x = Double.parseDouble(cells[0]);
            double exact = Math.sqrt(0.25 / variance) * Math.exp(-(x - mean) * (x - mean) / (2 * variance));
            largest = Math.max(largest, Math.abs(Double.parseDouble(cells[1]) - exact));
        }
        assertThat(largest).isGreaterThan(0);
        return largest;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wave | diff(v(x, t), t, 2), of second order",
                "backward | ill-posed",
                "burgers | the term -u(x, tau)*diff(u(x, tau), x) is not linear",
                "homogeneous | is not linear",
                "conjugate | the term conj(v(x, t))",
                "mixed | the mixed derivative",
                "source | the term cos(x) is a source",
                "delayed | another place than u(x, tau)",
                "third | diff(u(x, tau), x, 3)",
                "lopsided | the same along all axes",
                "stretched | depends on x",
                "twisted | a drift has no place",
                "cube | the term v(x, t)^3 is not linear",
                "fifth | the term abs(v(x, t))^4*v(x, t)",
                "uneven | depends on x, and has to be a number; it stands in the term x*abs",
                "switched | depends on t, and has to be a number",
                "lossy | with a real coefficient; it stands in the term -I*abs",
                "real_cube | in real time a state is complex",
                "carried | an equation with a drift is solved for without a cubic term",
                "squared | the term abs(v(x, t))^2 is not linear",
                "rough | no primitive of the drift",
                "doubled | no claim",
                "nothing | there is no claim, step or premise called 'nothing'"
            })
    void whatTheSolversCannotStateIsRefusedWithItsTerm(String label, String reason) {
        Run run = solve(
                "--from",
                "heat.md",
                label,
                "--param",
                "D=1/2",
                "--axis",
                "x=-8:8:32",
                "--evolve",
                "--until",
                "1",
                "--initial",
                "exp(-x^2)");
        assertThat(run.err()).contains(reason);
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aRefusedTermIsMarkedWhereItStands() {
        Run run = solve("--from", "heat.md", "burgers", "--param", "D=1/2", "--axis", "x=-8:8:32", "--ground");
        assertThat(run.err()).contains("heat.md:14:62");
    }

    @Test
    void aClaimThatIsRefutedIsNotSolved() {
        Run run = solve(
                "--from",
                "heat.md",
                "false_doubled",
                "--param",
                "D=1/2",
                "--param",
                "f(x)=x^2",
                "--axis",
                "x=-8:8:32",
                "--ground");
        assertThat(run.exit()).isEqualTo(Exit.REFUTED);
        assertThat(run.err()).contains("false_doubled is REFUTED");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no value for D | f(x)=x^2 | f(x)=x^2",
                "no value for f | D=1 | D=1",
                "given for q, which the equation | D=1 | q=2",
                "D has to be a number | D=y | f(x)=x^2",
                "unknown function 'g' | D=1 | g(x)=x",
                "f is given twice | f(x)=x | f(y)=y",
                "no value for k | D=1 | f(x)=k*x^2",
                "ill-posed | D=1 - 2 | f(x)=x^2"
            })
    void valuesThatDoNotFitAreRefused(String reason, String first, String second) {
        List<String> arguments =
                new ArrayList<>(List.of("--from", "heat.md", "turned", "--axis", "x=-8:8:32", "--ground"));
        arguments.addAll(List.of("--param", first));
        if (!first.equals(second)) {
            arguments.addAll(List.of("--param", second));
        }
        Run run = solve(arguments.toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.err()).contains(reason);
    }

    @Test
    void aValueThatAnAssumptionExcludesIsRefused() {
        refused(
                "derived for c > 0",
                "--from",
                "heat.md",
                "damped",
                "--param",
                "c=-1",
                "--param",
                "D=1",
                "--axis",
                "x=-8:8:32",
                "--ground");
    }

    @Test
    void optionsThatContradictTheEquationAreRefused() {
        String[] from = {"--from", "heat.md", "turned", "--param", "D=1/2", "--param", "f(x)=x^2"};
        String[] state = {"--until", "1", "--initial", "exp(-x^2)"};
        refused("imaginary time", joined(joined(from, state), "--axis", "x=-8:8:32", "--evolve", "real"));
        refused("the axes [x]", joined(joined(from, state), "--axis", "y=-8:8:32", "--evolve"));
        refused("leave --objective", joined(from, "--objective", "x^2", "--axis", "x=-8:8:32", "--ground"));
        refused("no time of its own", "--objective", "x^2", "--axis", "x=-8:8:32", "--until", "1", "--evolve");
        refused(
                "has no place in H",
                "--from",
                "fp.md",
                "fp",
                "--param",
                "T=1",
                "--param",
                "f(x)=x^2/2",
                "--axis",
                "x=-8:8:32",
                "--ground");
    }

    private void refused(String reason, String... arguments) {
        Run run = solve(arguments);
        assertThat(run.err()).contains(reason);
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
    }

    private static String[] joined(String[] first, String... second) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(second));
        return all.toArray(String[]::new);
    }

    private static double[] numbers(String name, String json) {
        return Pattern.compile("\"" + name + "\"\\s*:[\\s\\[]*([-+0-9.eE]+)")
                .matcher(json)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .toArray();
    }
}
