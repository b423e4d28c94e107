package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * Computes once what a body computes twice: an operation with two or more users in the body's expression graph gets a
 * {@link Statement.Let} before its first use.
 *
 * <pre>
 *   v[i] = exp(x*x) + x*x        let t1 = x*x;  v[i] = exp(t1) + t1
 * </pre>
 *
 * Values that mention an accumulator, or load from an array that the body stores to, are left alone: two occurrences
 * need not be equal then.
 */
final class EliminateCommonSubexpressions {
    private EliminateCommonSubexpressions() {}

    static Program apply(Program program) {
        return program.mapRoutines(routine -> apply(routine, program));
    }

    static Routine apply(Routine routine, Program program) {
        FreshNames names = new FreshNames(routine, "t");
        return routine.withBody(Statement.rewriteBodies(routine.body(), body -> eliminate(body, names, program)));
    }

    private static List<Statement> eliminate(List<Statement> body, FreshNames names, Program program) {
        Routine asRoutine = new Routine("body", "", List.of(), List.of(), List.of(), body);
        Set<String> accumulators = new HashSet<>();
        collectAccumulators(body, accumulators);

        Map<Value, Integer> users = new HashMap<>();
        Set<Value> seen = new LinkedHashSet<>();
        for (Statement statement : body) {
            statement.values().forEach(value -> use(value, users, seen));
        }
        Set<Value> common = new HashSet<>();
        for (Value value : seen) {
            if (users.getOrDefault(value, 0) >= 2
                    && isOperation(value)
                    && isStable(value, accumulators, asRoutine, program)) {
                common.add(value);
            }
        }
        if (common.isEmpty()) {
            return body;
        }
        Map<Value, Value> bound = new HashMap<>();
        List<Statement> result = new ArrayList<>();
        for (Statement statement : body) {
            if (statement instanceof Statement.Loop) {
                result.add(statement);
            } else {
                List<Statement> lets = new ArrayList<>();
                // a let of the very value gives it its name
                boolean whole = statement instanceof Statement.Let(String _, Value first)
                        && common.contains(first)
                        && !bound.containsKey(first);
                Statement changed = statement.mapValues(value -> whole
                        ? value.mapChildren(child -> bind(child, common, bound, lets, names))
                        : bind(value, common, bound, lets, names));
                result.addAll(lets);
                result.add(changed);
                if (whole) {
                    Statement.Let let = (Statement.Let) statement;
                    bound.put(let.value(), Value.local(let.name()));
                }
            }
        }
        return result;
    }

    private static void use(Value value, Map<Value, Integer> users, Set<Value> seen) {
        users.merge(value, 1, Integer::sum);
        // the parts of a value seen before have their user counted already
        if (seen.add(value)) {
            value.children().forEach(child -> use(child, users, seen));
        }
    }

    private static Value bind(
            Value value, Set<Value> common, Map<Value, Value> bound, List<Statement> lets, FreshNames names) {
        Value known = bound.get(value);
        if (known != null) {
            return known;
        }
        Value inner = value.mapChildren(child -> bind(child, common, bound, lets, names));
        if (!common.contains(value)) {
            return inner;
        }
        String name = names.next();
        lets.add(new Statement.Let(name, inner));
        bound.put(value, Value.local(name));
        return Value.local(name);
    }

    private static boolean isOperation(Value value) {
        return !(value instanceof Value.Const || value instanceof Value.Local || value instanceof Value.FromInt);
    }

    private static boolean isStable(Value value, Set<String> accumulators, Routine body, Program program) {
        return !value.any(part -> (part instanceof Value.Local local && accumulators.contains(local.name()))
                || (part instanceof Value.Load load && body.writes(load.array(), program)));
    }

    static void collectAccumulators(List<Statement> body, Set<String> names) {
        for (Statement statement : body) {
            switch (statement) {
                case Statement.Accumulator accumulator -> names.add(accumulator.name());
                case Statement.Update update -> names.add(update.accumulator());
                case Statement.Loop loop -> collectAccumulators(loop.body(), names);
                default -> {}
            }
        }
    }
}
