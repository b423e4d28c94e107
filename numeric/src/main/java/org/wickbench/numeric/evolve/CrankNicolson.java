package org.wickbench.numeric.evolve;

import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Memory;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.run.KernelCompiler;

/** The trapezoidal rule with differences of order 2 on one axis: unconditionally stable, order 2 in time. */
final class CrankNicolson implements Stepper {
    private final Problem problem;
    private final Grid grid;
    private final double diffusion;
    private final double inverseSquare;
    private double half;
    private final boolean complex;
    private final CompiledKernel kernel;
    private final double[] objective;
    private final double[] diagonal;
    private final double[][] elimination;
    private final Field state;
    private final Field work;
    private final double initialNorm;

    CrankNicolson(
            Problem problem, Grid grid, Field initial, double step, KernelCompiler compiler, KernelMutation mutation) {
        Axis axis = grid.axis(0);
        if (axis.boundary() != Boundary.DIRICHLET && axis.boundary() != Boundary.NEUMANN) {
            throw new ProblemException("Crank-Nicolson is there for Dirichlet and Neumann ends, not for "
                    + axis.boundary() + " ones: use a splitting");
        }
        if (axis.points() < 3) {
            throw new ProblemException("Crank-Nicolson needs at least 3 points, not " + axis.points());
        }
        this.problem = problem;
        this.grid = grid;
        this.diffusion = OnGrid.diffusion(problem);
        this.inverseSquare = 1 / (axis.spacing() * axis.spacing());
        this.half = step / 2;
        this.complex = problem.flow() == Flow.REAL_TIME;
        Memory.require(10.0 * grid.size(), "a Crank-Nicolson evolution on " + grid.size() + " points");
        this.kernel = compiler.compile(
                Passes.run(mutation.applyTo(new CrankNicolsonProgram(problem, grid, complex).build()))
                        .program(),
                "Crank-Nicolson steps of H = -D lap + zeta\nzeta = " + problem.statement() + "\nD = "
                        + problem.diffusion() + "\nparameters p0, p1, ... = "
                        + problem.parameters().keySet());
        int n = grid.size();
        this.objective = new double[n];
        kernel.call("objective", OnGrid.arrays(problem, grid, objective), new int[0], OnGrid.parameterValues(problem));
        OnGrid.requireFinite(grid, objective, "the objective");
        this.diagonal = new double[n];
        kernel.call("diagonals", new double[][] {objective, diagonal}, new int[0], diffusion, inverseSquare);
        this.elimination = complex ? new double[4][n] : new double[2][n];
        factorise();
        this.state = complex ? initial.toComplex() : initial.copy();
        this.work = new Field(grid, new double[n], new double[state.im().length]);
        this.initialNorm = Quadrature.norm(state);
    }

    private void factorise() {
        if (half < 0 && problem.flow() != Flow.REAL_TIME) {
            throw new ProblemException("imaginary time runs forward only: exp(+tau H) is unbounded");
        }
        double[][] arrays = new double[elimination.length + 1][];
        arrays[0] = diagonal;
        System.arraycopy(elimination, 0, arrays, 1, elimination.length);
        kernel.call("factorise", arrays, new int[0], diffusion, inverseSquare, half);
    }

    @Override
    public void restart(Field from, double time, double newStep) {
        restore(from, 0);
        half = newStep / 2;
        factorise();
    }

    @Override
    public void advance(int steps) {
        for (int done = 0; done < steps; done++) {
            if (complex) {
                kernel.call(
                        "step",
                        new double[][] {
                            state.re(),
                            state.im(),
                            work.re(),
                            work.im(),
                            diagonal,
                            elimination[0],
                            elimination[1],
                            elimination[2],
                            elimination[3]
                        },
                        new int[0],
                        diffusion,
                        inverseSquare,
                        half);
            } else {
                real(state.re(), work.re());
                if (!state.isReal()) {
                    real(state.im(), work.im());
                }
            }
            if (problem.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
                double factor = initialNorm / Quadrature.norm(state);
                for (int i = 0; i < state.re().length; i++) {
                    state.re()[i] *= factor;
                }
                for (int i = 0; i < state.im().length; i++) {
                    state.im()[i] *= factor;
                }
            }
        }
    }

    private void real(double[] u, double[] w) {
        kernel.call(
                "step",
                new double[][] {u, w, diagonal, elimination[0], elimination[1]},
                new int[0],
                diffusion,
                inverseSquare,
                half);
    }

    @Override
    public void restore(Field saved, long step) {
        System.arraycopy(saved.re(), 0, state.re(), 0, saved.re().length);
        System.arraycopy(saved.im(), 0, state.im(), 0, saved.im().length);
    }

    @Override
    public Field state() {
        return state;
    }

    @Override
    public Observables observe(double time) {
        double squared = Quadrature.squaredNorm(state);
        if (!Double.isFinite(squared)) {
            throw new ProblemException("the state overflowed at time " + time + ": shift the objective towards zero");
        }
        double energy = energy(state.re());
        double current = 0;
        if (!state.isReal()) {
            energy += energy(state.im());
            double[] re = state.re();
            double[] im = state.im();
            for (int j = 0; j + 1 < re.length; j++) {
                // Im(conj(psi_j) psi_(j+1)): both one-sided differences of the pair
                current += 2 * (re[j] * im[j + 1] - im[j] * re[j + 1]);
            }
            // 2 D times the sum of Im(conj(psi) psi_x) dx with the central difference over 2 dx
            current *= 2 * diffusion / 2 / squared;
        }
        return new Observables(
                time,
                Math.sqrt(squared),
                Quadrature.mass(state),
                energy * grid.cell() / squared,
                Quadrature.moments(state, new double[] {current}));
    }

    private double energy(double[] u) {
        double off = -diffusion * inverseSquare;
        double sum = 0;
        for (int j = 0; j < u.length; j++) {
            sum += diagonal[j] * u[j] * u[j];
            if (j + 1 < u.length) {
                sum += 2 * off * u[j] * u[j + 1];
            }
        }
        return sum;
    }

    @Override
    public double operatorBound() {
        double bound = 0;
        for (double d : diagonal) {
            bound = Math.max(bound, Math.abs(d) + 2 * diffusion * inverseSquare);
        }
        return bound;
    }
}
