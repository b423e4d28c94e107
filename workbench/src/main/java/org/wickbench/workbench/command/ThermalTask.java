package org.wickbench.workbench.command;

import java.util.Locale;
import java.util.Optional;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.spectrum.Thermal;
import org.wickbench.verification.report.Json;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.Progress;

/** {@code wick solve --thermal}: partition function and what follows from it at one inverse temperature. */
record ThermalTask(Console console, Posed posed, ResultOptions options) {

    Exit run(Optional<Grid> given, String text) {
        double beta = Constants.real(text, "--thermal");
        Grid grid = given.orElseThrow(() -> new InputException(
                "thermal quantities need all levels of a grid: give --axis, as in --axis x=-6:6:128"));
        Problem problem = posed.problem(Flow.IMAGINARY_TIME, Optional.of(grid));
        Solver solver = KernelFolder.solver();
        Thermal found;
        try (Progress _ = Progress.of(console, options.quiet, "finding all levels", -1)) {
            found = solver.thermal(problem, grid, beta);
        }
        console.out().print(options.json ? json(problem, grid, found).print() : text(found));
        return Exit.HOLDS;
    }

    private static String text(Thermal found) {
        Thermal.Errors errors = found.errors();
        return String.format(Locale.ROOT, "%-22s %-22s %s%n", "quantity", "value", "error estimate")
                + line("partition function Z", found.partition(), errors.partition(), errors.atLeast())
                + line("energy U", found.energy(), errors.energy(), errors.atLeast())
                + line("free energy F", found.freeEnergy(), errors.freeEnergy(), errors.atLeast())
                + line("entropy S", found.entropy(), errors.entropy(), errors.atLeast())
                + line("heat capacity C", found.heatCapacity(), errors.heatCapacity(), errors.atLeast())
                + "errors against: " + errors.domain() + System.lineSeparator()
                + (errors.atLeast()
                        ? String.join(System.lineSeparator(), errors.notes()) + System.lineSeparator()
                        : "");
    }

    private static String line(String name, double value, double error, boolean atLeast) {
        return String.format(Locale.ROOT, "%-22s %-22s %s%.1e%n", name, value, atLeast ? "at least " : "", error);
    }

    private static Json.Fields json(Problem problem, Grid grid, Thermal found) {
        Thermal.Errors errors = found.errors();
        return Json.object()
                .with("schema", "wickbench.solve/1")
                .with("problem", ProblemOptions.json(problem))
                .with("grid", ProblemOptions.json(grid))
                .with("beta", found.beta())
                .with("partition", found.partition())
                .with("energy", found.energy())
                .with("freeEnergy", found.freeEnergy())
                .with("entropy", found.entropy())
                .with("heatCapacity", found.heatCapacity())
                .with("statedFor", errors.domain())
                .with("atLeast", errors.atLeast())
                .with("notes", errors.notes(), Json.Text::new)
                .with(
                        "errors",
                        Json.object()
                                .with("partition", errors.partition())
                                .with("energy", errors.energy())
                                .with("freeEnergy", errors.freeEnergy())
                                .with("entropy", errors.entropy())
                                .with("heatCapacity", errors.heatCapacity()));
    }
}
