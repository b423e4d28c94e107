package org.wickbench.numeric.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wickbench.numeric.Problems;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;

/** The program quantum-circuit of the npm registry reads OpenQASM 2 as we do; skipped where node does not find it. */
class SecondReaderTest {
    private static final String SCRIPT = """
            const QuantumCircuit = require("quantum-circuit");
            const circuit = new QuantumCircuit();
            let errors = [];
            circuit.importQASM(require("fs").readFileSync(process.argv[2], "utf8"), found => { errors = found; });
            if (errors.length > 0) { console.log(JSON.stringify(errors)); process.exit(1); }
            circuit.run();
            for (const one of circuit.stateAsArray()) { console.log(one.amplitude.re + " " + one.amplitude.im); }
            """;

    /** Different amplitudes everywhere. */
    private static final String PREPARATION = """
            h q_x[0]; h q_x[1]; h q_x[2]; h q_y[0];
            u1(0.3) q_x[0]; h q_x[0]; u1(0.5) q_x[1]; h q_x[1]; u1(0.7) q_x[2]; h q_x[2]; u1(1.1) q_y[0]; h q_y[0];
            """;

    @TempDir
    private Path folder;

    private List<String> node(String... arguments) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("read.js"), SCRIPT);
        Process process;
        try {
            process = new ProcessBuilder(arguments)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            return List.of();
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0
                ? text.lines().toList()
                : List.of();
    }

    @Test
    void anotherProgramReadsTheSameState() throws IOException, InterruptedException {
        assumeTrue(
                node("node", "-e", "require('quantum-circuit'); console.log('there')")
                        .contains("there"),
                "node does not find quantum-circuit: npm install it, and name its folder in NODE_PATH");
        Grid grid = Grid.of(new Axis("x", -2, 2, 8, Boundary.PERIODIC), new Axis("y", -1, 1, 2, Boundary.PERIODIC));
        Expr zeta = Expr.add(
                Expr.mul(Expr.num(new BigDecimal("0.2")), Expr.pow(Problems.X, 3), Problems.Y),
                Expr.mul(Expr.HALF, Expr.pow(Problems.X, 2)));
        String text = new Solver()
                .circuit(
                        Problem.of(zeta, Expr.HALF, "x", "y"),
                        grid,
                        TimeSpan.of(0.6, 3),
                        Method.STRANG,
                        Dialect.OPENQASM2)
                .files()
                .getFirst()
                .text()
                .replaceFirst("(qreg q_x.*\n)", "$1" + PREPARATION);
        Files.writeString(folder.resolve("circuit.qasm"), text);
        List<String> amplitudes = node("node", "read.js", "circuit.qasm");
        double[] ground = new double[16];
        ground[0] = 1;
        double[][] expected = new QasmSimulator(text).run(ground, new double[16]);
        assertThat(amplitudes).hasSize(16);
        for (int j = 0; j < 16; j++) {
            String[] parts = amplitudes.get(j).split(" ");
            // it rounds amplitudes to 14 decimals as it goes
            assertThat(Math.hypot(
                            Double.parseDouble(parts[0]) - expected[0][j],
                            Double.parseDouble(parts[1]) - expected[1][j]))
                    .isLessThan(1e-11);
        }
    }
}
