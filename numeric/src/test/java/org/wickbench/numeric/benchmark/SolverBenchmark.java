package org.wickbench.numeric.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.Evolution;
import org.wickbench.numeric.evolve.Evolver;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Observer;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.numeric.spectrum.Levels;
import org.wickbench.symbolic.expr.Expr;

/**
 * Time of a Strang step and of a finite-difference step, in runs of 40 steps whose set-up and two observations are spread over
 * them, and of a ground state. {@code wick bench} times warm steps in turns with programs in C, which JMH cannot do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx3g"})
public class SolverBenchmark {
    private static final int STEPS = 40;

    @Param({"1024x1024", "1048576", "128x128x128"})
    public String points = "";

    @Param({"complex", "real", "sine"})
    public String kind = "";

    @Param({"1", "2"})
    public int threads;

    private Problem problem = Problem.of(Expr.ZERO, Expr.HALF, "x");
    private Grid grid = Grid.of(new Axis("x", 0, 1, 2, Boundary.PERIODIC));
    private Field initial = Field.real(grid, new double[2]);
    private TimeSpan differenceSpan = TimeSpan.of(STEPS, STEPS);
    private Evolver evolver = new Evolver(
            new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour()), KernelMutation.NONE, 1);

    @Setup
    public void setUp() {
        String[] names = {"x", "y", "z"};
        int[] sizes =
                Arrays.stream(points.split("x")).mapToInt(Integer::parseInt).toArray();
        boolean sine = kind.equals("sine");
        List<Axis> axes = new ArrayList<>();
        List<Expr> squares = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            axes.add(new Axis(
                    names[i], -8, 8, sine ? sizes[i] - 1 : sizes[i], sine ? Boundary.DIRICHLET : Boundary.PERIODIC));
            squares.add(Expr.pow(Expr.sym(names[i]), 2));
        }
        grid = new Grid(axes);
        Flow flow = kind.equals("complex") ? Flow.REAL_TIME : Flow.IMAGINARY_TIME;
        problem = Problem.of(Expr.add(squares), Expr.HALF, Arrays.copyOf(names, sizes.length))
                .in(flow);
        Expr gaussian = Expr.exp(Expr.neg(Expr.add(squares)));
        double largest = 100;
        for (Axis axis : grid.axes()) {
            largest += 0.5 * 4 / (axis.spacing() * axis.spacing());
        }
        differenceSpan = TimeSpan.of(STEPS / (2 * largest), STEPS);
        initial = new Solver().initial(problem, grid, gaussian, Expr.ZERO);
        evolver = new Evolver(
                new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour()), KernelMutation.NONE, threads);
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public Evolution strangStep() {
        return evolver.withoutError(
                problem, grid, initial, TimeSpan.of(0.001 * STEPS, STEPS), Method.STRANG, Observer.NONE);
    }

    /** Explicit Euler in imaginary time, Runge-Kutta in real time. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public Evolution differenceStep() {
        Method.Scheme scheme = kind.equals("complex") ? Method.Scheme.RUNGE_KUTTA_4 : Method.Scheme.EULER;
        return evolver.withoutError(
                problem, grid, initial, differenceSpan, new Method.FiniteDifference(2, scheme), Observer.NONE);
    }

    /** {@code r^2/2 + r^4/10} in two dimensions to 1e-10, error statement included; the parameters do not matter. */
    @Benchmark
    public Levels groundState() {
        Expr r2 = Expr.add(Expr.pow(Expr.sym("x"), 2), Expr.pow(Expr.sym("y"), 2));
        Expr zeta = Expr.add(Expr.mul(Expr.HALF, r2), Expr.mul(Expr.num(1, 10), Expr.pow(r2, 2)));
        return new Solver().ground(Problem.of(zeta, Expr.HALF, "x", "y"), 1e-10, 1);
    }
}
