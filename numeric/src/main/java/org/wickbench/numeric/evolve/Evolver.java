package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.run.KernelCompiler;

/** Evolves states and states their error. */
public final class Evolver {
    private final KernelCompiler compiler;
    private final KernelMutation mutation;
    private final int threads;

    public Evolver(KernelCompiler compiler, KernelMutation mutation, int threads) {
        this.compiler = compiler;
        this.mutation = mutation;
        this.threads = threads;
    }

    /**
     * Evolves and measures the error by refinement.
     *
     * @throws ProblemException for what the method or the flow forbids
     */
    public Evolution evolve(
            Problem problem, Grid grid, Field initial, TimeSpan span, Method method, Observer observer) {
        Evolution plain = withoutError(problem, grid, initial, span, method, observer);
        ErrorStatement error =
                new Refinement(this, problem, initial, span, method).state(plain.state());
        return new Evolution(plain.state(), plain.observables(), plain.steps(), plain.stepSize(), error);
    }

    /** Evolves once; the error statement has no parts. */
    public Evolution withoutError(
            Problem problem, Grid grid, Field initial, TimeSpan span, Method method, Observer observer) {
        if (!initial.grid().equals(grid)) {
            throw new ProblemException("the initial state lives on another grid than the evolution");
        }
        Stepper stepper = stepper(problem, grid, initial, span.stepSize(), method);
        List<Observables> observed = new ArrayList<>();
        int done = 0;
        observed.add(stepper.observe(0));
        observer.at(0, span.steps(), observed.getLast());
        for (int i = 1; i <= span.observations(); i++) {
            int next = (int) ((long) span.steps() * i / span.observations());
            stepper.advance(next - done);
            done = next;
            observed.add(stepper.observe(span.until() * ((double) done / span.steps())));
            observer.at(done, span.steps(), observed.getLast());
        }
        return new Evolution(
                stepper.state(),
                observed,
                span.steps(),
                span.stepSize(),
                new ErrorStatement("L2 distance of the state", 0, 0, 0, 0, List.of("not measured")));
    }

    Stepper stepper(Problem problem, Grid grid, Field initial, double step, Method method) {
        return switch (method) {
            case Method.SplitStep split -> {
                if (split.splitting() == Method.Splitting.SUZUKI_CHIN_4 && problem.gradientSquared().isEmpty()) {
                    throw new ProblemException("the Suzuki-Chin splitting needs |grad zeta|^2 for its commutator"
                            + " [V,[T,V]] = 2 D |grad zeta|^2: give the problem its squared gradient, or use Strang");
                }
                yield new SplitStep(problem, grid, initial, step, split.splitting(), compiler, mutation, threads);
            }
            case Method.FiniteDifference difference when difference.scheme() == Method.Scheme.CRANK_NICOLSON ->
                new CrankNicolson(problem, grid, initial, step, difference, compiler, mutation);
            case Method.FiniteDifference difference ->
                new ExplicitDifferences(problem, grid, initial, step, difference, compiler, mutation, threads);
        };
    }
}
