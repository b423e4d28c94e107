package org.wickbench.numeric.circuit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wickbench.numeric.emit.Escape;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.equation.ProblemException;

/** Prints a circuit in OpenQASM: a gate definition for each flow and each kind of step, the registers, the steps. */
final class OpenQasm {
    private static final int MOST_CALLS = 10_000;
    /** {@code pi/2^k} is written as a quotient up to here, which covers the Fourier transform of any register. */
    private static final int MOST_HALVINGS = 31;

    private final EvolutionCircuit circuit;
    private final Dialect dialect;
    private final StringBuilder text = new StringBuilder();

    private OpenQasm(EvolutionCircuit circuit, Dialect dialect) {
        this.circuit = circuit;
        this.dialect = dialect;
    }

    /**
     * The program.
     *
     * @param header lines for its head, of any content
     * @throws ProblemException if the dialect has no loop and the calls are too many
     */
    static String print(EvolutionCircuit circuit, Dialect dialect, List<String> header) {
        return new OpenQasm(circuit, dialect).print(header);
    }

    private String print(List<String> header) {
        if (dialect == Dialect.OPENQASM2 && circuit.steps() > MOST_CALLS) {
            throw new ProblemException("OpenQASM 2 has no loop, and " + circuit.steps()
                    + " steps would be as many lines:" + " take at most " + MOST_CALLS + " steps, or openqasm3");
        }
        line(dialect == Dialect.OPENQASM2 ? "OPENQASM 2.0;" : "OPENQASM 3.0;");
        line("include \"" + (dialect == Dialect.OPENQASM2 ? "qelib1.inc" : "stdgates.inc") + "\";");
        line("");
        header.forEach(one -> line(("// " + Escape.comment(one)).strip()));
        circuit.parts().forEach(this::define);
        circuit.calls().forEach(this::define);
        line("");
        for (Register register : circuit.registers()) {
            line(
                    dialect == Dialect.OPENQASM2
                            ? "qreg " + register.name() + "[" + register.size() + "];"
                            : "qubit[" + register.size() + "] " + register.name() + ";");
        }
        line("");
        run();
        return text.toString();
    }

    private void run() {
        line(call(circuit.first(), "[", "]"));
        String step = call(circuit.step(), "[", "]");
        int repeated = circuit.steps() - 1;
        if (dialect == Dialect.OPENQASM2 || repeated == 1) {
            text.repeat(step + "\n", repeated);
        } else if (repeated > 1) {
            line("for uint n in [1:" + repeated + "] {");
            line("  " + step);
            line("}");
        }
        line(call(circuit.last(), "[", "]"));
    }

    private void define(Subroutine subroutine) {
        line("");
        line("// " + subroutine.remark());
        line("gate " + subroutine.name() + " " + qubits("_", "") + " {");
        switch (subroutine) {
            case Subroutine.Gates flow ->
                flow.gates().stream()
                        .map(this::statement)
                        .filter(statement -> !statement.isEmpty())
                        .forEach(statement -> line("  " + statement));
            case Subroutine.Calls step -> step.parts().forEach(part -> line("  " + call(part, "_", "")));
        }
        line("}");
    }

    private String call(Subroutine subroutine, String open, String close) {
        return subroutine.name() + " " + qubits(open, close) + ";";
    }

    private String qubits(String open, String close) {
        List<String> names = new ArrayList<>();
        for (Register register : circuit.registers()) {
            for (int k = 0; k < register.size(); k++) {
                names.add(register.name() + open + k + close);
            }
        }
        return String.join(", ", names);
    }

    /** A statement inside a gate definition, none for what the dialect cannot say. */
    private String statement(Gate gate) {
        boolean two = dialect == Dialect.OPENQASM2;
        return switch (gate) {
            case Gate.Hadamard(int qubit) -> "h " + qubit(qubit) + ";";
            case Gate.ControlledNot(int control, int target) -> "cx " + qubit(control) + ", " + qubit(target) + ";";
            case Gate.Swap(int one, int other)
            when two -> {
                String a = qubit(one);
                String b = qubit(other);
                yield "cx " + a + ", " + b + "; cx " + b + ", " + a + "; cx " + a + ", " + b + ";";
            }
            case Gate.Swap(int one, int other) -> "swap " + qubit(one) + ", " + qubit(other) + ";";
            case Gate.Phase(int set, BigDecimal angle) ->
                switch (Integer.bitCount(set)) {
                    case 0 -> two ? "" : "gphase(" + angle(angle) + ");";
                    case 1 -> (two ? "u1(" : "p(") + angle(angle) + ") " + members(set) + ";";
                    case 2 -> (two ? "cu1(" : "cp(") + angle(angle) + ") " + members(set) + ";";
                    default -> throw unwritable(gate);
                };
            case Gate.ParityPhase _ -> throw unwritable(gate);
        };
    }

    private static InternalException unwritable(Gate gate) {
        return new InternalException("a pass left " + gate);
    }

    private String members(int set) {
        return IntStream.range(0, circuit.qubits())
                .filter(q -> (set >> q & 1) == 1)
                .mapToObj(this::qubit)
                .collect(Collectors.joining(", "));
    }

    private String qubit(int number) {
        for (Register register : circuit.registers()) {
            if (number < register.first() + register.size()) {
                return register.name() + "_" + (number - register.first());
            }
        }
        throw new InternalException("there is no qubit " + number);
    }

    static String angle(BigDecimal angle) {
        double value = Angle.reduced(angle);
        double part = Math.PI;
        for (int k = 0; k <= MOST_HALVINGS; k++, part /= 2) {
            if (Math.abs(value) == part) {
                return (value < 0 ? "-pi" : "pi") + (k == 0 ? "" : "/" + (1L << k));
            }
        }
        return Double.toString(value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
