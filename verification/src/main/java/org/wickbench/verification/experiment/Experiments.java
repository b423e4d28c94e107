package org.wickbench.verification.experiment;

import java.util.List;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.enclose.UndeterminedException;
import org.wickbench.verification.Verification;
import org.wickbench.verification.claim.Request;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Outcome;
import org.wickbench.verification.report.ReportDocument.Part;

/** Carries out the numeric checks of documents by their kinds. */
public final class Experiments implements Verification.Numbers {
    private final Solver solver;

    /** @param solver whose kernels are judged */
    public Experiments(Solver solver) {
        this.solver = solver;
    }

    @Override
    public List<Part> carryOut(Checked derivation, Entry.NumericCheck check) {
        Request request = new Request(derivation.document(), check);
        String equation = check.options().getOrDefault("equation", "");
        boolean wrong =
                derivation.find(equation).filter(step -> !step.asExpected()).isPresent();
        if (wrong) {
            return List.of(new Check(
                    request.id(),
                    check.kind() + " " + check.label(),
                    "Not carried out: the step " + equation + " does not hold.",
                    Outcome.FAILED,
                    List.of()));
        }
        try {
            return switch (check.kind()) {
                case "evolve" -> new EvolutionExperiment(solver, request).run();
                case "ground" -> new GroundExperiment(solver, request).run();
                case "well" -> new WellExperiment(solver, request).run();
                case "propagator" -> new PropagatorExperiment(request).run();
                case "ode" -> new FlowExperiment(request).run();
                default ->
                    throw request.error("there is no check of the kind " + check.kind()
                            + "; there are evolve, ground, ode, propagator, well");
            };
        } catch (ProblemException e) {
            throw request.error(String.valueOf(e.getMessage()));
        } catch (UndeterminedException e) {
            throw request.error("the closed form has no value at a point of the check: " + e.getMessage());
        }
    }
}
