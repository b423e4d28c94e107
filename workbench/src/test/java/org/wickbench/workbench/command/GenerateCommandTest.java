package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wickbench.workbench.console.Exit;

class GenerateCommandTest {
    @TempDir
    private Path folder;

    private Run generate(String... more) {
        List<String> line = new ArrayList<>(
                List.of("generate", "--objective", "x^2/2", "--D", "1/2", "--axis", "x=-8:8:40", "--out", "solver"));
        line.addAll(List.of(more));
        return Run.in(folder, line.toArray(String[]::new));
    }

    @Test
    void evolutionsAreWrittenByDifferencesAndBySplittings() throws IOException {
        for (String method : List.of("fd4:runge-kutta-4", "blanes-moan-4")) {
            Run run = generate(
                    "--evolve",
                    "real",
                    "--until",
                    "1/10",
                    "--steps",
                    "20",
                    "--initial",
                    "exp(-x^2)*(1 + I*x)",
                    "--method",
                    method,
                    "--target",
                    "c");
            assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
            assertThat(Files.readString(folder.resolve("solver/evolution.c"))).contains("self-check");
            assertThat(Files.readString(folder.resolve("solver/README.md"))).contains("cc -std=c11");
        }
    }

    @Test
    void activationsAreWrittenByName() {
        Run run = Run.in(folder, "generate", "gelu", "--target", "c", "--out", "activations");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        assertThat(folder.resolve("activations/gelu.c")).exists();
        assertThat(folder.resolve("activations/README.md")).exists();
        Run unknown = Run.in(folder, "generate", "gelo", "--out", "other");
        assertThat(unknown.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(unknown.err()).contains("'gelo'", "gelu");
        assertThat(folder.resolve("other")).doesNotExist();
        Run mixed = Run.in(folder, "generate", "gelu", "--objective", "x^2", "--out", "other");
        assertThat(mixed.exit()).isEqualTo(Exit.INPUT_ERROR);
    }

    @Test
    void explainPrintsWhatTheReadmeSaysOfThePasses() throws IOException {
        Run plain = generate();
        assertThat(plain.out()).doesNotContain("as formulated");
        Run run = generate("--explain");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        String report = run.out().substring(run.out().indexOf("| pass"));
        assertThat(report).contains("as formulated", "fuse multiply-add");
        assertThat(Files.readString(folder.resolve("solver/README.md"))).endsWith(report);
        assertThat(generate("--explain", "--json").out()).contains("\"passes\"", "\"flopsBefore\"", "\"choices\"");
        assertThat(generate("--json").out()).doesNotContain("\"passes\"");
    }

    private void refused(String reason, String... more) {
        Run run = generate(more);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.err()).contains(reason);
        assertThat(folder).as("what a refused run leaves").isEmptyDirectory();
    }

    @Test
    void wrongInputIsRefusedWithTheReason() {
        refused("go with --evolve", "--until", "1");
        refused("give --initial", "--evolve", "real", "--until", "1");
        refused("give --until", "--evolve", "real", "--initial", "exp(-x^2)");
        refused("equal steps", "--evolve", "real", "--until", "1", "--initial", "exp(-x^2)", "--adaptive", "1e-3");
        refused(
                "in memory only",
                "--evolve",
                "imaginary",
                "--until",
                "1",
                "--initial",
                "exp(-x^2)",
                "--method",
                "fd2:crank-nicolson",
                "--boundary",
                "dirichlet");
    }

    private Run circuit(String... more) {
        return circuitIn("openqasm3", more);
    }

    private Run circuitIn(String language, String... more) {
        List<String> line = new ArrayList<>(List.of(
                "generate",
                "--evolve",
                "real",
                "--until",
                "1",
                "--steps",
                "20",
                "--target",
                language,
                "--out",
                "qasm"));
        line.addAll(List.of(more));
        return Run.in(folder, line.toArray(String[]::new));
    }

    @Test
    void circuitsAreWrittenWithTheirCost() throws IOException {
        Run run = circuit("--objective", "x^4/10", "--D", "1/2", "--axis", "x=-4:4:2^5", "--method", "suzuki-chin-4");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        assertThat(run.out())
                .contains("evolution.qasm", "README.md", "qubits                    5")
                .containsPattern("\\bcx +\\d+ +\\d+")
                .containsPattern("0\\.0001 +\\d+ +\\d+");
        assertThat(Files.readString(folder.resolve("qasm/evolution.qasm")))
                .startsWith("OPENQASM 3.0;")
                .contains("gate suzuki_chin_step", "for uint n in [1:19]", "zeta = 1/10*x^4");
        assertThat(Files.readString(folder.resolve("qasm/README.md"))).contains("## Registers", "## How many steps");
        Run two = circuitIn("openqasm2", "--objective", "x*y", "--axis", "x=-4:4:8", "--axis", "y=-1:1:4");
        assertThat(two.exit()).as(two.err()).isEqualTo(Exit.HOLDS);
        assertThat(Files.readString(folder.resolve("qasm/evolution.qasm")))
                .startsWith("OPENQASM 2.0;")
                .contains("qreg q_y[2];\nqreg q_x[3];");
    }

