package org.wickbench.symbolic.cas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.cas.Script.Question;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.prove.Engine;
import org.wickbench.symbolic.prove.Statement;

/** Maxima or SymPy as a process of its own, where it is installed. It gets a program as a file, never through a shell. */
public final class ExternalEngine implements Engine {
    /** A process that is silent for longer than this is ended; the question it was at stays open. */
    private static final long SILENT_SECONDS = 60;

    /** What an engine says of a relation. */
    public enum Answer {
        /** It simplifies the difference of both sides to zero. */
        TRUE,
        /** It holds to many digits wherever the engine tried. */
        POINTS,
        /** It fails somewhere. */
        FALSE,
        UNKNOWN
    }

    private final String name;
    private final Dialect dialect;
    private final Function<Path, List<String>> command;

    private ExternalEngine(String name, Dialect dialect, Function<Path, List<String>> command) {
        this.name = name;
        this.dialect = dialect;
        this.command = command;
    }

    /** Maxima, called by its name. */
    public static ExternalEngine maxima() {
        return new ExternalEngine(
                "Maxima",
                Dialect.MAXIMA,
                file -> List.of("maxima", "--very-quiet", "--batch-string=batchload(\"" + file + "\")$"));
    }

    /** SymPy of the system's Python. */
    public static ExternalEngine sympy() {
        return new ExternalEngine("SymPy", Dialect.SYMPY, file -> List.of("/usr/bin/python3", "-I", file.toString()));
    }

    @Override
    public String name() {
        return name;
    }

    /** The questions that this engine has words for. */
    public List<Question> expressible(List<Question> questions) {
        return new Script(dialect).expressible(questions);
    }

    /** True if the engine can be started and answers. */
    public boolean isInstalled() {
        Question question = new Question("one", Expr.equation(Expr.ONE, Expr.ONE), Assumptions.NONE);
        return answers(List.of(question)).get("one") == Answer.TRUE;
    }

    @Override
    public Optional<Boolean> holds(Statement statement) {
        Question question =
                new Question("q", Expr.equation(statement.left(), statement.right()), statement.assumptions());
        return answers(List.of(question)).get("q") == Answer.TRUE ? Optional.of(true) : Optional.empty();
    }

    /** The answer to every question by its label; unknown where the engine is missing, silent or has no words. */
    public Map<String, Answer> answers(List<Question> questions) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        questions.forEach(question -> answers.put(question.label(), Answer.UNKNOWN));
        Script script = new Script(dialect);
        List<Question> open = expressible(questions);
        while (!open.isEmpty()) {
            Optional<Map<String, Answer>> found = run(script.program("", open));
            if (found.isEmpty()) {
                break;
            }
            answers.putAll(found.get());
            // the first one without an answer is what the process ended at
            int reached = 0;
            while (reached < open.size()
                    && found.get().containsKey(open.get(reached).label())) {
                reached++;
            }
            open = open.subList(Math.min(reached + 1, open.size()), open.size());
        }
        return answers;
    }

    /** What the program prints before it ends or falls silent; nothing if the engine is not installed. */
    private Optional<Map<String, Answer>> run(String program) {
        Map<String, Answer> found = new LinkedHashMap<>();
        Path file = null;
        try {
            file = Files.createTempFile("wick", "." + dialect.extension());
            Files.writeString(file, program);
            Process process = new ProcessBuilder(command.apply(file))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            AtomicLong heard = new AtomicLong(System.nanoTime());
            Thread guard = Thread.ofVirtual().start(() -> guard(process, heard));
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    heard.set(System.nanoTime());
                    String[] words = line.strip().split(" ");
                    if (words.length == 3 && words[0].equals("WICK")) {
                        found.put(words[1], Answer.valueOf(words[2].toUpperCase(Locale.ROOT)));
                    }
                }
            } finally {
                process.destroyForcibly();
                guard.interrupt();
            }
            return Optional.of(found);
        } catch (IOException e) {
            // not installed, or ended in the middle of a line
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        } finally {
            delete(file);
        }
    }

    private static void guard(Process process, AtomicLong heard) {
        try {
            while (process.isAlive()) {
                if (System.nanoTime() - heard.get() > TimeUnit.SECONDS.toNanos(SILENT_SECONDS)) {
                    process.destroyForcibly();
                }
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // a leftover in the folder for temporary files harms nobody
        }
    }
}
