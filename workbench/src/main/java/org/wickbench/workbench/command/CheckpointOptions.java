package org.wickbench.workbench.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wickbench.numeric.evolve.Snapshot;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.OutputFolder;
import org.wickbench.workbench.store.Checkpoint;
import org.wickbench.workbench.store.RunIdentity;
import picocli.CommandLine.Option;

/** The options that let a run outlive its process. */
final class CheckpointOptions {
    private static final Pattern EVERY = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(s|m|h|steps|)");

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Write there, again and again, where the run stands; if the file exists, go on from it.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--checkpoint-every",
            paramLabel = "AMOUNT",
            description = "How often: seconds as in 30, or 30s, 5m, 2h, 1000steps (default: 60).")
    private Optional<String> every = Optional.empty();

    @Option(names = "--resume", paramLabel = "FILE", description = "Go on from this checkpoint, which has to exist.")
    private Optional<Path> resume = Optional.empty();

    /** True if a checkpoint was asked for. */
    boolean used() {
        return checkpoint.isPresent() || resume.isPresent() || every.isPresent();
    }

    /** Refuses, before the work, what could not be done during it. */
    void check(Console console) {
        if (every.isPresent() && checkpoint.isEmpty()) {
            throw new InputException("--checkpoint-every goes with --checkpoint FILE");
        }
        every.ifPresent(CheckpointOptions::rhythm);
        checkpoint.ifPresent(file -> OutputFolder.requireWritable(console.resolve(file)));
    }

    /** Where the run starts: at a checkpoint, or at its initial state. */
    Snapshot start(Console console, RunIdentity run, Grid grid, Field initial) {
        if (resume.isPresent()) {
            return Checkpoint.read(console.resolve(resume.get()), run, grid);
        }
        if (checkpoint.isPresent() && Files.exists(console.resolve(checkpoint.get()))) {
            return Checkpoint.read(console.resolve(checkpoint.get()), run, grid);
        }
        return Snapshot.start(initial);
    }

    /** What writes checkpoints as the run goes on; nothing if none was asked for. */
    Keeper keeper(Console console, RunIdentity run) {
        return checkpoint
                .<Keeper>map(file -> new Keeping(console.resolve(file), run, rhythm(every.orElse("60"))))
                .orElse(_ -> {});
    }

    /** Told at every pause of a run. */
    @FunctionalInterface
    interface Keeper {
        void pause(Snapshot snapshot);
    }

    /** At least so many steps and so much time lie between two checkpoints. */
    private record Rhythm(long steps, long nanoseconds) {}

    private static Rhythm rhythm(String text) {
        Matcher matcher = EVERY.matcher(text.strip());
        if (!matcher.matches()
                || (matcher.group(2).equals("steps") && matcher.group(1).contains("."))) {
            throw new InputException(
                    "--checkpoint-every is written as 30 or 30s, 5m, 2h or 1000steps, not '" + text + "'");
        }
        double amount = Double.parseDouble(matcher.group(1));
        return switch (matcher.group(2)) {
            case "steps" -> new Rhythm(Math.max(1, (long) amount), 0);
            case "m" -> new Rhythm(1, (long) (amount * 60e9));
            case "h" -> new Rhythm(1, (long) (amount * 3600e9));
            default -> new Rhythm(1, (long) (amount * 1e9));
        };
    }

    private static final class Keeping implements Keeper {
        private final Path file;
        private final RunIdentity run;
        private final Rhythm rhythm;
        private long lastStep = -1;
        private long lastTime = System.nanoTime();

        Keeping(Path file, RunIdentity run, Rhythm rhythm) {
            this.file = file;
            this.run = run;
            this.rhythm = rhythm;
        }

        @Override
        public void pause(Snapshot snapshot) {
            if (lastStep < 0) {
                // where the run starts: there is nothing to lose yet
                lastStep = snapshot.step();
                return;
            }
            boolean due = snapshot.step() - lastStep >= rhythm.steps()
                    && System.nanoTime() - lastTime >= rhythm.nanoseconds();
            if (due || snapshot.last()) {
                Checkpoint.write(file, run, snapshot);
                lastStep = snapshot.step();
                lastTime = System.nanoTime();
            }
        }
    }
}
