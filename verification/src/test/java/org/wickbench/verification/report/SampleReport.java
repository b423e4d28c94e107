package org.wickbench.verification.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.wickbench.verification.report.Plot.Axis;
import org.wickbench.verification.report.Plot.Curve;
import org.wickbench.verification.report.Plot.Style;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Claim;
import org.wickbench.verification.report.ReportDocument.Counterexample;
import org.wickbench.verification.report.ReportDocument.Expectation;
import org.wickbench.verification.report.ReportDocument.Figure;
import org.wickbench.verification.report.ReportDocument.Ledger;
import org.wickbench.verification.report.ReportDocument.Ledger.Answer;
import org.wickbench.verification.report.ReportDocument.Manifest;
import org.wickbench.verification.report.ReportDocument.Manifest.Fact;
import org.wickbench.verification.report.ReportDocument.Measurement;
import org.wickbench.verification.report.ReportDocument.Note;
import org.wickbench.verification.report.ReportDocument.Outcome;
import org.wickbench.verification.report.ReportDocument.Part;
import org.wickbench.verification.report.ReportDocument.Section;
import org.wickbench.verification.report.ReportDocument.Step;
import org.wickbench.verification.report.ReportDocument.WeakestLink;

/** A report with made-up content that has everything a report can have. */
final class SampleReport {
    private static final Formula DECAY = new Formula(
            "diff(psi[i](tau), tau) == -E[i]*psi[i](tau)",
            "<mfrac><mrow><mi>d</mi><msub><mi>ψ</mi><mi>i</mi></msub></mrow><mrow><mi>d</mi><mi>τ</mi></mrow></mfrac>"
                    + "<mo>=</mo><mo>−</mo><msub><mi>E</mi><mi>i</mi></msub><msub><mi>ψ</mi><mi>i</mi></msub>");
    private static final Formula SOLVED = new Formula(
            "psi[i](tau) == psi[i](0)*exp(-E[i]*tau)",
            "<msub><mi>ψ</mi><mi>i</mi></msub><mo>=</mo><msub><mi>ψ</mi><mi>i</mi></msub><mo>(</mo><mn>0</mn><mo>)</mo>"
                    + "<msup><mi>e</mi><mrow><mo>−</mo><msub><mi>E</mi><mi>i</mi></msub><mi>τ</mi></mrow></msup>");
    private static final Formula SOFTMAX = new Formula(
            "p[i](tau) == exp(-E[i]*tau)/sum(exp(-E[j]*tau), j, 1, n)",
            "<msub><mi>p</mi><mi>i</mi></msub><mo>(</mo><mi>τ</mi><mo>)</mo><mo>=</mo><mfrac><msup><mi>e</mi><mrow>"
                    + "<mo>−</mo><msub><mi>E</mi><mi>i</mi></msub><mi>τ</mi></mrow></msup><mrow><munderover><mo>∑</mo>"
                    + "<mrow><mi>j</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msup><mi>e</mi><mrow><mo>−</mo>"
                    + "<msub><mi>E</mi><mi>j</mi></msub><mi>τ</mi></mrow></msup></mrow></mfrac>");
    private static final Formula MEHLER = new Formula(
            "K == sqrt(a/(2*pi*sinh(Omega*tau)))*exp(-a/(2*sinh(Omega*tau))*((x^2 + y^2)*cosh(Omega*tau) - 2*x*y))",
            "<mi>K</mi><mo>=</mo><msqrt><mfrac><mi>a</mi><mrow><mn>2</mn><mi>π</mi><mi>sinh</mi><mi>Ω</mi><mi>τ</mi></mrow>"
                    + "</mfrac></msqrt><mspace width='0.2em'/><mi>exp</mi><mrow><mo>(</mo><mo>−</mo><mfrac><mi>a</mi><mrow>"
                    + "<mn>2</mn><mi>sinh</mi><mi>Ω</mi><mi>τ</mi></mrow></mfrac><mrow><mo>(</mo><mo>(</mo><msup><mi>x</mi>"
                    + "<mn>2</mn></msup><mo>+</mo><msup><mi>y</mi><mn>2</mn></msup><mo>)</mo><mi>cosh</mi><mi>Ω</mi><mi>τ</mi>"
                    + "<mo>−</mo><mn>2</mn><mi>x</mi><mi>y</mi><mo>)</mo></mrow><mo>)</mo></mrow>");
    private static final Formula BACKWARD = new Formula(
            "diff(psi(x,tau), tau) == -D*diff(psi(x,tau), x, 2) + zeta(x)*psi(x,tau)",
            "<mfrac><mrow><mo>∂</mo><mi>ψ</mi></mrow><mrow><mo>∂</mo><mi>τ</mi></mrow></mfrac><mo>=</mo><mo>−</mo><mi>D</mi>"
                    + "<mfrac><mrow><msup><mo>∂</mo><mn>2</mn></msup><mi>ψ</mi></mrow><mrow><mo>∂</mo><msup><mi>x</mi><mn>2</mn>"
                    + "</msup></mrow></mfrac><mo>+</mo><mi>ζ</mi><mi>ψ</mi>");
    private static final Formula FORWARD = new Formula(
            "diff(psi(x,tau), tau) == D*diff(psi(x,tau), x, 2) - zeta(x)*psi(x,tau)",
            BACKWARD.mathml()
                    .replace("<mo>−</mo><mi>D</mi>", "<mi>D</mi>")
                    .replace("<mo>+</mo><mi>ζ</mi>", "<mo>−</mo><mi>ζ</mi>"));
    private static final Formula POSITIVE = new Formula("tau > 0", "<mi>τ</mi><mo>&gt;</mo><mn>0</mn>");

