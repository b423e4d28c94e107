package org.wickbench.numeric.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the {@linkplain Value.Reduction reductions} of a formula as loops:
 *
 * <pre>
 *   v = sum(f(x, column0[r]), r, 0, n - 1)/n  ->  sum0 = 0;  for r < n: sum0 = sum0 + f(x, column0[r]);  v = sum0/n
 * </pre>
 *
 * Equal reductions are one loop.
 */
final class RowLoops {
    private final List<Statement> statements;
    private final Map<Value, Value> written = new HashMap<>();
    private final int[] made;

    private RowLoops(List<Statement> statements, int[] made) {
        this.statements = statements;
        this.made = made;
    }

    /** The value without reductions; the loops it needs are added to the statements in front of it. */
    static Value before(Value value, List<Statement> statements) {
        return new RowLoops(statements, new int[1]).without(value);
    }

    private Value without(Value value) {
        if (!(value instanceof Value.Reduction reduction)) {
            return value.mapChildren(this::without);
        }
        Value known = written.get(reduction);
        if (known != null) {
            return known;
        }
        String name = (reduction.op() == Value.BinaryOp.ADD ? "sum" : "product") + made[0]++;
        List<Statement> body = new ArrayList<>();
        Value term = new RowLoops(body, made).without(reduction.term());
        body.add(new Statement.Update(name, new Value.Binary(reduction.op(), Value.local(name), term)));
        statements.add(new Statement.Accumulator(name, Value.constant(reduction.identity())));
        statements.add(Statement.loop(reduction.variable(), 0, reduction.count(), body));
        written.put(reduction, Value.local(name));
        return Value.local(name);
    }
}
