package org.wickbench.workbench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.OutputFolder;
import org.wickbench.workbench.store.Result;
import org.wickbench.workbench.store.StateFile;
import picocli.CommandLine.Option;

/** The options that name files for the states of a result. */
final class ResultFiles {
    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Save the states as .h5, .npy or .csv; as often as needed.")
    private List<Path> save = new ArrayList<>();

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Plot the states' densities, in one or two dimensions, as .svg or .png.")
    private List<Path> plot = new ArrayList<>();

    @Option(names = "--plot-parts", description = "Plot real and imaginary parts, in one dimension, beside densities.")
    private boolean parts;

    /** True if a file was asked for. */
    boolean used() {
        return !save.isEmpty() || !plot.isEmpty();
    }

    /** Refuses, before the work, what could not be written after it. */
    void check(Console console, Optional<Grid> grid) {
        save.forEach(file -> {
            StateFile.of(file);
            OutputFolder.requireWritable(console.resolve(file));
        });
        plot.forEach(file -> {
            PlotFile.check(file);
            OutputFolder.requireWritable(console.resolve(file));
        });
        grid.ifPresent(this::check);
    }

    private void check(Grid grid) {
        if (!plot.isEmpty() && grid.dimension() > 2) {
            throw new InputException("states of one or two dimensions are plotted; save these as .h5 instead");
        }
        if (!plot.isEmpty() && parts && grid.dimension() > 1) {
            throw new InputException("real and imaginary parts are plotted in one dimension: leave --plot-parts out");
        }
    }

    /** True if a picture was asked for. */
    boolean plots() {
        return !plot.isEmpty();
    }

    void save(Console console, Result result) {
        save.forEach(file -> StateFile.write(console.resolve(file), result));
    }

    void write(Console console, Result result, StatePlot picture) {
        save(console, result);
        plot.forEach(file -> {
            check(picture.grid());
            OutputFolder.writeFile(console.resolve(file), PlotFile.bytes(file, picture, parts));
        });
    }
}
