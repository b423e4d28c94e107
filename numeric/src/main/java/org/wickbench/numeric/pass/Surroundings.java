package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * The loops and the names around a statement, and with them on which of the loops a value depends. Sets of loops are bits, the
 * outermost loop's the lowest: among two loops {@code 1} depends on the outer one alone, {@code 2} on the inner one alone and
 * {@code 3} on both.
 */
final class Surroundings {
    /** Deeper nests than this are left alone; a set of loops is an {@code int}. */
    static final int DEEPEST = 8;

    private final List<Statement.Loop> loops;
    private final Map<String, Dependence> names;
    private final Map<String, Value> lets;
    private final Predicate<String> isStored;

    /**
     * What a value depends on.
     *
     * @param loops a set of loops
     * @param movable whether it has the same value in front of all loops, given their variables: it mentions no accumulator
     *     and loads from no array that the routine stores to
     */
    record Dependence(int loops, boolean movable) {
        private static final Dependence NOTHING = new Dependence(0, true);

        private Dependence and(Dependence other) {
            return new Dependence(loops | other.loops, movable && other.movable);
        }
    }

    private Surroundings(
            List<Statement.Loop> loops,
            Map<String, Dependence> names,
            Map<String, Value> lets,
            Predicate<String> isStored) {
        this.loops = loops;
        this.names = names;
        this.lets = lets;
        this.isStored = isStored;
    }

    /** The surroundings of a routine's own body. */
    static Surroundings of(Routine routine, Program program) {
        Map<String, Dependence> names = new HashMap<>();
        routine.scalars().forEach(scalar -> names.put(scalar, Dependence.NOTHING));
        return new Surroundings(
                List.of(),
                names,
                new LinkedHashMap<>(),
                array -> !routine.arrays().contains(array) || routine.writes(array, program));
    }

    Surroundings inside(Statement.Loop loop) {
        List<Statement.Loop> deeper = new ArrayList<>(loops);
        deeper.add(loop);
        return new Surroundings(List.copyOf(deeper), new HashMap<>(names), new LinkedHashMap<>(lets), isStored);
    }

    /** Takes note of what a statement binds for those after it. */
    void bind(Statement statement) {
        if (statement instanceof Statement.Let(String name, Value value)) {
            names.put(name, of(value));
            if (!loops.isEmpty()) {
                lets.put(name, value);
            }
        }
    }

    /** Every value of a body and of the loops in it rewritten, with its surroundings. */
    static List<Statement> rewrite(
            List<Statement> body, Surroundings around, BiFunction<Value, Surroundings, Value> change) {
        List<Statement> result = new ArrayList<>();
        for (Statement statement : body) {
            result.add(
                    statement instanceof Statement.Loop loop
                            ? loop.withBody(rewrite(loop.body(), around.inside(loop), change))
                            : statement.mapValues(value -> change.apply(value, around)));
            around.bind(statement);
        }
        return result;
    }

    /** The loops around, outermost first. */
    List<Statement.Loop> loops() {
        return loops;
    }

    /** The lets of the loops around with their values, in the order in which they were bound. */
    Map<String, Value> lets() {
        return lets;
    }

    /** All loops around. */
    int everyLoop() {
        return (1 << loops.size()) - 1;
    }

    /** Whether all loops around are counted from 0 to a literal, so that a table can have an element per iteration. */
    boolean isCounted() {
        return loops.size() <= DEEPEST
                && loops.stream()
                        .allMatch(loop -> loop.tripCount() > 0 && loop.from().equals(Index.of(0)));
    }

    /** A set without some loop that stands around one of its loops: hoisting alone cannot save the repetition. */
    static boolean isHidden(int loops) {
        return (loops & (loops + 1)) != 0;
    }

    Dependence of(Value value) {
        Dependence sum =
                switch (value) {
                    // a name bound neither here nor as a parameter is an accumulator
                    case Value.Local(String name) -> names.getOrDefault(name, new Dependence(everyLoop(), false));
                    case Value.Load(String array, Index index) ->
                        new Dependence(variables(index), !isStored.test(array));
                    case Value.FromInt(Index index) -> new Dependence(variables(index), true);
                    default -> Dependence.NOTHING;
                };
        for (Value child : value.children()) {
            sum = sum.and(of(child));
        }
        return sum;
    }

    private int variables(Index index) {
        int set = 0;
        for (int depth = 0; depth < loops.size(); depth++) {
            if (index.dependsOn(loops.get(depth).variable())) {
                set |= 1 << depth;
            }
        }
        return set;
    }

    /** A value with the lets of the loops around written out. */
    Value inlined(Value value) {
        return value.rewrite(part ->
                part instanceof Value.Local(String name) && lets.containsKey(name) ? inlined(lets.get(name)) : part);
    }
}
