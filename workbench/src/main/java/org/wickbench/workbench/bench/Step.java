package org.wickbench.workbench.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.Evolver;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Stepper;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.symbolic.expr.Expr;

/**
 * A step whose time is measured: {@code u = exp(-r^2)} in the box {@code -8 .. 8} of each axis under {@code zeta = r^2/10},
 * {@code D = 1/2}. The programs in C state the same problem.
 *
 * @param points points of each axis
 */
record Step(Kind kind, List<Integer> points) {
    private static final String[] NAMES = {"x", "y", "z"};
    /** The splittings' step. */
    private static final double STRANG_STEP = 0.001;

    /** The kinds of steps, and how the peer is called. */
    enum Kind {
        COMPLEX("strang", "complex"),
        REAL("strang", "real"),
        SINE("strang", "sine"),
        DIFFERENCES_2("euler", "2"),
        DIFFERENCES_8("euler", "8");

        private final String program;
        private final String argument;

        Kind(String program, String argument) {
            this.program = program;
            this.argument = argument;
        }

        boolean isDifferences() {
            return program.equals("euler");
        }
    }

    /** The file name of the peer's source, without its ending. */
    String program() {
        return kind.program;
    }

    int size() {
        return points.stream().reduce(1, Math::multiplyExact);
    }

    List<String> peerArguments(boolean patient, int threads) {
        List<String> arguments = new ArrayList<>(List.of(kind.argument));
        if (!kind.isDifferences()) {
            arguments.add(patient ? "PATIENT" : "MEASURE");
        }
        arguments.add(Integer.toString(threads));
        points.forEach(n -> arguments.add(Integer.toString(n)));
        return arguments;
    }

    /** Our solver at the initial state. */
    Contestant ours(int threads) {
        Problem problem = problem();
        Grid grid = grid();
        Field initial = initial(problem, grid);
        Stepper stepper = stepper(problem, grid, initial, threads);
        return new Contestant() {
            @Override
            public double run(int steps) {
                double start = Stopwatch.now(threads);
                stepper.advance(steps);
                return Stopwatch.now(threads) - start;
            }

            @Override
            public double[] value(int point) {
                Field state = stepper.state();
                return new double[] {state.re()[point], state.isReal() ? 0 : state.im()[point]};
            }

            @Override
            public void reset() {
                stepper.restore(initial, 0);
            }
        };
    }

    Stepper stepper(Problem problem, Grid grid, Field initial, int threads) {
        Evolver evolver = new Evolver(
                new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour()), KernelMutation.NONE, threads);
        return evolver.stepper(problem, grid, initial, timeStep(grid), method());
    }

    Field initial(Problem problem, Grid grid) {
        Field real = new Solver().initial(problem, grid, Expr.exp(Expr.neg(square())), Expr.ZERO);
        return kind == Kind.COMPLEX ? real.toComplex() : real;
    }

    Problem problem() {
        return Problem.of(Expr.mul(Expr.num(1, 10), square()), Expr.HALF, Arrays.copyOf(NAMES, points.size()))
                .in(kind == Kind.COMPLEX ? Flow.REAL_TIME : Flow.IMAGINARY_TIME);
    }

    private Expr square() {
        List<Expr> squares = new ArrayList<>();
        for (int axis = 0; axis < points.size(); axis++) {
            squares.add(Expr.pow(Expr.sym(NAMES[axis]), 2));
        }
        return squares.size() == 1 ? squares.getFirst() : Expr.add(squares);
    }

    Grid grid() {
        List<Axis> axes = new ArrayList<>();
        for (int axis = 0; axis < points.size(); axis++) {
            axes.add(new Axis(
                    NAMES[axis], -8, 8, points.get(axis), kind == Kind.SINE ? Boundary.DIRICHLET : Boundary.PERIODIC));
        }
        return new Grid(axes);
    }

    private Method method() {
        return switch (kind) {
            case COMPLEX, REAL, SINE -> Method.STRANG;
            case DIFFERENCES_2 -> new Method.FiniteDifference(2, Method.Scheme.EULER);
            case DIFFERENCES_8 -> new Method.FiniteDifference(8, Method.Scheme.EULER);
        };
    }

    /** As in {@code reset()} of the peer. */
    private double timeStep(Grid grid) {
        if (!kind.isDifferences()) {
            return STRANG_STEP;
        }
        double bound = 20;
        for (Axis axis : grid.axes()) {
            bound += 0.5 / (axis.spacing() * axis.spacing()) * (kind == Kind.DIFFERENCES_2 ? 4 : 6.6);
        }
        return 0.5 / bound;
    }
}
