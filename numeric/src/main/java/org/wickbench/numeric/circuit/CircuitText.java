package org.wickbench.numeric.circuit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.wickbench.numeric.emit.Escape;
import org.wickbench.numeric.evolve.Method.Splitting;
import org.wickbench.numeric.grid.Axis;

/** What a circuit says of itself: the comment at its head and its README. */
final class CircuitText {
    private final GeneratedCircuit generated;
    private final EvolutionCircuit circuit;

    CircuitText(GeneratedCircuit generated) {
        this.generated = generated;
        this.circuit = generated.circuit();
    }

    /** Lines for the head of the program. */
    List<String> head(Dialect dialect) {
        List<String> lines = new ArrayList<>(problem());
        lines.add("");
        lines.addAll(registers());
        lines.add("");
        lines.addAll(List.of(
                "Expects the initial state in the registers: the amplitude of |j> is psi(x_j), scaled so that the",
                "squares add up to 1. The final state is read in the same way. Nothing is measured."));
        lines.add("");
        lines.addAll(phase(dialect));
        return lines;
    }

    private List<String> problem() {
        List<String> lines = new ArrayList<>();
        lines.add("i psi_t = (-D lap + zeta) psi from t = 0 to "
                + generated.span().until() + " by " + circuit.steps() + (circuit.steps() == 1 ? " step" : " steps")
                + " of the " + splitting() + " splitting,");
        lines.add("order " + generated.error().order() + ", dt = "
                + generated.span().stepSize() + ", periodic in space");
        lines.add("zeta = " + generated.problem().objective());
        lines.add("D = " + generated.problem().diffusion());
        generated.problem().parameters().forEach((name, value) -> lines.add(name + " = " + value));
        return lines;
    }

    private String splitting() {
        return generated.splitting() == Splitting.STRANG ? "Strang" : "Suzuki-Chin";
    }

    private List<String> registers() {
        return circuit.registers().reversed().stream()
                .map(register -> {
                    Axis axis = register.axis();
                    return axis.name() + " = " + axis.lower() + " + " + axis.spacing() + " j, j = 0 ... "
                            + (axis.points() - 1) + ", in " + register.name() + ": " + register.name()
                            + "[k] is the digit 2^k of j";
                })
                .toList();
    }

    private List<String> phase(Dialect dialect) {
        if (dialect == Dialect.OPENQASM3) {
            return List.of("The global phase is included (gphase), so that the definitions may be controlled.");
        }
        return List.of(
                "The global phase is left out, since OpenQASM 2 has none: with u1(a) = diag(1, exp(i a)) the whole",
                "run lacks the factor exp(" + generated.globalPhase() + " i).");
    }

    String readme(String program, Dialect dialect) {
        Markdown out = new Markdown();
        out.line("# Evolution in real time as a quantum circuit");
        out.paragraph("`" + program + "` is " + (dialect == Dialect.OPENQASM3 ? "OpenQASM 3" : "OpenQASM 2")
                + " and needs only the standard gates. It applies one unitary matrix to a state that is in the registers"
                + " already; put your preparation before its first call and your measurement after its last one.");
        out.block(problem());
        out.line("## Registers");
        out.paragraph(circuit.qubits() + (circuit.qubits() == 1 ? " qubit" : " qubits") + ". The amplitude of a basis"
                + " state is the wave function at its point, scaled so that the squares add up to 1. Registers are declared"
                + " from the last axis to the first: where the first qubit is the least significant one, the number of a"
                + " basis state is the index of its point in row-major order.");
        out.block(registers());
        out.paragraph(phase(dialect).stream().collect(Collectors.joining(" ")));
        steps(out);
        gates(out, dialect);
        errors(out);
        return out.toString();
    }

    private void steps(Markdown out) {
        out.line("## Steps");
        out.paragraph(
                "The last potential flow of a step and the first one of the next are one flow, so " + circuit.steps()
                        + (circuit.steps() == 1 ? " step is" : " steps are")
                        + " the calls below. Coordinates are polynomials in"
                        + " binary digits and the objective is one in them, so its flow is exact: each product of digits is a"
                        + " phase. Squares of wavenumbers are the same between an inverse and a forward Fourier transform, whose"
                        + " highest digit has the weight -2^(n-1): frequencies are signed.");
        out.table(List.of("gate", "matrix", "calls"), rows -> {
            for (Subroutine.Gates part : circuit.parts()) {
                rows.add(List.of("`" + part.name() + "`", "`" + part.remark() + "`", number(calls(part))));
            }
            for (Subroutine.Calls call : circuit.calls()) {
                String parts = call.parts().stream().map(Subroutine.Gates::name).collect(Collectors.joining(", "));
                rows.add(List.of(
                        "`" + call.name() + "`", parts, number(call == circuit.step() ? circuit.steps() - 1 : 1)));
            }
        });
    }

    private long calls(Subroutine.Gates part) {
        long inStep = circuit.step().parts().stream().filter(part::equals).count();
        long outside = circuit.first().parts().stream().filter(part::equals).count()
                + circuit.last().parts().stream().filter(part::equals).count();
        return (circuit.steps() - 1L) * inStep + outside;
    }

