package org.wickbench.workbench.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.wickbench.numeric.BuildReport;
import org.wickbench.numeric.Generated;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.activation.Activation;
import org.wickbench.numeric.activation.ActivationSource;
import org.wickbench.numeric.circuit.Dialect;
import org.wickbench.numeric.emit.SourceFile;
import org.wickbench.numeric.emit.Target;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.verification.report.Json;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.OutputFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wick generate}: a standalone solver as source text. */
@Command(
        name = "generate",
        description =
                "Writes a standalone solver for the lowest levels of H = -D lap + objective, or for the evolution of a"
                        + " state: one readable source file with its own README and self-check. With a name, an activation"
                        + " function and its vector-Jacobian product.")
public final class GenerateCommand implements Callable<Integer> {
    private static final String SCHEMA = "wickbench.generate/1";

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "ACTIVATION",
            description = "Write an activation function instead: softmax, sigmoid, tanh, softplus, silu or gelu.")
    private Optional<String> activation = Optional.empty();

    @Mixin
    private ProblemOptions problemOptions = new ProblemOptions();

    @Option(
            names = "--target",
            paramLabel = "LANGUAGE",
            defaultValue = "java",
            description = "java or c; for an evolution in real time also openqasm3 or openqasm2 (default:"
                    + " ${DEFAULT-VALUE}).")
    private Language language = Language.JAVA;

    @Option(names = "--levels", paramLabel = "K", defaultValue = "1", description = "How many levels (default: 1).")
    private int levels = 1;

    @Option(
            names = "--evolve",
            paramLabel = "TIME",
            arity = "0..1",
            fallbackValue = "equation",
            description = "Write an evolution instead: real, imaginary or normalised; with --from in the time of the"
                    + " equation, if left out.")
    private Optional<SolveCommand.TimeKind> evolve = Optional.empty();

    @Mixin
    private EvolutionOptions evolution = new EvolutionOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write into.")
    private Path out = Path.of("");

    @Option(
            names = "--explain",
            description = "Print what the compiler did: operations before and after each pass, and what it weighed.")
    private boolean explain;

    @Mixin
    private ResultOptions options = new ResultOptions();

    public GenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return switch (language.writes()) {
            case Language.Writes.Program(Target target)
            when activation.isPresent() -> activation(activation.get(), target).code();
            case Language.Writes.Program(Target target) -> program(target).code();
            case Language.Writes.Circuit _
            when activation.isPresent() -> throw new InputException("an activation is written in java or c");
            case Language.Writes.Circuit(Dialect dialect) -> circuit(dialect).code();
        };
    }

    private Grid grid() {
        return problemOptions
                .grid()
                .orElseThrow(() ->
                        new InputException("what is generated needs its grid: give --axis, as in --axis x=-6:6:128"));
    }

    private Exit circuit(Dialect dialect) {
        if (explain) {
            throw new InputException("the README of a circuit says how it was compiled: leave --explain out");
        }
        Grid grid = grid();
        Posed posed = problemOptions.posed(console, options);
        return new CircuitTask(console, posed, evolution, out, options).run(SCHEMA, evolve, grid, language, dialect);
    }

    private Exit program(Target target) {
        Posed posed = problemOptions.posed(console, options);
        OutputFolder folder = OutputFolder.at(console.resolve(out));
        Grid grid = grid();
        Flow flow = evolve.map(posed::flow).orElse(Flow.IMAGINARY_TIME);
        Problem problem = posed.problem(flow, Optional.of(grid));
        Solver solver = KernelFolder.solver();
        Generated generated =
                evolve.isPresent() ? evolution(solver, problem, grid, target) : levels(solver, problem, grid, target);
        List<SourceFile> files = generated.files();
        files.forEach(file -> folder.write(file.name(), file.text()));
        if (options.json) {
            Json.Fields json = Json.object()
                    .with("schema", SCHEMA)
                    .with("problem", ProblemOptions.json(problem))
                    .with("grid", ProblemOptions.json(grid))
                    .with("target", language.word())
                    .with("files", files, file -> new Json.Text(file.name()));
            console.out().print((explain ? explained(json, generated.report()) : json).print());
        } else {
            files.forEach(file -> console.out().println(out.resolve(file.name())));
            if (explain) {
                console.out().println();
                console.out().print(generated.report().table());
            }
        }
        return Exit.HOLDS;
    }

    private Exit activation(String name, Target target) {
        Activation known = Activation.named(name)
                .orElseThrow(() -> new InputException("there is no activation '" + name + "'; there are "
                        + Arrays.stream(Activation.values())
                                .map(Activation::functionName)
                                .collect(Collectors.joining(", "))));
        if (problemOptions.stated() || evolve.isPresent() || evolution.stated() || explain) {
            throw new InputException("an activation takes --target and --out and nothing else");
        }
        OutputFolder folder = OutputFolder.at(console.resolve(out));
        List<SourceFile> files = ActivationSource.write(known, target, Library.version());
        files.forEach(file -> folder.write(file.name(), file.text()));
        if (options.json) {
            console.out()
                    .print(Json.object()
                            .with("schema", SCHEMA)
                            .with("activation", known.functionName())
                            .with("formula", known.formula())
                            .with("forwardUlps", known.forwardUlps())
                            .with("productUlps", known.productUlps())
                            .with("target", language.word())
                            .with("files", files, file -> new Json.Text(file.name()))
                            .print());
        } else {
            files.forEach(file -> console.out().println(out.resolve(file.name())));
        }
        return Exit.HOLDS;
    }

    private static Json.Fields explained(Json.Fields json, BuildReport report) {
        return json.with("passes", report.passes(), pass -> Json.object()
                        .with("pass", pass.pass())
                        .with("flopsBefore", pass.flopsBefore())
                        .with("flopsAfter", pass.flopsAfter())
                        .with("bytesBefore", pass.bytesBefore())
                        .with("bytesAfter", pass.bytesAfter()))
                .with("choices", report.choices(), choice -> Json.object()
                        .with("pass", choice.pass())
                        .with("routine", choice.routine())
                        .with("choice", choice.choice())
                        .with("timeWithout", choice.timeWithout())
                        .with("timeWith", choice.timeWith())
                        .with("taken", choice.taken()));
    }

    private Generated levels(Solver solver, Problem problem, Grid grid, Target target) {
        if (evolution.stated()) {
            throw new InputException("--until and --initial go with --evolve");
        }
        return solver.generate(problem, grid, levels, target);
    }

    private Generated evolution(Solver solver, Problem problem, Grid grid, Target target) {
        ComplexParts initial = evolution.formula("a generated evolution").counted(problem.data());
        return solver.generate(
                problem,
                grid,
                initial.re(),
                initial.im(),
                evolution.span(),
                Methods.named(evolution.method(), grid.dimension()),
                target);
    }
}
