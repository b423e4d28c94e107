package org.wickbench.workbench.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A program in C that takes its orders, one a line, from its standard input. */
final class Peer implements Contestant, AutoCloseable {
    private final Process process;
    private final BufferedReader replies;

    private Peer(Process process) {
        this.process = process;
        this.replies = process.inputReader(StandardCharsets.US_ASCII);
    }

    /** Why there is no peer. */
    static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        Missing(String reason) {
            super(reason);
        }
    }

    /**
     * Compiles a packaged program.
     *
     * @param libraries what to link, such as {@code -lm}
     * @return the executable, below the folder
     */
    static Path compile(Path folder, String program, List<String> libraries) throws Missing {
        Path executable = folder.resolve(program);
        if (Files.exists(executable)) {
            return executable;
        }
        Path source = folder.resolve(program + ".c");
        try (InputStream text = Peer.class.getResourceAsStream(program + ".c")) {
            if (text == null) {
                throw new IllegalStateException(program + ".c is not packaged");
            }
            Files.write(source, text.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(
                List.of("cc", "-O3", "-march=native", "-fopenmp", "-o", executable.toString(), source.toString()));
        command.addAll(libraries);
        try {
            Process compiler =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String messages = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (compiler.waitFor() != 0) {
                Optional<String> error =
                        messages.lines().filter(line -> line.contains("error")).findFirst();
                throw new Missing(
                        messages.contains("fftw3")
                                ? "FFTW 3 with its headers is not installed"
                                : "cc failed: " + error.orElse(messages));
            }
        } catch (IOException e) {
            throw new Missing("there is no C compiler called cc");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Missing("interrupted");
        }
        return executable;
    }

    /** Starts a program and waits until it is ready: plans made, state set. */
    static Peer start(Path executable, List<String> arguments, int threads) throws Missing {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
            Peer peer = new Peer(builder.start());
            peer.reply();
            return peer;
        } catch (IOException e) {
            throw new Missing("the peer does not start: " + e.getMessage());
        }
    }

    @Override
    public double run(int steps) {
        return Double.parseDouble(ask("run " + steps));
    }

    @Override
    public double[] value(int point) {
        return Arrays.stream(ask("get " + point).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Override
    public void reset() {
        ask("reset");
    }

    private String ask(String order) {
        try {
            process.getOutputStream().write((order + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            return reply();
        } catch (IOException e) {
            throw new UncheckedIOException("the peer ended", e);
        }
    }

    private String reply() throws IOException {
        String line = replies.readLine();
        if (line == null) {
            throw new IOException("the peer ended without an answer");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