    @Test
    void theCostIsInTheJson() {
        Run run = circuit("--objective", "x^2/2", "--D", "1/2", "--axis", "x=-8:8:64", "--json");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        // 6 qubits: two transforms with 6 h and 15 cp each, two squares with 6 p and 15 cp each
        assertThat(run.out().replaceAll("\\s", ""))
                .contains("\"target\":\"openqasm3\"", "\"qubits\":6", "\"h\":12,\"p\":12,\"cp\":60", "\"neededSteps\"");
    }

    @Test
    void equationsOfDocumentsBecomeCircuits() throws IOException {
        Run run = Run.in(
                folder,
                "generate",
                "--from",
                "correspondence",
                "qde",
                "--param",
                "D=1/2",
                "--param",
                "zeta(x)=x^2/2",
                "--axis",
                "x=-8:8:16",
                "--evolve",
                "--until",
                "1",
                "--target",
                "openqasm3",
                "--out",
                "qasm",
                "--quiet");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        assertThat(Files.readString(folder.resolve("qasm/evolution.qasm"))).contains("by 1000 steps");
    }

    private void noCircuit(String reason, String... more) {
        Run run = circuit(more);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.err()).contains(reason);
        assertThat(folder.resolve("qasm")).doesNotExist();
    }

    @Test
    void whatHasNoCircuitIsRefusedAndNothingIsWritten() {
        String[] good = {"--objective", "x^2", "--axis", "x=-4:4:16"};
        noCircuit(
                "  x^2 + exp(-x)" + System.lineSeparator() + "        ^^^^^^^",
                "--objective",
                "x^2+exp(-x)",
                "--axis",
                good[3]);
        noCircuit("take 64 or 128", "--objective", "x^2", "--axis", "x=-4:4:100");
        noCircuit("at most 24", "--objective", "x^2", "--axis", "x=-4:4:2^25");
        noCircuit(
                "one to three axes",
                "--objective",
                "x^2",
                "--axis",
                "x=-4:4:2",
                "--axis",
                "y=-4:4:2",
                "--axis",
                "z=-4:4:2",
                "--axis",
                "w=-4:4:2");
        noCircuit("periodic axes", with(good, "--boundary", "absorbing"));
        noCircuit("periodic axes", with(good, "--boundary", "dirichlet"));
        noCircuit("strang and suzuki-chin-4", with(good, "--method", "yoshida-4"));
        noCircuit("unknown method", with(good, "--method", "magic"));
        noCircuit("leave --initial", with(good, "--initial", "exp(-x^2)"));
        noCircuit("leave --initial", with(good, "--adaptive", "1e-3"));
        noCircuit("leave --explain out", with(good, "--explain"));
        noCircuit("give --axis", "--objective", "x^2");
        Run many = Run.in(
                folder,
                "generate",
                "--evolve",
                "real",
                "--until",
                "1",
                "--steps",
                "20000",
                "--objective",
                "x^2",
                "--axis",
                good[3],
                "--target",
                "openqasm2",
                "--out",
                "qasm");
        assertThat(many.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(many.err()).contains("no loop");
        Run imaginary = Run.in(
                folder,
                "generate",
                "--objective",
                "x^2",
                "--axis",
                good[3],
                "--evolve",
                "imaginary",
                "--until",
                "1",
                "--target",
                "openqasm3",
                "--out",
                "qasm");
        assertThat(imaginary.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(imaginary.err()).contains("real time");
        Run levels = Run.in(
                folder, "generate", "--objective", "x^2", "--axis", good[3], "--target", "openqasm3", "--out", "qasm");
        assertThat(levels.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(levels.err()).contains("give --evolve real");
        Run activation = Run.in(folder, "generate", "gelu", "--target", "openqasm3", "--out", "qasm");
        assertThat(activation.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(activation.err()).contains("java or c");
        assertThat(folder.resolve("qasm")).doesNotExist();
    }

    /** An array of the .npy format, version 1: a header of 128 bytes and little-endian doubles. */
    private static byte[] npy(double... values) {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + values.length + ",), }";
        ByteBuffer bytes = ByteBuffer.allocate(128 + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put((byte) 0).putShort((short) 118);
        bytes.put(String.format("%-117s\n", header).getBytes(StandardCharsets.US_ASCII));
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }

    @Test
    void circuitsHaveNeitherCubicTermsNorSamples() throws IOException {
        noCircuit("linear equations", "--objective", "x^2", "--cubic", "1", "--axis", "x=-4:4:16");
        noCircuit("has to be a number", "--objective", "x^2", "--cubic", "x", "--axis", "x=-4:4:16");
        Files.write(folder.resolve("v.npy"), npy(4, 1, 0, 1));
        noCircuit("as a formula", "--objective-file", "v.npy", "--axis", "x=-4:4:4");
        // the same circuit without either is written
        Run plain = circuit("--objective", "x^2", "--cubic", "0", "--axis", "x=-4:4:16");
        assertThat(plain.exit()).as(plain.err()).isEqualTo(Exit.HOLDS);
    }

    private static String[] with(String[] line, String... more) {
        List<String> all = new ArrayList<>(List.of(line));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
