package org.wickbench.workbench.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lowest level of {@code r^2/2 + r^4/10}, from the start of a process to its end: the command line against others. */
final class WholeProcess {
    private static final String OBJECTIVE = "(x^2+y^2)/2 + (x^2+y^2)^2/10";
    /** All programs aim at 1e-10; one that is ten times as far off has not done the task. */
    private static final double RIGHT = 1e-9;

    private WholeProcess() {}

    /**
     * Another program for the same task.
     *
     * @param commands run one after the other, in the folder
     * @param result the file that the last of them writes the energy to; its standard output if there is none
     * @param energy finds the energy there
     * @param description what it does, for the table
     */
    record Rival(List<List<String>> commands, Optional<String> result, Pattern energy, String description) {}

    /** Python with SciPy: Lanczos on a sine grid. */
    static Outcome scipy(Benchmarks.Settings settings) {
        Path script = packaged("ground.py", settings.folder());
        return race(
                "ground-process",
                new Rival(
                        List.of(List.of("python3", script.toString())),
                        Optional.empty(),
                        Pattern.compile("\"energies\"\\s*:\\s*\\[\\s*([-+0-9.eE]+)"),
                        "SciPy: sine DVR, eigsh"),
                Optional.empty(),
                settings);
    }

    /** XMDS2: relaxation in imaginary time by a program that it generates and compiles. */
    static Outcome xmds(Benchmarks.Settings settings) {
        packaged("ground.xmds", settings.folder());
        return race(
                "ground-process-xmds",
                new Rival(
                        List.of(List.of("xmds2", "ground.xmds"), List.of("./ground")),
                        Optional.of("ground.xsil"),
                        Pattern.compile("<Stream>.*\\s+([-+0-9.eE]+)\\s"),
                        "XMDS2: generated, compiled and run"),
                Optional.of(15.0),
                settings);
    }

    private static Outcome race(String name, Rival rival, Optional<Double> target, Benchmarks.Settings settings) {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        String missing = "";
        try {
            // not counted: files come into memory, and XMDS2 looks for its compiler once
            time(rival, settings.folder());
        } catch (Peer.Missing e) {
            missing = "no peer: " + e.getMessage();
        }
        Rival own = own();
        try {
            time(own, settings.folder());
            for (int round = 0; round < settings.rounds(); round++) {
                double mine = time(own, settings.folder());
                ours.add(mine);
                if (missing.isEmpty()) {
                    double other = time(rival, settings.folder());
                    theirs.add(other);
                    ratios.add(other / mine);
                }
            }
        } catch (Peer.Missing e) {
            String note = "not timed: " + e.getMessage();
            return new Outcome(name, Double.NaN, "ms", Optional.empty(), List.of(), target, false, note);
        }
        return new Outcome(
                name,
                Rounds.median(ours),
                "ms",
                theirs.isEmpty() ? Optional.empty() : Optional.of(Rounds.median(theirs)),
                ratios.stream().sorted().toList(),
                target,
                false,
                missing.isEmpty() ? "whole process; " + rival.description() : missing);
    }

    /** The launcher where there is one, and else this process's own Java. */
    private static Rival own() {
        List<String> command = new ArrayList<>();
        String launcher = System.getProperty("wick.launcher", "");
        if (launcher.isEmpty()) {
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.wickbench.workbench.Main"));
        } else {
            command.add(launcher);
        }
        command.addAll(List.of("solve", "--objective", OBJECTIVE, "--D", "1/2", "--ground", "--tolerance", "1e-10"));
        command.add("--json");
        return new Rival(
                List.of(command),
                Optional.empty(),
                Pattern.compile("\"energies\"\\s*:\\s*\\[\\s*([-+0-9.eE]+)"),
                "wick solve");
    }

    /** Milliseconds on the wall, if every command ended well and the energy is right. */
    static double time(Rival rival, Path folder) throws Peer.Missing {
        try {
            long start = System.nanoTime();
            String text = "";
            for (List<String> command : rival.commands()) {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new Peer.Missing(command.getFirst() + " is installed but fails here");
                }
            }
            double time = 1e-6 * (System.nanoTime() - start);
            if (rival.result().isPresent()) {
                text = Files.readString(folder.resolve(rival.result().get()));
            }
            Matcher energy = rival.energy().matcher(text);
            if (!energy.find()) {
                throw new Peer.Missing(rival.description() + " printed no energy");
            }
            double found = Double.parseDouble(energy.group(1));
            // not-a-number fails too
            if (!(Math.abs(found - Whole.ENERGY) < RIGHT)) {
                throw new Peer.Missing(rival.description() + " found the energy " + found + ", not " + Whole.ENERGY);
            }
            return time;
        } catch (IOException e) {
            throw new Peer.Missing(rival.commands().getFirst().getFirst() + " is not installed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Peer.Missing("interrupted");
        }
    }

    private static Path packaged(String name, Path folder) {
        Path file = folder.resolve(name);
        try (InputStream text = WholeProcess.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException(name + " is not packaged");
            }
            Files.write(file, text.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
