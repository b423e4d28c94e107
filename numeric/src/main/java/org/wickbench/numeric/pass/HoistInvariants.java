package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * Moves what does not change in a loop in front of it, innermost loops first: whole {@link Statement.Let}s, and the
 * largest invariant parts of other values.
 *
 * <pre>
 *   for l: re[l] = re[l]*w[j]      let h1 = w[j];  for l: re[l] = re[l]*h1
 * </pre>
 *
 * A value is invariant if it mentions neither the loop's variable nor a name bound in the loop, and loads from no array
 * stored to in the loop. Loads leave only loops known to run at least once, so that no element is touched that was not
 * touched before.
 */
final class HoistInvariants {
    private HoistInvariants() {}

    static Program apply(Program program) {
        return program.mapRoutines(routine -> apply(routine, program));
    }

    static Routine apply(Routine routine, Program program) {
        FreshNames names = new FreshNames(routine, "h");
        Set<String> accumulators = new HashSet<>();
        EliminateCommonSubexpressions.collectAccumulators(routine.body(), accumulators);
        return routine.withBody(hoist(routine.body(), names, accumulators, program));
    }

    private static List<Statement> hoist(
            List<Statement> body, FreshNames names, Set<String> accumulators, Program program) {
        List<Statement> result = new ArrayList<>();
        // what neighbouring loops leave in front of them is computed once
        Map<Value, Value> known = new HashMap<>();
        for (Statement statement : body) {
            int before = result.size();
            if (statement instanceof Statement.Loop loop) {
                Statement.Loop inner = loop.withBody(hoist(loop.body(), names, accumulators, program));
                new Hoister(inner, names, known, program).hoist(result);
            } else {
                result.add(statement);
            }
            for (Statement added : result.subList(before, result.size())) {
                if (added instanceof Statement.Let(String name, Value value) && isConstant(value, accumulators)) {
                    known.putIfAbsent(value, Value.local(name));
                }
            }
        }
        return result;
    }

    /** Whether an operation has the same value wherever its names are in scope. */
    private static boolean isConstant(Value value, Set<String> accumulators) {
        return !(value instanceof Value.Const || value instanceof Value.Local)
                && !value.any(part -> part instanceof Value.Load
                        || part instanceof Value.Local(String name) && accumulators.contains(name));
    }

    private static final class Hoister {
        private final Statement.Loop loop;
        private final FreshNames names;
        private final Program program;
        private final Routine body;
        private final Set<String> variant = new HashSet<>();
        private final Map<Value, Value> known;
        private final Map<Value, Value> moved = new HashMap<>();
        private final Map<Value, Value> renamed = new HashMap<>();
        private final List<Statement> before = new ArrayList<>();

        Hoister(Statement.Loop loop, FreshNames names, Map<Value, Value> known, Program program) {
            this.loop = loop;
            this.names = names;
            this.known = known;
            this.program = program;
            this.body = new Routine("body", "", List.of(), List.of(), List.of(), loop.body());
            collectBound(loop.body());
        }

        private void collectBound(List<Statement> statements) {
            for (Statement statement : statements) {
                switch (statement) {
                    case Statement.Let let -> variant.add(let.name());
                    case Statement.Accumulator accumulator -> variant.add(accumulator.name());
                    case Statement.Update update -> variant.add(update.accumulator());
                    case Statement.Loop inner -> {
                        variant.add(inner.variable());
                        collectBound(inner.body());
                    }
                    default -> {}
                }
            }
        }

        void hoist(List<Statement> result) {
            List<Statement> stays = new ArrayList<>();
            for (Statement statement : loop.body()) {
                if (statement instanceof Statement.Let let && isInvariant(let.value())) {
                    variant.remove(let.name());
                    Value same = known.get(let.value());
                    if (same == null) {
                        before.add(let);
                    } else {
                        renamed.put(Value.local(let.name()), same);
                    }
                } else if (statement instanceof Statement.Loop) {
                    // its own invariant parts stand in front of it already
                    stays.add(statement);
                } else {
                    stays.add(statement.mapValues(this::moveParts));
                }
            }
            result.addAll(
                    renamed.isEmpty()
                            ? before
                            : before.stream().map(this::withNames).toList());
            result.add(loop.withBody(
                    renamed.isEmpty()
                            ? stays
                            : stays.stream().map(this::withNames).toList()));
        }

        private Statement withNames(Statement statement) {
            return statement.mapValues(value -> value.rewrite(part -> renamed.getOrDefault(part, part)));
        }

        private Value moveParts(Value value) {
            if (value instanceof Value.Const || value instanceof Value.Local) {
                return value;
            }
            if (known.containsKey(value) && isInvariant(value)) {
                return Objects.requireNonNull(known.get(value));
            }
            if (isInvariant(value)) {
                return moved.computeIfAbsent(value, _ -> {
                    String name = names.next();
                    before.add(new Statement.Let(name, value));
                    return Value.local(name);
                });
            }
            return value.mapChildren(this::moveParts);
        }

        private boolean isInvariant(Value value) {
            return !value.any(part -> switch (part) {
                case Value.Local local -> variant.contains(local.name());
                case Value.FromInt integer -> mentions(integer.index());
                case Value.Load load ->
                    loop.tripCount() < 1 || mentions(load.index()) || body.writes(load.array(), program);
                default -> false;
            });
        }

        private boolean mentions(org.wickbench.numeric.kernel.Index index) {
            return index.dependsOn(loop.variable())
                    || index.coefficients().keySet().stream().anyMatch(variant::contains);
        }
    }
}
