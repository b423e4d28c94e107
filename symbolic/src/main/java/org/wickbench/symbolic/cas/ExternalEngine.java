package org.wickbench.symbolic.cas;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.wickbench.symbolic.prove.Engine;
import org.wickbench.symbolic.prove.Statement;

/** Maxima or SymPy as a process of its own, where it is installed. Programs go to standard input, never to a shell. */
public final class ExternalEngine implements Engine {
    private static final long SECONDS = 20;

    private final String name;
    private final Dialect dialect;
    private final List<String> command;

    private ExternalEngine(String name, Dialect dialect, List<String> command) {
        this.name = name;
        this.dialect = dialect;
        this.command = command;
    }

    /** Maxima, called by its name. */
    public static ExternalEngine maxima() {
        return new ExternalEngine("Maxima", Dialect.MAXIMA, List.of("maxima", "--very-quiet"));
    }

    /** SymPy of the system's Python. */
    public static ExternalEngine sympy() {
        return new ExternalEngine("SymPy", Dialect.SYMPY, List.of("/usr/bin/python3", "-"));
    }

    @Override
    public String name() {
        return name;
    }

    /** The program that asks this engine about a statement, if the statement can be put to it. */
    public Optional<String> program(Statement statement) {
        return Question.of(statement).map(dialect::program);
    }

    @Override
    public Optional<Boolean> holds(Statement statement) {
        Optional<String> program = program(statement);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        try {
            String output = run(program.get());
            return output.lines().anyMatch(line -> line.strip().equals("WICK true"))
                    ? Optional.of(true)
                    : Optional.empty();
        } catch (IOException e) {
            // not installed
            return Optional.empty();
        }
    }

    private String run(String program) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            Thread writer = Thread.ofVirtual().start(() -> {
                try (OutputStream in = process.getOutputStream()) {
                    in.write(program.getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    // the process ended early: its output says why
                }
            });
            Thread guard = Thread.ofVirtual().start(() -> {
                try {
                    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                        process.destroyForcibly();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            try (InputStream out = process.getInputStream()) {
                String text = new String(out.readNBytes(1_000_000), StandardCharsets.UTF_8);
                writer.join();
                guard.join();
                return text;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            process.destroyForcibly();
        }
    }
}
