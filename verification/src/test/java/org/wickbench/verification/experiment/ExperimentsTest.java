package org.wickbench.verification.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.symbolic.derivation.DocumentReader;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.verification.Verification;
import org.wickbench.verification.report.ReportDocument;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Measurement;
import org.wickbench.verification.report.ReportDocument.Outcome;
import org.wickbench.verification.report.ReportHtml;

class ExperimentsTest {
    private static final String SWING = """
            # A displaced oscillator
            ```wick
            imaginary i
            assume D > 0, k > 0
            define a == sqrt(k/(2*D))
            define Om == sqrt(2*k*D)
            define swing(x,tau) == exp(-a*(x - b*exp(-Om*tau))^2/2 - a*b^2*(1 - exp(-2*Om*tau))/4 - Om*tau/2)
            claim relaxation: diff(swing(x,tau), tau) == D*diff(swing(x,tau), x, 2) - k*x^2/2*swing(x,tau) by algebra
            claim coherent: i*diff(swing(x,i*t), t) == -D*diff(swing(x,i*t), x, 2) + k*x^2/2*swing(x,i*t) by algebra
            check run: CHECK
            ```
            """;

    private static final String IMAGINARY =
            "evolve equation = relaxation; exact = swing(x,tau); D = 1/2; parameters = k=1, b=1; axis = x=-9:9:64;"
                    + " boundary = periodic; until = 1; method = strang";
    private static final String REAL =
            "evolve equation = coherent; exact = swing(x,i*t); D = 1/2; parameters = k=1, b=1; axis = x=-9:9:64;"
                    + " boundary = periodic; until = 1; method = strang";
    private static final String WALLS =
            "evolve equation = coherent; exact = swing(x,i*t); D = 1/2; parameters = k=1, b=1; axis = x=-9:9:64;"
                    + " boundary = dirichlet; until = 1; method = crank-nicolson";

    private static ReportDocument report(String document, Solver solver) {
        return new Verification(new Prover(), 1, new Experiments(solver))
                .run(List.of(DocumentReader.read("swing", document)), List.of(), List.of(), Verification.Listener.NONE);
    }

    private static ReportDocument run(String check, Solver solver) {
        return report(SWING.replace("CHECK", check), solver);
    }

    private static Check check(ReportDocument report) {
        return report.checks().findFirst().orElseThrow();
    }

