package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * Whether the iterations of a loop nest may run on several threads at once, each with the same result as in order.
 *
 * <p>They may if the nest has stores but no call and no accumulator from outside; if no array is both stored and loaded,
 * except at the very element that the iteration stores; and if the elements that different iterations store differ: all
 * stores to an array have one index, whose coefficient of the loop's variable exceeds the span of the inner loops' part.
 */
public final class IndependentIterations {
    private IndependentIterations() {}

    /** Decides for the iterations of a loop over its own variable. */
    public static boolean of(Statement.Loop loop) {
        Nest nest = new Nest();
        if (!nest.collect(loop.body()) || nest.stores.isEmpty()) {
            return false;
        }
        for (Map.Entry<String, Index> store : nest.stores.entrySet()) {
            Index index = store.getValue();
            long span = 0;
            for (Map.Entry<String, Integer> term : index.coefficients().entrySet()) {
                Integer trips = nest.trips.get(term.getKey());
                if (trips != null) {
                    span += (long) Math.abs(term.getValue()) * Math.max(0, trips - 1);
                }
            }
            if (Math.abs(index.coefficient(loop.variable())) <= span) {
                return false;
            }
            for (Value.Load load : nest.loads) {
                if (load.array().equals(store.getKey()) && !load.index().equals(index)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static final class Nest {
        private final Map<String, Index> stores = new HashMap<>();
        private final List<Value.Load> loads = new ArrayList<>();
        private final Map<String, Integer> trips = new HashMap<>();
        private final List<String> accumulators = new ArrayList<>();

        /** False if there is something in the nest that forbids threads. */
        boolean collect(List<Statement> body) {
            for (Statement statement : body) {
                statement.values().forEach(this::loads);
                boolean fine =
                        switch (statement) {
                            case Statement.Let _, Statement.Note _ -> true;
                            case Statement.Accumulator accumulator -> accumulators.add(accumulator.name());
                            case Statement.Update update -> accumulators.contains(update.accumulator());
                            case Statement.Store store -> {
                                Index before = stores.putIfAbsent(store.array(), store.index());
                                yield before == null || before.equals(store.index());
                            }
                            case Statement.Loop inner -> {
                                // two loops over one name span different ranges: too subtle, no threads
                                Integer before = trips.putIfAbsent(inner.variable(), inner.tripCount());
                                yield before == null && inner.tripCount() >= 0 && collect(inner.body());
                            }
                            case Statement.Table _, Statement.Call _, Statement.Parallel _ -> false;
                        };
                if (!fine) {
                    return false;
                }
            }
            return true;
        }

        private void loads(Value value) {
            value.any(part -> {
                if (part instanceof Value.Load load) {
                    loads.add(load);
                }
                return false;
            });
        }
    }
}
