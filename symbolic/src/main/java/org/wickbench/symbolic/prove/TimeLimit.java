package org.wickbench.symbolic.prove;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Work that may take so long and no longer. It runs in a thread of its own with a deep stack; when its time is over the
 * thread is interrupted, which the arithmetic looks at, and left behind should it not stop.
 */
public final class TimeLimit {
    private static final long STACK = 256L << 20;

    /** How much of its time a thread gets to stop in, once it is interrupted. */
    private static final long GRACE_MILLIS = 400;

    private TimeLimit() {}

    /** What the work returns, or nothing if its time is over before. An exception that it throws is thrown here. */
    public static <T> Optional<T> within(Duration limit, Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        result.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                },
                "question",
                STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            long whole = Math.max(limit.toMillis() - GRACE_MILLIS, limit.toMillis() / 2);
            return Optional.of(result.get(whole, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            thread.interrupt();
            try {
                thread.join(GRACE_MILLIS);
            } catch (InterruptedException again) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackOverflowError || e.getCause() instanceof OutOfMemoryError) {
                return Optional.empty();
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        }
    }
}