    private static final String WELLS = """
            # Two wells
            ```wick
            define zeta(x) == (x+1)^2*((x-1)^2 + 1/40)*(1 + 3/4*(1-x)^2)
            check run: CHECK
            ```
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "well objective = zeta(x); D = 0.003; place = 0; right = 1; within = 1/10^9 | PASSED",
                "well objective = zeta(x); D = 0.003; place = 0; right = 0; within = 1/10^9 | FAILED",
                "well objective = (x^2-1)^2; D = 0.1; gap = 0.0742; within = 0.00005 | PASSED",
                "well objective = (x^2-1)^2; D = 0.1; gap = 0.0743; within = 0.00005 | FAILED",
                "well objective = (x^2-1)^2; D = 0.02; gap = 0.0742; within = 0.00005 | FAILED"
            })
    void wellsAreComparedWithWhatIsStated(String description, Outcome expected) {
        ReportDocument report = report(WELLS.replace("CHECK", description), new Solver());
        assertThat(check(report).outcome()).as(check(report).toString()).isEqualTo(expected);
    }

    @Test
    void aWellWithoutAQuestionIsAnInputError() {
        assertThatThrownBy(() -> report(WELLS.replace("CHECK", "well objective = zeta(x); D = 0.1"), new Solver()))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("gap");
    }

    @ParameterizedTest
    @ValueSource(strings = {IMAGINARY, REAL, WALLS})
    void aRightKernelPassesWithItsOrdersMeasured(String description) {
        ReportDocument report = run(description, new Solver());
        assertThat(check(report).outcome()).as(check(report).toString()).isEqualTo(Outcome.PASSED);
        assertThat(check(report).measurements())
                .extracting(Measurement::quantity)
                .contains("observed order in time");
        assertThat(report.holds()).isTrue();
    }

    /** A coefficient that is off by one part in a thousand is far below what a plot shows. */
    @ParameterizedTest
    @CsvSource({"KINETIC, 1.01", "KINETIC, -1", "POTENTIAL, 1.01", "POTENTIAL, 2"})
    void aKernelWithAWrongCoefficientFailsAndStandsFirstInTheReport(KernelMutation.Coefficient what, double factor) {
        for (String description : List.of(IMAGINARY, REAL)) {
            boolean explodes = factor < 0 && description.equals(IMAGINARY);
            if (explodes) {
                continue;
            }
            ReportDocument report = run(description, new Solver().mutated(new KernelMutation(what, factor)));
            assertThat(check(report).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(report.holds()).isFalse();
            assertThat(ReportHtml.render(report)).contains("What needs attention");
        }
    }

    @Test
    void theConjugateStateFailsAlthoughItsModulusIsRight() {
        ReportDocument report = run(REAL.replace("swing(x,i*t)", "swing(x,-i*t)"), new Solver());
        assertThat(check(report).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void anExactFormThatRunsTooFastFails() {
        ReportDocument report = run(IMAGINARY.replace("swing(x,tau)", "swing(x,11/10*tau)"), new Solver());
        assertThat(check(report).outcome()).isEqualTo(Outcome.FAILED);
    }

    private static final String SOLITON = """
            # A bright soliton
            ```wick
            function u(x,t) complex
            imaginary i
            assume k > 0
            define soliton(x,t) == k/cosh(k*x)*exp(i*k^2*t/2)
            given bright: i*diff(soliton(x,t), t) == -1/2*diff(soliton(x,t), x, 2) - FACTOR*abs(soliton(x,t))^2*soliton(x,t)
            check run: evolve equation = bright; exact = soliton(x,t); parameters = k=1; axis = x=-20:20:192;
              boundary = periodic; until = 1; method = METHOD
            ```
            """;

    /** What is left is the splitting's error; one hundredth more of the cubic term is five times as much. */
    @ParameterizedTest
    @CsvSource({"1, PASSED", "101/100, FAILED"})
    void theCubicTermIsPartOfTheEquationThatIsChecked(String factor, Outcome expected) {
        String document = SOLITON.replace("FACTOR", factor).replace("METHOD", "strang");
        assertThat(check(report(document, new Solver())).outcome()).isEqualTo(expected);
    }

    private static final String OU = """
            # Ornstein and Uhlenbeck
            ```wick
            assume k > 0, T > 0
            define v(t) == T/k + (1/4 - T/k)*exp(-2*k*t)
            define p(x,t) == exp(-(x - exp(-k*t))^2/(2*v(t)))/sqrt(v(t))
            given drifting: diff(p(x,t), t) == diff(FACTOR*k*x*p(x,t), x) + T*diff(p(x,t), x, 2)
            check run: evolve equation = drifting; exact = p(x,t); parameters = k=1, T=1/2; axis = x=-6:6:48;
              boundary = neumann; until = 1; method = METHOD
            ```
            """;

    /** What is left is the error of 195 cells; one hundredth of the drift moves the mean by 4e-3. */
    @ParameterizedTest
    @CsvSource({"1, PASSED", "101/100, FAILED"})
    void aDriftIsPartOfTheEquationThatIsChecked(String factor, Outcome expected) {
        String document = OU.replace("FACTOR", factor).replace("METHOD", "chang-cooper");
        Check found = check(report(document, new Solver()));
        assertThat(found.outcome()).as(found.toString()).isEqualTo(expected);
    }

    @Test
    void aDriftIsNeverLeftOut() {
        assertThatThrownBy(() -> report(OU.replace("FACTOR", "1").replace("METHOD", "crank-nicolson"), new Solver()))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("the drift x along x has no place");
        assertThatThrownBy(() -> run(WALLS.replace("crank-nicolson", "chang-cooper"), new Solver()))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("with a drift");
    }

    @Test
    void aMethodWithoutTheCubicTermIsRefused() {
        assertThatThrownBy(
                        () -> report(SOLITON.replace("FACTOR", "1").replace("METHOD", "crank-nicolson"), new Solver()))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("method strang");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evolve equation = nothing; exact = x; until = 1 | there is no step called nothing",
                "dance steps = 3 | there is no check of the kind dance",
                "evolve equation = coherent; exact = swing(x,i*t); D = 0; parameters = k=1, b=1; axis = x=-9:9:64; boundary = periodic; until = 1; method = strang | D",
                "evolve equation = coherent; exact = swing(x,i*t); D = 1/2; parameters = k=1, b=1; axis = x=9; boundary = periodic; until = 1; method = strang | axis"
            })
    void aCheckThatCannotBeCarriedOutIsMarkedInTheDocument(String description, String reason) {
        assertThatThrownBy(() -> run(description, new Solver()))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("check run");
    }

    private static final String LEVELS = """
            # Levels
            ```wick
            define p[i] == exp(-E[i]*tau)/sum(exp(-E[j]*tau), j, 1, n)
            given replicator: diff(p[i], tau) == RATE
            check flow: ode equation = replicator; levels = 3; energies = 0, 1/2, 2; until = 1
            ```
            """;

    @Test
    void theReplicatorFlowAgreesWithItsClosedFormAndItsMirrorImageDoesNot() {
        String rate = "-(E[i] - sum(E[j]*p[j], j, 1, n))*p[i]";
        assertThat(check(report(LEVELS.replace("RATE", rate), new Solver())).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(check(report(LEVELS.replace("RATE", rate.substring(1)), new Solver()))
                        .outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(check(report(LEVELS.replace("RATE", "2*(" + rate + ")"), new Solver()))
                        .outcome())
                .isEqualTo(Outcome.FAILED);
    }

    private static final String GROUND = """
            # Ground
            ```wick
            assume D > 0
            check run: ground objective = k*x^2/2; D = 1/2; parameters = k=1; energy = ENERGY; levels = 2
            ```
            """;

    @Test
    void theGroundStateOfTheOscillatorIsFoundAndAWrongEnergyIsNot() {
        assertThat(check(report(GROUND.replace("ENERGY", "1/2"), new Solver())).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(check(report(GROUND.replace("ENERGY", "1/2 + 10^(-8)"), new Solver()))
                        .outcome())
                .isEqualTo(Outcome.FAILED);
    }

    private static final String KERNEL = """
            # Kernel
            ```wick
            define K(x,y,tau) == FORM
            check run: propagator kernel = K(x,y,tau); D = 1/2; half = 12
            ```
            """;

    @Test
    void quadratureFindsTheSemigroupLawAndMissesItForAWrongWidth() {
        String form = "exp(-(x-y)^2/(4*D*tau))/sqrt(4*pi*D*tau)";
        assertThat(check(report(KERNEL.replace("FORM", form), new Solver())).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(check(report(KERNEL.replace("FORM", form.replace("/sqrt(4*", "/sqrt(3*")), new Solver()))
                        .outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(check(report(KERNEL.replace("FORM", form.replace("(x-y)^2", "(x-y)^4")), new Solver()))
                        .outcome())
                .isEqualTo(Outcome.FAILED);
    }
}
