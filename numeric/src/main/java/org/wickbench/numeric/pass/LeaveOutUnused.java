package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.wickbench.numeric.kernel.Facts;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * Leaves out routines that are never called, parameters and arrays that are never mentioned, and values that are never read:
 * for programs that stand alone, whose calls are all known. Before: any program. After: the entries have the same parameters and
 * do the same.
 */
public final class LeaveOutUnused {
    private final List<String> entries;
    private final Map<String, Routine> before = new HashMap<>();
    private final Map<String, Set<String>> mentionedIn = new HashMap<>();

    private LeaveOutUnused(List<String> entries) {
        this.entries = entries;
    }

    /** @param entries the routines that are called from outside */
    public static Program apply(Program program, List<String> entries) {
        LeaveOutUnused pass = new LeaveOutUnused(entries);
        List<Routine> slim = program.routines().stream().map(pass::slim).toList();
        Set<String> called = new HashSet<>(entries);
        // callers stand behind what they call
        for (Routine routine : slim.reversed()) {
            if (called.contains(routine.name())) {
                visit(routine.body(), statement -> {
                    if (statement instanceof Statement.Call call) {
                        called.add(call.routine());
                    }
                });
            }
        }
        return new Program(
                program.name(),
                slim.stream().filter(routine -> called.contains(routine.name())).toList());
    }

    private Routine slim(Routine routine) {
        List<Statement> body = DeadLets.removed(Statement.rewriteBodies(
                routine.body(),
                statements -> statements.stream().map(this::slim).toList()));
        Set<String> mentioned = mentioned(body);
        if (entries.contains(routine.name())) {
            mentioned.addAll(routine.arrays());
            mentioned.addAll(routine.integers());
            mentioned.addAll(routine.scalars());
        }
        before.put(routine.name(), routine);
        mentionedIn.put(routine.name(), mentioned);
        Facts facts = routine.facts();
        return new Routine(
                routine.name(),
                routine.doc(),
                kept(routine.arrays(), routine.arrays(), mentioned::contains),
                kept(routine.integers(), routine.integers(), mentioned::contains),
                kept(routine.scalars(), routine.scalars(), mentioned::contains),
                withoutArrays(body, mentioned),
                new Facts(kept(facts.mirrored(), mentioned), kept(facts.ranges(), mentioned)));
    }

    private static List<Statement> withoutArrays(List<Statement> body, Set<String> mentioned) {
        List<Statement> fewer = new ArrayList<>();
        for (Statement statement : body) {
            switch (statement) {
                case Statement.Table table when !mentioned.contains(table.name()) -> {}
                case Statement.Parallel(List<Statement.Table> own, Statement.Loop loop) ->
                    fewer.add(new Statement.Parallel(
                            own.stream()
                                    .filter(table -> mentioned.contains(table.name()))
                                    .toList(),
                            loop));
                default -> fewer.add(statement);
            }
        }
        return fewer;
    }

    private Statement slim(Statement statement) {
        if (!(statement instanceof Statement.Call call)) {
            return statement;
        }
        Routine callee = Objects.requireNonNull(before.get(call.routine()));
        Set<String> mentioned = Objects.requireNonNull(mentionedIn.get(call.routine()));
        return new Statement.Call(
                call.routine(),
                kept(call.arrays(), callee.arrays(), mentioned::contains),
                kept(call.integers(), callee.integers(), mentioned::contains),
                kept(call.scalars(), callee.scalars(), mentioned::contains));
    }

    /** Those of some values whose names pass. */
    private static <T> List<T> kept(List<T> values, List<String> names, Predicate<String> passes) {
        List<T> kept = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (passes.test(names.get(i))) {
                kept.add(values.get(i));
            }
        }
        return kept;
    }

    private static <T> Map<String, T> kept(Map<String, T> facts, Set<String> names) {
        Map<String, T> kept = new HashMap<>(facts);
        kept.keySet().retainAll(names);
        return kept;
    }

    private static Set<String> mentioned(List<Statement> body) {
        Set<String> names = new HashSet<>();
        visit(body, statement -> {
            statement.values().forEach(value -> mentioned(value, names));
            switch (statement) {
                case Statement.Store store -> {
                    names.add(store.array());
                    mentioned(store.index(), names);
                }
                case Statement.Loop loop -> {
                    mentioned(loop.from(), names);
                    mentioned(loop.to(), names);
                }
                case Statement.Call call -> {
                    names.addAll(call.arrays());
                    call.integers().forEach(index -> mentioned(index, names));
                }
                default -> {}
            }
        });
        return names;
    }

    private static void mentioned(Value value, Set<String> names) {
        value.any(part -> {
            switch (part) {
                case Value.Local local -> names.add(local.name());
                case Value.Load load -> {
                    names.add(load.array());
                    mentioned(load.index(), names);
                }
                case Value.FromInt integer -> mentioned(integer.index(), names);
                default -> {}
            }
            return false;
        });
    }

    private static void mentioned(Index index, Set<String> names) {
        names.addAll(index.coefficients().keySet());
    }

    private static void visit(List<Statement> body, Consumer<Statement> visitor) {
        for (Statement statement : body) {
            visitor.accept(statement);
            switch (statement) {
                case Statement.Loop loop -> visit(loop.body(), visitor);
                case Statement.Parallel parallel -> visit(List.of(parallel.loop()), visitor);
                default -> {}
            }
        }
    }
}
