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
    /** So many steps lie between two looks at energy and residual. */
    private static final int STEPS_PER_LOOK = 32;
    /** A residual that falls by less in one look has come to rest. */
    private static final double AT_REST = 0.9;

    private static final int MOST_HALVINGS = 40;

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
        Look look = look(hamiltonian, initial);
        Field state = initial;
        double change = Double.POSITIVE_INFINITY;
        double step = longest.stepSize();
        double time = 0;
        long done = 0;
        int halvings = 0;
        while (done < longest.steps() && !(change <= tolerance && look.residual() <= tolerance)) {
            int steps = (int) Math.min(STEPS_PER_LOOK, longest.steps() - done);
            state = evolver.withoutError(
                            problem, grid, state, new TimeSpan(steps * step, steps, 1), method, Observer.NONE)
                    .state();
            done += steps;
            time += steps * step;
            Look next = look(hamiltonian, state);
            change = Math.abs(next.energy() - look.energy());
            boolean atRest = next.residual() > AT_REST * look.residual() && change < 0.01 * next.residual();
            if (atRest && halvings < MOST_HALVINGS) {
                step /= 2;
                halvings++;
            }
            look = next;
        }
        boolean converged = change <= tolerance && look.residual() <= tolerance;
        return new Relaxed(
                state,
                look.energy(),
                look.residual(),
                change,
                done,
                time,
                step,
                converged,
                error(spectrum, grid, look.energy()));
    }

    /** Against the lowest level as another method finds it, with that level's own error. */
    private static ErrorStatement error(Spectrum spectrum, Grid grid, double energy) {
        Level lowest = spectrum.levels(grid, 1).levels().getFirst();
        List<String> notes = new ArrayList<>(lowest.error().notes());
        notes.add("time: against the lowest level as the Lanczos iteration finds it");
        return new ErrorStatement(
                "energy",
                lowest.error().space(),
                Math.abs(energy - lowest.energy()),
                lowest.error().box(),
                lowest.error().roundOff(),
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
