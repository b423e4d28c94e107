package org.wickbench.numeric.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.ErrorStatement;
import org.wickbench.numeric.evolve.Evolver;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Observer;
import org.wickbench.numeric.evolve.Snapshot;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.OnGrid;

/**
 * The ground state by imaginary time at constant norm, until energy and residual say that it is there. The state at which a
 * splitting comes to rest is off by the splitting's own error; where the energy no longer moves and the residual no longer
 * falls, the step is halved, so that the outcome is an eigenstate of {@code H} and not of the splitting.
 */
public final class Relaxation {
    /**
     * So many steps lie between the first looks at energy and residual; twice as many once a step is halved, or a state that
     * still falls would seem at rest for want of time.
     */
    private static final int STEPS_PER_LOOK = 32;
    /** A residual that falls by less in one look has come to rest. */
    private static final double AT_REST = 0.9;

    private static final int MOST_HALVINGS = 30;

    private final Evolver evolver;
    private final Problem problem;

    /** @param problem in normalised imaginary time */
    public Relaxation(Evolver evolver, Problem problem) {
        if (problem.flow() != Flow.NORMALISED_IMAGINARY_TIME) {
            throw new ProblemException("only imaginary time at constant norm comes to rest: evolve normalised");
        }
        this.evolver = evolver;
        this.problem = problem;
    }

    /**
     * Relaxes a state.
     *
     * @param longest the first step's size and how many steps there may be
     * @param tolerance below which residual and change of the energy count as converged [1/T]
     */
    public Relaxed relax(Grid grid, Field initial, TimeSpan longest, Method method, double tolerance) {
        return resume(grid, initial, Snapshot.start(initial), longest, method, tolerance, Observer.NONE);
    }

    /**
     * Continues such a relaxation from where its observer was told that it stood, bitwise as if it had never stopped.
     *
     * @param from of one with the same grid, initial state, span, method and tolerance
     * @param observer told at each look by {@link Observer#pause}
     */
    public Relaxed resume(
            Grid grid,
            Field initial,
            Snapshot from,
            TimeSpan longest,
            Method method,
            double tolerance,
            Observer observer) {
        if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
            throw new ProblemException("the tolerance must be a positive number, not " + tolerance);
        }
        if (!(method instanceof Method.SplitStep)) {
            throw new ProblemException("a state is relaxed by a splitting, whose Laplacian is the spectral one that its"
                    + " residual is taken with: use strang or suzuki-chin-4");
        }
        Spectrum spectrum = new Spectrum(problem);
        double[] potential = spectrum.objective().onGrid(grid);
        OnGrid.requireFinite(grid, potential, "the objective");
        GridHamiltonian hamiltonian = new GridHamiltonian(grid, spectrum.diffusion(), potential);
        double floor = 64 * Math.ulp(1.0) * hamiltonian.bound();
        if (tolerance < floor) {
            throw new ProblemException("the tolerance " + tolerance + " is below what double precision reaches on this"
                    + " grid: round-off alone is " + floor);
        }
        Standing at = from.step() == 0
                ? Standing.start(initial, look(hamiltonian, initial), longest.stepSize())
                : Standing.of(from, grid);
        while (true) {
            boolean over = at.done >= longest.steps() || at.converged(tolerance);
            observer.pause(at.snapshot(over));
            if (over) {
                break;
            }
            int steps = (int) Math.min((long) STEPS_PER_LOOK << at.halvings, longest.steps() - at.done);
            TimeSpan stretch = new TimeSpan(steps * at.step, steps, 1);
            Field next = evolver.withoutError(problem, grid, at.state, stretch, method, Observer.NONE)
                    .state();
            at = at.after(next, steps, look(hamiltonian, next));
        }
        return new Relaxed(
                at.state,
                at.look.energy(),
                at.look.residual(),
                at.change,
                at.done,
                at.time,
                at.step,
                at.converged(tolerance),
                error(spectrum, grid, at.look.energy()));
    }

    /** Where a relaxation stands between two looks. */
    private record Standing(Field state, Look look, double change, double step, double time, long done, int halvings) {

        static Standing start(Field initial, Look look, double step) {
            return new Standing(initial, look, Double.POSITIVE_INFINITY, step, 0, 0, 0);
        }

        static Standing of(Snapshot from, Grid grid) {
            double[] carried = from.carried().get();
            Field saved = from.state().get();
            if (carried.length != 6 || !saved.grid().equals(grid)) {
                throw new ProblemException("this relaxation cannot stand there after " + from.step()
                        + " steps: it was saved by another run");
            }
            return new Standing(
                    saved, new Look(carried[0], carried[1]), carried[2], carried[3], carried[4], from.step(), (int)
                            carried[5]);
        }

        Snapshot snapshot(boolean last) {
            return new Snapshot(
                    done,
                    List.of(),
                    () -> state,
                    () -> new double[] {look.energy(), look.residual(), change, step, time, halvings},
                    last);
        }

        boolean converged(double tolerance) {
            return change <= tolerance && look.residual() <= tolerance;
        }

        Standing after(Field next, int steps, Look seen) {
            double moved = Math.abs(seen.energy() - look.energy());
            boolean atRest = seen.residual() > AT_REST * look.residual() && moved < 0.01 * seen.residual();
            boolean halve = atRest && halvings < MOST_HALVINGS;
            return new Standing(
                    next,
                    seen,
                    moved,
                    halve ? step / 2 : step,
                    time + steps * step,
                    done + steps,
                    halve ? halvings + 1 : halvings);
        }
    }

    /** Against the lowest level as another method finds it, with that level's own error. */
    private static ErrorStatement error(Spectrum spectrum, Grid grid, double energy) {
        Level lowest = spectrum.levels(grid, 1).levels().getFirst();
        List<String> notes = new ArrayList<>(lowest.error().notes());
        notes.add("time: against the lowest level as the Lanczos iteration finds it");
        return new ErrorStatement(
                "energy",
                lowest.error().domain(),
                lowest.error().space(),
                Math.abs(energy - lowest.energy()),
                lowest.error().box(),
                lowest.error().roundOff(),
                lowest.error().open(),
                notes);
    }

    private record Look(double energy, double residual) {}

    private static Look look(GridHamiltonian hamiltonian, Field state) {
        double[] re = new double[state.re().length];
        double[] im = new double[state.im().length];
        hamiltonian.apply(state.re(), re);
        if (!state.isReal()) {
            hamiltonian.apply(state.im(), im);
        }
        double norm = dot(state.re(), state.re()) + dot(state.im(), state.im());
        double energy = (dot(state.re(), re) + dot(state.im(), im)) / norm;
        double square = distance(re, state.re(), energy) + distance(im, state.im(), energy);
        return new Look(energy, Math.sqrt(square / norm));
    }

    private static double distance(double[] image, double[] vector, double energy) {
        double sum = 0;
        for (int i = 0; i < image.length; i++) {
            double r = image[i] - energy * vector[i];
            sum += r * r;
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
