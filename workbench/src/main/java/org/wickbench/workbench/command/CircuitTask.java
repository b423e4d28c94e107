package org.wickbench.workbench.command;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.wickbench.numeric.circuit.Dialect;
import org.wickbench.numeric.circuit.GateCount;
import org.wickbench.numeric.circuit.GeneratedCircuit;
import org.wickbench.numeric.circuit.SplittingError;
import org.wickbench.numeric.emit.SourceFile;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.verification.report.Json;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.OutputFolder;

/** {@code wick generate --target openqasm3}: from a problem to a circuit, its files and what it costs. */
record CircuitTask(Console console, Posed posed, EvolutionOptions evolution, Path out, ResultOptions options) {

    /**
     * Writes the circuit once all of it is there.
     *
     * @param evolve the kind of time, if one was asked for
     */
    Exit run(String schema, Optional<SolveCommand.TimeKind> evolve, Grid grid, Language language, Dialect dialect) {
        Flow flow = evolve.map(posed::flow)
                .orElseThrow(() -> new InputException("a circuit is an evolution in real time: give --evolve real"));
        if (posed instanceof Posed.ByEquation drifting && drifting.equation().drifts()) {
            throw new InputException("a circuit is written for equations without a drift");
        }
        evolution.requireNoState("a circuit acts on whatever state its registers hold");
        Problem problem = posed.problem(flow, Optional.of(grid));
        GeneratedCircuit generated = KernelFolder.solver()
                .circuit(problem, grid, evolution.span(), Methods.named(evolution.method(), grid.dimension()), dialect);
        OutputFolder folder = OutputFolder.at(console.resolve(out));
        generated.files().forEach(file -> folder.write(file.name(), file.text()));
        console.out()
                .print(options.json ? json(schema, generated, grid, language).print() : text(generated));
        return Exit.HOLDS;
    }

    private String text(GeneratedCircuit generated) {
        StringBuilder text = new StringBuilder();
        for (SourceFile file : generated.files()) {
            text.append(out.resolve(file.name())).append(System.lineSeparator());
        }
        GateCount step = generated.step();
        GateCount all = generated.circuit().count();
        text.append(String.format(
                "%nqubits                    %d%n%n", generated.circuit().qubits()));
        row(text, "gates", "one step", "whole run");
        all.byKind().forEach((kind, count) -> row(text, kind, step.byKind().getOrDefault(kind, 0L), count));
        row(text, "all", step.total(), all.total());
        row(text, "on two qubits", step.twoQubit(), all.twoQubit());
        row(text, "depth", step.depth(), all.depth());
        row(text, "depth on two qubits", step.twoQubitDepth(), all.twoQubitDepth());
        text.append(System.lineSeparator());
        row(
                text,
                generated.error().isBound() ? "steps for error below" : "steps for error about",
                "away from ends",
                "any state");
        for (double wanted : GeneratedCircuit.WANTED_ERRORS) {
            row(
                    text,
                    BigDecimal.valueOf(wanted).stripTrailingZeros().toPlainString(),
                    rounded(needed(generated, wanted, SplittingError::inside)),
                    rounded(needed(generated, wanted, SplittingError::anywhere)));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String what, Object one, Object other) {
        text.append(String.format(Locale.ROOT, "%-22s %14s %14s%n", what, one, other));
    }

    private static double needed(GeneratedCircuit generated, double wanted, ToDoubleFunction<SplittingError> constant) {
        SplittingError error = generated.error();
        return error.stepsFor(wanted, generated.span().until(), constant.applyAsDouble(error));
    }

    private static String rounded(double steps) {
        return steps < 1e12 ? String.valueOf((long) steps) : String.format(Locale.ROOT, "%.2e", steps);
    }

    private static Json.Fields json(String schema, GeneratedCircuit generated, Grid grid, Language language) {
        SplittingError error = generated.error();
        double until = generated.span().until();
        long steps = generated.span().steps();
        return Json.object()
                .with("schema", schema)
                .with("problem", ProblemOptions.json(generated.problem()))
                .with("grid", ProblemOptions.json(grid))
                .with("target", language.word())
                .with("files", generated.files(), file -> new Json.Text(file.name()))
                .with("qubits", generated.circuit().qubits())
                .with("registers", generated.circuit().registers(), register -> Json.object()
                        .with("axis", register.axis().name())
                        .with("name", register.name())
                        .with("qubits", register.size()))
                .with("steps", steps)
                .with("stepSize", generated.span().stepSize())
                .with("order", error.order())
                .with("globalPhase", generated.globalPhase())
                .with("step", json(generated.step()))
                .with("run", json(generated.circuit().count()))
                .with(
                        "error",
                        Json.object()
                                .with("bound", error.isBound())
                                .with("awayFromEnds", error.after(until, steps, error.inside()))
                                .with("anyState", error.after(until, steps, error.anywhere())))
                .with("neededSteps", GeneratedCircuit.WANTED_ERRORS, wanted -> Json.object()
                        .with("error", wanted)
                        .with("awayFromEnds", needed(generated, wanted, SplittingError::inside))
                        .with("anyState", needed(generated, wanted, SplittingError::anywhere)));
    }

    private static Json.Fields json(GateCount count) {
        Json.Fields kinds = Json.object();
        for (var kind : count.byKind().entrySet()) {
            kinds = kinds.with(kind.getKey(), kind.getValue());
        }
        return Json.object()
                .with("gates", kinds)
                .with("total", count.total())
                .with("twoQubit", count.twoQubit())
                .with("depth", count.depth())
                .with("twoQubitDepth", count.twoQubitDepth());
    }
}
