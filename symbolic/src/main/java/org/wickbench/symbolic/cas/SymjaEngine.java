package org.wickbench.symbolic.cas;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.parser.client.ParserConfig;
import org.wickbench.symbolic.prove.Engine;
import org.wickbench.symbolic.prove.Statement;

/**
 * Symja's opinion. One thread owns the engine, because a shared one gives wrong answers; expressions are built through
 * the factory, so no text is parsed; a question that is not answered in time leaves its thread behind and ends the
 * engine's service, because Symja does not always stop when asked to.
 *
 * <p>Its simplifier is known to cancel factors that are not there (docs/decisions/0006-second-opinions.md), so its yes
 * alone counts for nothing.
 */
public final class SymjaEngine implements Engine, AutoCloseable {
    private static final long SECONDS = 5;

    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(null, task, "symja", 16L << 20);
        thread.setDaemon(true);
        return thread;
    });

    private boolean started;
    private boolean lost;

    @Override
    public String name() {
        return "Symja";
    }

    @Override
    public synchronized Optional<Boolean> holds(Statement statement) {
        if (lost) {
            return Optional.empty();
        }
        Optional<Question> question = Question.of(statement);
        if (question.isEmpty()) {
            return Optional.empty();
        }
        Future<Optional<Boolean>> answer = worker.submit(() -> ask(question.get()));
        try {
            // the first question pays for loading the engine
            return answer.get(started ? SECONDS : 4 * SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            lost = true;
            answer.cancel(true);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            started = true;
        }
    }

    /** A new engine for the thread that asks. */
    static EvalEngine engine() {
        // Symja logs through log4j, which complains on standard error that nobody listens
        System.setProperty("org.apache.logging.log4j.simplelog.StatusLogger.level", "OFF");
        ParserConfig.PARSER_USE_LOWERCASE_SYMBOLS = false;
        Config.MAX_AST_SIZE = 100_000;
        EvalEngine engine = new EvalEngine("wickbench", 256, 256, nowhere(), nowhere(), false);
        EvalEngine.set(engine);
        return engine;
    }

    private static Optional<Boolean> ask(Question question) {
        EvalEngine engine = engine();
        SymjaTranslation translation = new SymjaTranslation();
        IExpr difference = translation.translate(question.difference());
        IExpr result = question.facts().isEmpty()
                ? engine.evaluate(F.Simplify(difference))
                : engine.evaluate(F.Simplify(difference, translation.conjunction(question.facts())));
        if (result.isZero()) {
            return Optional.of(true);
        }
        return Optional.empty();
    }

    /** Symja's own remarks are not for the user. */
    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
