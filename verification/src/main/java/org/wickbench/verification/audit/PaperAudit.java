package org.wickbench.verification.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wickbench.verification.report.Grade;
import org.wickbench.verification.report.ReportDocument;
import org.wickbench.verification.report.ReportDocument.Ledger;
import org.wickbench.verification.report.ReportDocument.Ledger.Answer;
import org.wickbench.verification.report.ReportDocument.Note;
import org.wickbench.verification.report.ReportDocument.Outcome;
import org.wickbench.verification.report.ReportDocument.Section;

/**
 * The claims of the paper, each with the answer that a report's own claims and checks support: an answer stands only if
 * every one of them is in the report and is as stated.
 */
public final class PaperAudit {
    private PaperAudit() {}

    /**
     * A claim of the paper and what is made of it.
     *
     * @param answer the answer if all the evidence stands
     * @param because hypotheses that had to be added, or the witness
     * @param evidence ids of claims and checks of the report
     */
    private record Question(String label, String claim, Answer answer, String because, List<String> evidence) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question(
                    "C1",
                    "Training is motion in parameter space.",
                    Answer.CONDITIONAL,
                    "A premise of the theory. Given the equation, means move by Ehrenfest's laws while norm and energy are"
                            + " kept, for states that vanish at infinity.",
                    List.of("conservation-position", "conservation-momentum", "conservation-norm")),
            new Question(
                    "C2",
                    "The objective takes the place of the potential.",
                    Answer.CONDITIONAL,
                    "A premise. A loss has no dimension, so a rate has to be named: zeta = Lambda f.",
                    List.of("correspondence-qde", "correspondence-loss_equation")),
            new Question(
                    "C3",
                    "With a generalised objective this gives the quantum dynamic equation.",
                    Answer.TRUE,
                    "Derived on three independent routes; the short-time path integral is exact to first order only.",
                    List.of("correspondence-qde", "action-qde", "path-integral-qde", "path-integral-remainder")),
            new Question(
                    "C4",
                    "Learning is reaching the ground state.",
                    Answer.CONDITIONAL,
                    "In imaginary time, for an objective bounded below with a simple lowest level that the start overlaps;"
                            + " the ground state is not the minimiser: a"
                            + " wide well that lies higher can win. A hill has no ground state.",
                    List.of(
                            "wick-rotation-ground_state",
                            "taylor-orders-order_two",
                            "taylor-orders-inverted",
                            "annealing-unique",
                            "annealing-wrong_well")),
            new Question(
                    "C5",
                    "Two nested processes: annealing of D, and evolution at fixed D.",
                    Answer.CONDITIONAL,
                    "Annealing needs a schedule that the gap allows; D falling is not the classical limit.",
                    List.of(
                            "annealing-above",
                            "annealing-slower",
                            "annealing-gap_1",
                            "annealing-gap_4",
                            "correspondence-qde",
                            "time-dependent-continuity")),
            new Question(
                    "C6",
                    "The evolution converges.",
                    Answer.CONDITIONAL,
                    "In imaginary time only, at the rate of the gap, for sums of any number of modes of which the lowest is"
                            + " one; the energy falls at twice its variance. In real time the energy is constant and"
                            + " nothing converges.",
                    List.of(
                            "wick-rotation-nearby",
                            "wick-rotation-ground_state",
                            "wick-rotation-no_overlap",
                            "thermodynamics-descent",
                            "conservation-energy")),
            new Question(
                    "C7",
                    "Wick rotation ties quantum dynamics to thermodynamics and diffusion.",
                    Answer.CONDITIONAL,
                    "With tau = i t (the other direction is ill-posed) and an objective bounded below; mass is not kept.",
                    List.of(
                            "wick-rotation-iqde",
                            "wick-rotation-backward",
                            "wick-rotation-killing",
                            "thermodynamics-mean")),
            new Question(
                    "C8",
                    "The objective is approximated by its Taylor series.",
                    Answer.CONDITIONAL,
                    "Read in summaries only. Orders 0, 1 and 2 are spreading, a gradient step and a Newton step; order 2"
                            + " needs positive curvature, and order 1 is not Langevin's drift for a sharp start.",
                    List.of(
                            "taylor-orders-order_zero",
                            "taylor-orders-order_one",
                            "taylor-orders-order_two",
                            "taylor-orders-langevin_step")),
            new Question(
                    "C9",
                    "The diffusion model is the equation under a classical approximation and low-order expansion.",
                    Answer.CONDITIONAL,
                    "Variance exploding is order zero; variance preserving is a quadratic objective. The map needs"
                            + " exp(-f/2T) square-integrable: for f/2T = x^3/3 - x the lowest energy is 0.0404, not 0.",
                    List.of(
                            "fokker-planck-pointwise-equation",
                            "diffusion-model-state",
                            "diffusion-model-map",
                            "diffusion-model-reverse",
                            "diffusion-model-flow_ode",
                            "diffusion-model-vp",
                            "diffusion-model-ve",
                            "diffusion-model-ddpm",
                            "diffusion-model-not_zero")),
            new Question(
                    "C10",
                    "Softmax and Sigmoid follow.",
                    Answer.CONDITIONAL,
                    "Without the kinetic term and from a uniform start; in Born's reading the exponent doubles. On two"
                            + " states the sigmoid is too large by D/(e + 2 D) at most.",
                    List.of(
                            "softmax-softmax",
                            "softmax-born",
                            "softmax-replicator",
                            "entropy-solution",
                            "sigmoid-sigmoid",
                            "sigmoid-error")),
            new Question(
                    "C12",
                    "It may run on quantum computers.",
                    Answer.OPEN,
                    "Not examined by this version.",
                    List.of()));

    /** The ledger for a report. */
    public static Section of(ReportDocument report) {
        Map<String, Boolean> stands = report.claims()
                .collect(Collectors.toMap(
                        ReportDocument.Claim::id,
                        claim -> !claim.failed() && claim.grade() != Grade.UNDECIDED,
                        (a, b) -> a && b));
        report.checks().forEach(check -> stands.put(check.id(), check.outcome() == Outcome.PASSED));
        List<Ledger.Entry> entries = new ArrayList<>();
        for (Question question : QUESTIONS) {
            entries.add(answer(question, stands::get));
        }
        return new Section(
                "audit",
                "The paper's claims",
                "arXiv 2407.19890",
                "",
                List.of(
                        Note.of("The claims were read in the paper's abstract or its journal form, except where it says"
                                + " that they were read in summaries only. The paper's proofs, figures and tables were"
                                + " not at hand; the derivations are this workbench's own."),
                        new Ledger(entries)));
    }

    /** The report with the ledger at its end. */
    public static ReportDocument added(ReportDocument report) {
        return report.with(of(report));
    }

    private static Ledger.Entry answer(Question question, Function<String, @Nullable Boolean> stands) {
        List<String> missing = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (String id : question.evidence()) {
            Boolean holds = stands.apply(id);
            if (holds == null) {
                missing.add(id);
            } else if (!holds) {
                failed.add(id);
            }
        }
        if (!failed.isEmpty()) {
            return new Ledger.Entry(
                    question.label(),
                    question.claim(),
                    Answer.REFUTED,
                    "Not as stated here: " + String.join(", ", failed) + ".",
                    question.evidence());
        }
        if (!missing.isEmpty()) {
            return new Ledger.Entry(
                    question.label(),
                    question.claim(),
                    Answer.OPEN,
                    "Not part of this report: " + String.join(", ", missing) + ".",
                    question.evidence());
        }
        return new Ledger.Entry(
                question.label(), question.claim(), question.answer(), question.because(), question.evidence());
    }
}