    private SampleReport() {}

    /** Two claims hold, one is assumed, one is undecided, one is refuted; one check failed. */
    static ReportDocument mixed() {
        return new ReportDocument(
                "The quantum dynamics of machine learning, checked",
                List.of(softmax(), propagators(true), wick(true), audit(true)),
                manifest());
    }

    /** The same without what failed. */
    static ReportDocument good() {
        return new ReportDocument(
                "The quantum dynamics of machine learning, checked",
                List.of(softmax(), propagators(false), wick(false), audit(false)),
                manifest());
    }

    private static Section softmax() {
        List<Step> steps = List.of(
                new Step("decay", DECAY, "given", List.of(), Optional.of(Grade.ASSUMED), "the kinetic term is dropped"),
                new Step("solved", SOLVED, "by solve", List.of("decay"), Optional.of(Grade.PROVED), "residual is zero"),
                new Step(
                        "normed",
                        SOFTMAX,
                        "by normalise",
                        List.of("solved"),
                        Optional.of(Grade.PROVED),
                        "normal forms are equal"));
        return new Section(
                "softmax",
                "Softmax from the quantum dynamic equation",
                "arXiv 2407.19890, claim: softmax",
                "Without the kinetic term the levels do not mix. Each amplitude decays at the rate of its own level, and"
                        + " dividing by their sum leaves the Softmax of the levels at the temperature 1/τ.",
                List.of(
                        new Claim(
                                "softmax-l1",
                                "Normalised decay of uncoupled levels is Softmax",
                                SOFTMAX,
                                Expectation.HOLDS,
                                Grade.ASSUMED,
                                new WeakestLink("decay", "is assumed: the kinetic term is dropped"),
                                List.of(
                                        POSITIVE,
                                        new Formula(
                                                "E[i] real", "<msub><mi>E</mi><mi>i</mi></msub><mo>∈</mo><mi>ℝ</mi>")),
                                List.of(),
                                steps,
                                Optional.empty()),
                        Check.of(
                                "softmax-flow",
                                "The generated flow ends at Softmax",
                                "Seven levels, imaginary time to τ = 4, generated Java, compared with the closed form.",
                                List.of(
                                        Measurement.distance("largest probability", 0.5438291203, 0.5438291204, 1e-9),
                                        new Measurement("largest deviation over all levels", 3.1e-11, 0, 3.1e-11, 1e-9),
                                        Measurement.distance("observed order in time", 1.9987, 2, 0.05))),
                        new Figure(
                                "softmax-plot",
                                "Occupation of five levels in imaginary time: markers from the generated solver, lines from the"
                                        + " closed form.",
                                levels())));
    }

