package org.wickbench.numeric.circuit;

import java.math.BigDecimal;
import java.util.List;
import org.wickbench.numeric.emit.ContentHash;
import org.wickbench.numeric.emit.SourceFile;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Method.Splitting;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.OnGrid;

/**
 * The circuit of an evolution in real time, with what it costs and how far it is from the exact evolution.
 *
 * @param problem the problem that it evolves
 * @param circuit the circuit
 * @param span its time and its steps
 * @param splitting how it steps
 * @param error how far it is from the exact evolution on the grid
 * @param files the program and its README
 */
public record GeneratedCircuit(
        Problem problem,
        EvolutionCircuit circuit,
        TimeSpan span,
        Splitting splitting,
        SplittingError error,
        List<SourceFile> files) {
    /** The errors for which the README and the command state how many steps they take. */
    public static final List<Double> WANTED_ERRORS = List.of(1e-2, 1e-4, 1e-6);

    private static final String NAME = "evolution.qasm";

    public GeneratedCircuit {
        files = List.copyOf(files);
    }

    /**
     * Writes the circuit of a splitting.
     *
     * @param version of the program that writes
     * @throws ProblemException if the objective is no polynomial, an axis is not periodic or has not {@code 2^n} points, the
     *     evolution is not one in real time, or the method is neither Strang's nor Suzuki and Chin's
     */
    public static GeneratedCircuit write(
            Problem problem, Grid grid, TimeSpan span, Method method, Dialect dialect, String version) {
        Splitting splitting = splitting(method);
        SplitStepCircuit.require(problem, grid);
        Polynomial objective = PolynomialReader.objective(problem);
        EvolutionCircuit circuit = SplitStepCircuit.build(problem, grid, objective, span, splitting);
        SplittingError error = SplittingError.of(splitting, objective, OnGrid.diffusion(problem), grid);
        GeneratedCircuit generated = new GeneratedCircuit(problem, circuit, span, splitting, error, List.of());
        CircuitText text = new CircuitText(generated);
        String body = OpenQasm.print(circuit, dialect, text.head(dialect));
        String signed = "// Written by Wickbench " + version + "; content "
                + ContentHash.of(body).substring(0, 16) + ".\n";
        int afterVersion = body.indexOf('\n') + 1;
        SourceFile program =
                new SourceFile(NAME, body.substring(0, afterVersion) + signed + body.substring(afterVersion));
        SourceFile readme = new SourceFile("README.md", text.readme(NAME, dialect));
        return new GeneratedCircuit(problem, circuit, span, splitting, error, List.of(program, readme));
    }

    private static Splitting splitting(Method method) {
        if (method.equals(Method.STRANG) || method.equals(Method.SUZUKI_CHIN_4)) {
            return ((Method.SplitStep) method).splitting();
        }
        throw new ProblemException("circuits are written for the splittings strang and suzuki-chin-4 alone");
    }

    /** The gates of one of the steps that are alike. */
    public GateCount step() {
        return GateCount.of(circuit.step().gates());
    }

    /** The sum of the global phases of the whole run, in [-pi, pi]. */
    public double globalPhase() {
        BigDecimal step = globalPhase(circuit.step()).multiply(BigDecimal.valueOf(circuit.steps() - 1L));
        return Angle.reduced(globalPhase(circuit.first()).add(step).add(globalPhase(circuit.last())));
    }

    private static BigDecimal globalPhase(Subroutine part) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Gate gate : part.gates()) {
            if (gate instanceof Gate.Phase(int qubits, BigDecimal angle) && qubits == 0) {
                sum = sum.add(angle);
            }
        }
        return sum;
    }
}
