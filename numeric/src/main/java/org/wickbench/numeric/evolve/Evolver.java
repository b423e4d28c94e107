package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Boundary;
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
        return resume(problem, grid, initial, initial, 0, span, method, observer);
    }

    /**
     * Continues a run from a state that its observer was given, bitwise as if it had never stopped, and measures the error of
     * the whole run.
     *
     * @param saved the state after {@code step} steps
     * @param step 0, or the step of an observation
     */
    public Evolution resume(
            Problem problem,
            Grid grid,
            Field initial,
            Field saved,
            long step,
            TimeSpan span,
            Method method,
            Observer observer) {
        Evolution plain = run(problem, grid, initial, saved, step, span, method, observer);
        ErrorStatement error = new Refinement(this, problem, initial, span, method).state(plain.state());
        return new Evolution(plain.state(), plain.observables(), plain.steps(), plain.stepSize(), error);
    }

    /** Evolves once; the error statement has no parts. */
    public Evolution withoutError(
            Problem problem, Grid grid, Field initial, TimeSpan span, Method method, Observer observer) {
        return run(problem, grid, initial, initial, 0, span, method, observer);
    }

    private Evolution run(
            Problem problem,
            Grid grid,
            Field initial,
            Field saved,
            long step,
            TimeSpan span,
            Method method,
            Observer observer) {
        if (!initial.grid().equals(grid) || !saved.grid().equals(grid)) {
            throw new ProblemException("the state lives on another grid than the evolution");
        }
        if (step != 0 && LongStream.rangeClosed(1, span.observations()).noneMatch(i -> span.stepOf(i) == step)) {
            throw new ProblemException("step " + step + " is no observation of this run, which has "
                    + span.observations() + " in " + span.steps() + " steps: it was saved by another run");
        }
        Stepper stepper = stepper(problem, grid, initial, span.stepSize(), method);
        if (step > 0) {
            if (saved.isReal() != stepper.state().isReal()) {
                throw new ProblemException("the saved state is " + (saved.isReal() ? "real" : "complex")
                        + ", this run's is not: it was saved by another run");
            }
            stepper.restore(saved, step);
        }
        List<Observables> observed = new ArrayList<>();
        long done = step;
        observe(stepper, done, span, observed, observer);
        for (int i = 1; i <= span.observations(); i++) {
            long next = span.stepOf(i);
            if (next > done) {
                stepper.advance((int) (next - done));
                done = next;
                observe(stepper, done, span, observed, observer);
            }
        }
        return new Evolution(
                stepper.state(),
                observed,
                span.steps(),
                span.stepSize(),
                new ErrorStatement("L2 distance of the state", 0, 0, 0, 0, List.of("not measured")));
    }

    private static void observe(
            Stepper stepper, long done, TimeSpan span, List<Observables> observed, Observer observer) {
        observed.add(stepper.observe(span.until() * ((double) done / span.steps())));
        observer.at(done, span.steps(), observed.getLast());
        observer.state(done, stepper.state());
    }

    /**
     * The state at time 0, to be moved step by step.
     *
     * @throws ProblemException for what the method or the flow forbids
     */
    public Stepper stepper(Problem problem, Grid grid, Field initial, double step, Method method) {
        if (problem.isTimeDependent() && !method.equals(Method.LIE) && !method.equals(Method.STRANG)) {
            throw new ProblemException(
                    "a problem that changes with the time t is stepped by Lie or Strang splitting (midpoint"
                            + " values, order 1 and 2); the other methods assume a constant H");
        }
        if (grid.axes().stream().anyMatch(axis -> axis.boundary() == Boundary.ABSORBING)
                && (problem.flow() != Flow.REAL_TIME || !(method instanceof Method.SplitStep))) {
            throw new ProblemException(
                    "absorbing ends are there for splittings in real time: nothing runs away in imaginary"
                            + " time, use periodic, Dirichlet or Neumann ends");
        }
        return switch (method) {
            case Method.SplitStep split -> {
                if (split.splitting() == Method.Splitting.SUZUKI_CHIN_4
                        && problem.gradientSquared().isEmpty()) {
                    throw new ProblemException("the Suzuki-Chin splitting needs |grad zeta|^2 for its commutator"
                            + " [V,[T,V]] = 2 D |grad zeta|^2: give the problem its squared gradient, or use Strang");
                }
                yield new SplitStep(problem, grid, initial, step, split.splitting(), compiler, mutation, threads);
            }
            case Method.FiniteDifference difference
            when difference.scheme() == Method.Scheme.CRANK_NICOLSON ->
                new CrankNicolson(problem, grid, initial, step, difference, compiler, mutation);
            case Method.FiniteDifference difference ->
                new ExplicitDifferences(problem, grid, initial, step, difference, compiler, mutation, threads);
        };
    }
}