    private void gates(Markdown out, Dialect dialect) {
        GateCount step = generated.step();
        GateCount all = circuit.count();
        out.line("## Gates");
        out.table(List.of("", "one step", "whole run"), rows -> {
            all.byKind()
                    .forEach((kind, count) -> rows.add(List.of(
                            "`" + (dialect == Dialect.OPENQASM2 ? kind.replaceAll("^(c?)p$", "$1u1") : kind) + "`",
                            number(step.byKind().getOrDefault(kind, 0L)),
                            number(count))));
            rows.add(List.of("all gates", number(step.total()), number(all.total())));
            rows.add(List.of("on two qubits", number(step.twoQubit()), number(all.twoQubit())));
            rows.add(List.of("depth", number(step.depth()), "at most " + number(all.depth())));
            rows.add(List.of(
                    "depth in gates on two qubits",
                    number(step.twoQubitDepth()),
                    "at most " + number(all.twoQubitDepth())));
        });
        out.paragraph("How one step was compiled, counted after each pass:");
        out.table(List.of("pass", "gates", "on two qubits", "on three or more"), rows -> {
            for (int i = 0; i <= CircuitPass.ORDER.size(); i++) {
                GateCount count = after(i);
                rows.add(List.of(
                        i == 0 ? "as formulated" : CircuitPass.ORDER.get(i - 1).title(),
                        number(count.total()),
                        number(count.twoQubit()),
                        number(count.other())));
            }
        });
    }

    private GateCount after(int passes) {
        return circuit.step().parts().stream()
                .map(part -> part.counts().get(passes))
                .reduce(GateCount::plus)
                .orElseThrow();
    }

    private void errors(Markdown out) {
        SplittingError error = generated.error();
        double until = generated.span().until();
        out.line("## How many steps");
        out.paragraph(
                error.isBound()
                        ? "N steps are off by at most N dt^3 (|[T,[T,V]]|/12 + |[V,[T,V]]|/24), relative to the norm of the"
                                + " state (Childs et al., Phys. Rev. X 11 (2021) 011020, proposition 10), where T = -D lap and"
                                + " V = zeta. The error of the grid itself comes on top."
                        : "N steps are off by N dt^5 times a sum of norms of nested commutators of T = -D lap and V = zeta,"
                                + " relative to the norm of the state: the terms of fifth order, to which the error tends as dt"
                                + " becomes small. The error of the grid itself comes on top.");
        out.paragraph(
                "*Away from the ends* the norms are those of differential operators on states that do not reach the ends"
                        + " of the box, which is what a box stands for: the largest value of each coefficient in the box times powers of"
                        + " the largest wavenumber pi/h. *Any state* on the grid, also one that crosses the ends where the objective"
                        + " jumps, is covered by widths of spectra: |[A,B]| <= (max A - min A) |B|. Smooth states need fewer steps"
                        + " than either.");
        out.table(List.of("error", "steps, away from the ends", "steps, any state"), rows -> {
            for (double wanted : GeneratedCircuit.WANTED_ERRORS) {
                rows.add(List.of(
                        BigDecimal.valueOf(wanted).stripTrailingZeros().toPlainString(),
                        large(error.stepsFor(wanted, until, error.inside())),
                        large(error.stepsFor(wanted, until, error.anywhere()))));
            }
        });
        out.paragraph("For the " + circuit.steps() + (circuit.steps() == 1 ? " step" : " steps") + " written here: "
                + large(error.after(until, circuit.steps(), error.inside())) + " and "
                + large(error.after(until, circuit.steps(), error.anywhere()))
                + ". No two states are further apart than 2.");
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A whole number with all digits while it has few, any other with three. */
    static String large(double value) {
        return value == Math.rint(value) && value < 1e12
                ? number((long) value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    /** Markdown with aligned tables. */
    private static final class Markdown {
        private static final int WIDTH = 118;
        private final StringBuilder text = new StringBuilder();

        void line(String line) {
            text.append(line).append("\n\n");
        }

        void paragraph(String words) {
            int column = 0;
            for (String word : words.split(" ")) {
                if (column > 0 && column + 1 + word.length() > WIDTH) {
                    text.append('\n');
                    column = 0;
                }
                text.append(column == 0 ? "" : " ").append(word);
                column += (column == 0 ? 0 : 1) + word.length();
            }
            text.append("\n\n");
        }

        void block(List<String> lines) {
            lines.forEach(
                    line -> text.append("    ").append(Escape.comment(line)).append('\n'));
            text.append('\n');
        }

        void table(List<String> head, Consumer<List<List<String>>> fill) {
            List<List<String>> rows = new ArrayList<>(List.of(head));
            fill.accept(rows);
            int[] widths = new int[head.size()];
            rows.forEach(row -> {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], row.get(i).length());
                }
            });
            rows.add(1, Arrays.stream(widths).mapToObj("-"::repeat).toList());
            for (List<String> row : rows) {
                text.append('|');
                for (int i = 0; i < widths.length; i++) {
                    text.append(' ')
                            .append(row.get(i))
                            .append(" ".repeat(widths[i] - row.get(i).length()))
                            .append(" |");
                }
                text.append('\n');
            }
            text.append('\n');
        }

        @Override
        public String toString() {
            return text.toString().stripTrailing() + "\n";
        }
    }
}