    private static Section propagators(boolean failing) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Claim(
                "mehler",
                "Mehler's kernel solves the imaginary-time equation of the oscillator",
                MEHLER,
                Expectation.HOLDS,
                Grade.PROVED,
                new WeakestLink("", "every step is proved"),
                List.of(POSITIVE, new Formula("k > 0", "<mi>k</mi><mo>&gt;</mo><mn>0</mn>")),
                List.of(),
                List.of(new Step(
                        "residual",
                        Formula.plain("K_tau - D*K_xx + zeta*K == 0"),
                        "by substitute",
                        List.of(),
                        Optional.of(Grade.PROVED),
                        "normal form is 0")),
                Optional.empty()));
        parts.add(new Claim(
                "semigroup",
                "Mehler's kernel obeys the semigroup law",
                Formula.plain("integral(K(x,z,s)*K(z,y,t), z, -infinity, infinity) == K(x,y,s + t)"),
                Expectation.HOLDS,
                Grade.SAMPLED,
                new WeakestLink("gaussian", "held at 64 points with 60 digits"),
                List.of(POSITIVE),
                List.of(),
                List.of(
                        new Step(
                                "product",
                                Formula.plain("K(x,z,s)*K(z,y,t)"),
                                "definition",
                                List.of("mehler"),
                                Optional.of(Grade.PROVED),
                                ""),
                        new Step(
                                "gaussian",
                                Formula.plain(
                                        "integral(exp(-p*z^2 + q*z), z, -infinity, infinity) == sqrt(pi/p)*exp(q^2/(4*p))"),
                                "by integrate Gaussian",
                                List.of("product"),
                                Optional.of(Grade.SAMPLED),
                                "64 points, 60 digits")),
                Optional.empty()));
        parts.add(Check.of(
                "oscillator-ground",
                "Ground state of the oscillator",
                "D = 1/2, k = 1, 512 points on [−12, 12], periodic; Strang steps of 10⁻³ and three refinements.",
                List.of(
                        Measurement.distance(
                                "energy of the ground state", failing ? 0.5013 : 0.500000000021, 0.5, 1e-8),
                        new Measurement("residual", 2.2e-12, 0, 2.2e-12, 1e-10),
                        Measurement.distance("observed order in time", failing ? 1.12 : 2.0004, 2, 0.05),
                        Measurement.distance("observed order in space", 9.8, 10, 0.5))));
        parts.add(new Check(
                "oscillator-gpu",
                "The same on a graphics card",
                "No CUDA device is installed here.",
                Outcome.SKIPPED,
                List.of()));
        parts.add(new Figure("order-plot", "Error against step size; the slope is the order of accuracy.", orders()));
        return new Section(
                "propagators",
                "Exact propagators in one dimension",
                "",
                "Each kernel satisfies the equation, tends to a delta as the time goes to zero, and composes with itself.",
                parts);
    }

    private static Section wick(boolean failing) {
        List<Part> parts = new ArrayList<>();
        parts.add(
                new ReportDocument.Definition(
                        "weight",
                        new Formula(
                                "w == exp(-a*x^2)",
                                "<mi>w</mi><mo>=</mo><msup><mi>e</mi><mrow><mo>−</mo><mi>a</mi><msup><mi>x</mi><mn>2</mn></msup></mrow></msup>")));
        parts.add(new Note(List.of(
                new Note.Inline.Words("For "),
                new Note.Inline.Math(POSITIVE),
                new Note.Inline.Words(" see also "),
                new Note.Inline.Code("wick prove"),
                new Note.Inline.Words("."))));
        parts.add(new Claim(
                "gelu",
                "GELU is a heat flow",
                Formula.plain("diff(u, tau) == D*diff(u, x, 2)"),
                Expectation.FAILS,
                Grade.REFUTED,
                new WeakestLink("gelu", "the residual does not vanish"),
                List.of(POSITIVE),
                List.of(Formula.plain("x != 0")),
                List.of(),
                Optional.of(new Counterexample(List.of("x = 1", "tau = 1/2"), "0.11", "0.57", Optional.empty()))));
        parts.add(Note.of(
                "The rotation has a direction. Turned one way, time becomes diffusion; turned the other, the equation"
                        + " is ill posed."));
        if (failing) {
            parts.add(new Claim(
                    "wick-backward",
                    "Rotating by τ = −i t gives a diffusion equation",
                    BACKWARD,
                    Expectation.HOLDS,
                    Grade.REFUTED,
                    new WeakestLink("rotate", "the sign of the Laplacian is wrong for τ = −i t"),
                    List.of(POSITIVE),
                    List.of(),
                    List.of(
                            new Step(
                                    "qde",
                                    Formula.plain("I*diff(psi, t) == -D*diff(psi, x, 2) + zeta*psi"),
                                    "given",
                                    List.of(),
                                    Optional.of(Grade.PROVED),
                                    "three routes"),
                            new Step(
                                    "rotate",
                                    BACKWARD,
                                    "by wick",
                                    List.of("qde"),
                                    Optional.of(Grade.REFUTED),
                                    "differs at a rational point")),
                    Optional.of(new Counterexample(
                            List.of("psi = exp(-x^2)*exp(-tau)", "zeta = 0", "D = 1", "x = 1/2", "tau = 1"),
                            "-0.28650479686019010032",
                            "0.28650479686019010032",
                            Optional.of(FORWARD)))));
            parts.add(new Claim(
                    "gap-positive",
                    "The spectral gap of every confining objective is positive",
                    Formula.plain("E[1] - E[0] > 0"),
                    Expectation.HOLDS,
                    Grade.UNDECIDED,
                    new WeakestLink("spectrum", "no rule reaches it; numerically it held for 12 objectives"),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty()));
        } else {
            parts.add(new Claim(
                    "wick-forward",
                    "Rotating by τ = i t gives a diffusion-reaction equation",
                    FORWARD,
                    Expectation.HOLDS,
                    Grade.AGREED,
                    new WeakestLink("rotate", "two engines agree"),
                    List.of(POSITIVE),
                    List.of(),
                    List.of(),
                    Optional.empty()));
        }
        return new Section("wick-rotation", "Wick rotation", "arXiv 2407.19890, claim C7", "", parts);
    }

    private static Section audit(boolean failing) {
        return new Section(
                "audit",
                "What the paper claims",
                "arXiv 2407.19890; Acta Physica Sinica 74, 060701 (2025)",
                "The derivations are ours; the paper's own proofs were not at hand.",
                List.of(new Ledger(List.of(
                        new Ledger.Entry(
                                "C3",
                                "With a generalised objective the potential energy equivalence gives the quantum dynamic equation.",
                                Answer.TRUE,
                                "three independent routes",
                                List.of("mehler")),
                        new Ledger.Entry(
                                "C6",
                                "The evolution converges.",
                                Answer.CONDITIONAL,
                                "in imaginary time, with a discrete spectrum, a simple ground level and an overlap with it",
                                List.of("softmax-l1")),
                        new Ledger.Entry(
                                "C4",
                                "Learning is reaching the minimiser.",
                                failing ? Answer.REFUTED : Answer.OPEN,
                                "at D = 0.003 the ground state sits on the wider minimum",
                                List.of()),
                        new Ledger.Entry("C12", "It may run on quantum computers.", Answer.OPEN, "", List.of())))));
    }

    private static Manifest manifest() {
        return new Manifest(List.of(
                new Manifest.Group(
                        "Versions",
                        List.of(
                                new Fact("Wickbench", "0.1.0"),
                                new Fact("Java", "25"),
                                new Fact("Symja", "3.0.0"),
                                new Fact("Hipparchus", "4.0.3"))),
                new Manifest.Group(
                        "Options", List.of(new Fact("command", "wick verify"), new Fact("seed", "20240719"))),
                new Manifest.Group(
                        "Hashes",
                        List.of(
                                new Fact("softmax.md", "sha256:5f2d7c0b4b0d8a7e9c1f"),
                                new Fact("kernel strang-1d", "sha256:9a7e11c03be2d4411b0a")))));
    }

    private static Plot levels() {
        double[] energies = {0, 0.4, 0.9, 1.5, 2.2};
        List<Curve> curves = new ArrayList<>();
        double[] times =
                DoubleStream.iterate(0, t -> t <= 4.0001, t -> t + 0.05).toArray();
        for (int i = 0; i < energies.length; i++) {
            double[] values = new double[times.length];
            for (int k = 0; k < times.length; k++) {
                double sum = 0;
                for (double energy : energies) {
                    sum += Math.exp(-energy * times[k]);
                }
                values[k] = Math.exp(-energies[i] * times[k]) / sum;
            }
            curves.add(Curve.of("E = " + energies[i], i % 2 == 0 ? Style.LINE : Style.DASHED, times, values));
        }
        return new Plot(Axis.linear("imaginary time τ"), Axis.linear("probability p"), curves);
    }

    private static Plot orders() {
        double[] steps = {0.1, 0.05, 0.025, 0.0125, 0.00625, 0.003125};
        double[] strang = DoubleStream.of(steps).map(h -> 0.08 * h * h).toArray();
        double[] chin =
                DoubleStream.of(steps).map(h -> 0.02 * Math.pow(h, 4) + 1e-13).toArray();
        return new Plot(
                Axis.logarithmic("time step"),
                Axis.logarithmic("largest error of ψ"),
                List.of(
                        Curve.of("Strang, order 2", Style.BOTH, steps, strang),
                        Curve.of("Suzuki–Chin, order 4", Style.BOTH, steps, chin)));
    }
}
