package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.InternalException;
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
    public Evolution evolve(Problem problem, Grid grid, Start start, TimeSpan span, Method method, Observer observer) {
        return resume(problem, grid, start, Snapshot.start(start.field()), span, method, observer);
    }

    /** The same for a state of which nothing but its values is known. */
    public Evolution evolve(
            Problem problem, Grid grid, Field initial, TimeSpan span, Method method, Observer observer) {
        return evolve(problem, grid, Start.of(initial), span, method, observer);
    }

    /**
     * Continues a run from where its observer was told that it stood, bitwise as if it had never stopped, and measures the
     * error of the whole run.
     *
     * @param start the run's initial state
     * @param from of a run with the same problem, grid, initial state, span and method
     */
    public Evolution resume(
            Problem problem, Grid grid, Start start, Snapshot from, TimeSpan span, Method method, Observer observer) {
        Field initial = start.field();
        Footprint.require(problem, grid, !initial.isReal(), method);
        Evolution plain = run(problem, grid, initial, from, span, method, observer);
        Replay replay = new EqualSteps(this, problem, span, method, observer);
        ErrorStatement error = new Refinement(this, problem, start, replay, method).state(plain.state());
        return new Evolution(plain.state(), plain.observables(), plain.steps(), plain.stepSize(), error);
    }

    /**
     * Evolves in steps that follow the local error, and measures the error of the final state by taking the same steps
     * again, each of them divided, and on other grids.
     */
    public AdaptiveEvolution adaptive(
            Problem problem, Grid grid, Start start, AdaptiveSpan span, Method method, Observer observer) {
        return resumeAdaptive(problem, grid, start, Snapshot.start(start.field()), span, method, observer);
    }

    /** The same for a state of which nothing but its values is known. */
    public AdaptiveEvolution adaptive(
            Problem problem, Grid grid, Field initial, AdaptiveSpan span, Method method, Observer observer) {
        return adaptive(problem, grid, Start.of(initial), span, method, observer);
    }

    /**
     * Continues such an evolution from where its observer was told that it stood, bitwise as if it had never stopped.
     *
     * @param from of a run with the same problem, grid, initial state, span and method
     */
    public AdaptiveEvolution resumeAdaptive(
            Problem problem,
            Grid grid,
            Start start,
            Snapshot from,
            AdaptiveSpan span,
            Method method,
            Observer observer) {
        Field initial = start.field();
        Footprint.requireAdaptive(problem, grid, !initial.isReal(), method);
        if (!initial.grid().equals(grid)) {
            throw new ProblemException("the state lives on another grid than the evolution");
        }
        AdaptiveRun run = new AdaptiveRun(this, problem, grid, initial, from, span, method, observer);
        AdaptiveEvolution plain = run.run();
        Replay replay = new RecordedSteps(this, problem, run.sizes(), span.until(), method, observer);
        Evolution found = plain.evolution();
        ErrorStatement error = new Refinement(this, problem, start, replay, method).state(found.state());
        return new AdaptiveEvolution(
                new Evolution(found.state(), found.observables(), found.steps(), found.stepSize(), error),
                plain.tolerance(),
                plain.accepted(),
                plain.rejected(),
                plain.smallest(),
                plain.largest());
    }

    /** Evolves once; the error statement has no parts. */
    public Evolution withoutError(
            Problem problem, Grid grid, Field initial, TimeSpan span, Method method, Observer observer) {
        return run(problem, grid, initial, Snapshot.start(initial), span, method, observer);
    }

    private Evolution run(
            Problem problem, Grid grid, Field initial, Snapshot from, TimeSpan span, Method method, Observer observer) {
        Field saved = from.state().get();
        if (!initial.grid().equals(grid) || !saved.grid().equals(grid)) {
            throw new ProblemException("the state lives on another grid than the evolution");
        }
        List<Long> pauses = span.pauses(grid.size());
        long done = from.step();
        if (!pauses.contains(done) || (done > 0 && from.observed().size() != span.observationsUntil(done))) {
            throw new ProblemException("a run of " + span.steps() + " steps with " + span.observations()
                    + " observations does not pause after step " + done + " with "
                    + from.observed().size() + " of them made: it was saved by another run");
        }
        Stepper stepper = stepper(problem, grid, initial, span.stepSize(), method);
        if (done > 0) {
            if (saved.isReal() != stepper.state().isReal()) {
                throw new ProblemException("the saved state is " + (saved.isReal() ? "real" : "complex")
                        + ", this run's is not: it was saved by another run");
            }
            stepper.restore(saved, done);
        }
        List<Observables> observed = new ArrayList<>(from.observed());
        for (long next : pauses) {
            if (next < done || (next == done && next > 0)) {
                continue;
            }
            if (next > done) {
                stepper.advance((int) (next - done));
                done = next;
            }
            if (span.observationsUntil(done) > observed.size()) {
                double time = span.until() * ((double) done / span.steps());
                double overlap = Math.sqrt(Math.min(1, Quadrature.overlap(initial, stepper.state())));
                observed.add(stepper.observe(time).withOverlap(overlap));
                observer.at(done, span.steps(), observed.getLast());
            }
            observer.pause(new Snapshot(
                    done,
                    Collections.unmodifiableList(observed),
                    stepper::state,
                    () -> new double[0],
                    done == span.steps()));
        }
        return new Evolution(
                stepper.state(),
                observed,
                span.steps(),
                span.stepSize(),
                ErrorStatement.none("L2 distance of the state"));
    }

    private static void requireCubic(Problem problem, Grid grid, Method method) {
        if (!method.equals(Method.LIE) && !method.equals(Method.STRANG)) {
            throw new ProblemException(
                    "an equation with a cubic term is stepped by Lie or Strang splitting (order 1 and 2),"
                            + " whose flow of potential and cubic term is exact");
        }
        if (grid.axes().stream().anyMatch(axis -> axis.boundary() == Boundary.ABSORBING)) {
            throw new ProblemException(
                    "absorbing ends are there for linear equations: use periodic, Dirichlet or Neumann"
                            + " ends with a cubic term");
        }
    }

    /**
     * The state at time 0, to be moved step by step.
     *
     * @throws ProblemException for what the method or the flow forbids
     */
    public Stepper stepper(Problem problem, Grid grid, Field initial, double step, Method method) {
        if (problem.drifts() != method.equals(Method.CHANG_COOPER)) {
            throw new ProblemException(
                    problem.drifts()
                            ? "an equation with a drift is stepped by the method of Chang and Cooper"
                            : "the method of Chang and Cooper is there for equations with a drift");
        }
        if (problem.drifts()) {
            return new ChangCooper(problem, grid, initial, step, compiler, threads);
        }
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
        if (problem.isCubic()) {
            requireCubic(problem, grid, method);
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
            case Method.FiniteVolume _ -> throw new InternalException("finite volumes are stepped by another class");
            case Method.FiniteDifference difference
            when difference.scheme() == Method.Scheme.CRANK_NICOLSON ->
                grid.dimension() == 1 && difference.order() == 2
                        ? new CrankNicolson(problem, grid, initial, step, compiler, mutation)
                        : new SplitCrankNicolson(problem, grid, initial, step, difference, compiler, mutation, threads);
            case Method.FiniteDifference difference ->
                new ExplicitDifferences(problem, grid, initial, step, difference, compiler, mutation, threads);
        };
    }
}
