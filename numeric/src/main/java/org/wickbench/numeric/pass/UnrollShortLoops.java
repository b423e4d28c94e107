package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * Writes out innermost loops of a few iterations that copy and could not be vectorised: those of a cache line between rows and
 * panels. A loop of 8 iterations costs the Java compiler a prologue and an epilogue that are longer than its body.
 */
final class UnrollShortLoops {
    /** The most statements that one loop may become: a cache line of two arrays. */
    private static final int LONGEST = 16;

    private UnrollShortLoops() {}

    static Program apply(Program program) {
        return program.mapRoutines(routine -> {
            FreshNames names = new FreshNames(routine, "c");
            return routine.withBody(unroll(routine.body(), false, names));
        });
    }

    private static List<Statement> unroll(List<Statement> body, boolean inLoop, FreshNames names) {
        List<Statement> result = new ArrayList<>();
        for (Statement statement : body) {
            if (!(statement instanceof Statement.Loop original)) {
                result.add(statement);
                continue;
            }
            Statement.Loop loop = original.withBody(unroll(original.body(), true, names));
            if (inLoop && isShort(loop)) {
                for (int i = loop.from().offset(); i < loop.to().offset(); i++) {
                    copy(loop, i, names, result);
                }
            } else {
                result.add(loop);
            }
        }
        return result;
    }

    private static boolean isShort(Statement.Loop loop) {
        return !loop.vectorised()
                && loop.from().isConstant()
                && loop.tripCount() > 0
                && loop.tripCount() * loop.body().size() <= LONGEST
                && loop.body().stream()
                        .allMatch(inner -> (inner instanceof Statement.Let || inner instanceof Statement.Store)
                                && inner.values().allMatch(UnrollShortLoops::isCopy));
    }

    private static boolean isCopy(Value value) {
        return value.children().isEmpty();
    }

    private static void copy(Statement.Loop loop, int i, FreshNames names, List<Statement> into) {
        Map<String, Value> renamed = new HashMap<>();
        for (Statement statement : loop.body()) {
            Statement moved = statement.mapValues(value -> value.rewrite(part -> switch (part) {
                case Value.Local local -> renamed.getOrDefault(local.name(), local);
                case Value.Load load -> new Value.Load(load.array(), at(load.index(), loop, i));
                case Value.FromInt integer -> new Value.FromInt(at(integer.index(), loop, i));
                default -> part;
            }));
            into.add(
                    switch (moved) {
                        case Statement.Let let -> {
                            String name = names.next();
                            renamed.put(let.name(), Value.local(name));
                            yield new Statement.Let(name, let.value());
                        }
                        case Statement.Store store ->
                            new Statement.Store(store.array(), at(store.index(), loop, i), store.value());
                        default -> moved;
                    });
        }
    }

    private static Index at(Index index, Statement.Loop loop, int i) {
        return index.substitute(loop.variable(), Index.of(i));
    }
}
