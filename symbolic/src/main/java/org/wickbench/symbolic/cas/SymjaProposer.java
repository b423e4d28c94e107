package org.wickbench.symbolic.cas;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Scope;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.tactic.Proposer;

/**
 * Symja's ideas: primitives by its table of integration rules. They are read back expression by expression, and whoever
 * asks proves them or drops them. One thread owns the engine; one that does not answer in time is left behind and another
 * one started, a few times.
 */
public final class SymjaProposer implements Proposer {
    private static final long SECONDS = 2;

    private static final int REMEMBERED = 100;

    /** The first question pays for loading the engine. */
    private static final long FIRST_SECONDS = 8;

    private static final int MOST_ENGINES = 12;

    private ExecutorService worker = worker();
    private boolean started;
    private int lost;

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(null, task, "symja-ideas", 16L << 20);
            thread.setDaemon(true);
            return thread;
        });
    }

    private final Map<Scope, Optional<Scope>> answers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Scope, Optional<Scope>> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Override
    public synchronized Optional<Expr> primitive(Expr integrand, Sym variable) {
        Scope question = Scope.close(variable, integrand);
        Optional<Scope> answer = answers.get(question);
        if (answer == null) {
            answer = ask(integrand, variable).map(found -> Scope.close(variable, found));
            answers.put(question, answer);
        }
        return answer.map(scope -> scope.open(variable));
    }

    private Optional<Expr> ask(Expr integrand, Sym variable) {
        if (lost >= MOST_ENGINES) {
            return Optional.empty();
        }
        Future<Optional<Expr>> answer = worker.submit(() -> integrate(integrand, variable));
        try {
            Optional<Expr> found = answer.get(started ? SECONDS : FIRST_SECONDS, TimeUnit.SECONDS);
            started = true;
            return found;
        } catch (TimeoutException e) {
            lost++;
            answer.cancel(true);
            worker.shutdownNow();
            worker = worker();
            started = true;
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Expr> integrate(Expr integrand, Sym variable) {
        EvalEngine engine = SymjaEngine.engine();
        SymjaTranslation translation = new SymjaTranslation();
        IExpr asked = translation.translate(integrand);
        IExpr found = engine.evaluate(F.TimeConstrained(F.Integrate(asked, translation.translate(variable)), F.ZZ(1)));
        try {
            return Optional.of(translation.read(found));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
