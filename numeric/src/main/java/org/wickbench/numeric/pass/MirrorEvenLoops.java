package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.wickbench.numeric.kernel.Facts;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * Evaluates an even function on one half of an axis and copies the values to the other half:
 *
 * <pre>
 *   for i in 0..n: v[i] = cosh(x[i])      with x[s-i] = -x[i]
 *
 *   for i in 0..s/2+1: v[i] = cosh(x[i])
 *   for i in s/2+1..n: v[i] = v[s-i]
 * </pre>
 *
 * One axis after the other, so that a function even in all of three axes is evaluated on an eighth. A nest is changed if that saves
 * time by {@link Balance}: a copy costs a load and a store.
 *
 * <p>Before: any valid program; a nest is considered if each of its loops has at most one loop in it, all run from 0 to
 * literals, its stores hit each element once and no array is stored to and loaded from. After: the same stores of the same
 * bits, given the routine's facts, since a value is called even only if {@link Parity} says so to the last bit.
 */
final class MirrorEvenLoops {
    static final String NAME = "mirror even loops";

    private MirrorEvenLoops() {}

    static Program apply(Program program, Consumer<Decision> log) {
        return program.mapRoutines(routine -> apply(routine, program, log));
    }

    /** The axis that saves most comes first, until none is worth it. */
    private static Routine apply(Routine routine, Program program, Consumer<Decision> log) {
        if (routine.facts().mirrored().isEmpty()) {
            return routine;
        }
        Routine current = routine;
        while (true) {
            Balance without = Balance.of(current, program);
            Optional<Offer> best = Optional.empty();
            List<Decision> refused = new ArrayList<>();
            for (int position = 0; position < current.body().size(); position++) {
                if (!(current.body().get(position) instanceof Statement.Loop root)) {
                    continue;
                }
                for (String variable : variables(root)) {
                    Optional<Mirrored> found = mirror(position, variable, current);
                    if (found.isEmpty()) {
                        continue;
                    }
                    Mirrored mirrored = found.get();
                    Routine changed = mirrored.inserted(current, position);
                    Balance with = Balance.of(changed, program).loading(mirrored.copies(), mirrored.elements());
                    boolean taken = with.pays(without);
                    Decision decision =
                            new Decision(NAME, routine.name(), mirrored.description(), without, with, taken);
                    if (!taken) {
                        refused.add(decision);
                    } else if (best.isEmpty()
                            || with.time() < best.get().balance().time()) {
                        best = Optional.of(new Offer(changed, with, decision));
                    }
                }
            }
            if (best.isEmpty()) {
                refused.forEach(log);
                return current;
            }
            log.accept(best.get().decision());
            current = best.get().routine();
        }
    }

    /** A routine with one axis more mirrored. */
    private record Offer(Routine routine, Balance balance, Decision decision) {}

    /**
     * A nest in two parts.
     *
     * @param copies how many elements are copied
     * @param elements how many elements are stored
     */
    private record Mirrored(
            Statement.Loop evaluated,
            Statement.Loop copied,
            String coordinate,
            String array,
            long copies,
            long elements) {
        String description() {
            return "even in " + coordinate + ": one half of " + array;
        }

        Routine inserted(Routine routine, int position) {
            List<Statement> body = new ArrayList<>(routine.body());
            body.set(position, evaluated);
            body.add(position + 1, new Statement.Note("even in " + coordinate + ": this half mirrors the other"));
            body.add(position + 2, copied);
            return routine.withBody(body);
        }
    }

    /** The variables of a chain of loops, outermost first; empty if it is no chain of counted loops. */
    private static List<String> variables(Statement.Loop root) {
        List<String> variables = new ArrayList<>();
        Statement.Loop loop = root;
        while (true) {
            if (loop.tripCount() < 1 || !loop.from().equals(Index.of(0))) {
                return List.of();
            }
            variables.add(loop.variable());
            List<Statement.Loop> inner = loop.body().stream()
                    .filter(Statement.Loop.class::isInstance)
                    .map(Statement.Loop.class::cast)
                    .toList();
            if (inner.isEmpty()) {
                return variables;
            }
            if (inner.size() > 1) {
                return List.of();
            }
            loop = inner.getFirst();
        }
    }

    private static Optional<Mirrored> mirror(int position, String variable, Routine routine) {
        Statement.Loop root = (Statement.Loop) routine.body().get(position);
        Axis axis = new Axis(variable, routine.facts(), root);
        routine.body().subList(0, position).forEach(axis::collectLoads);
        axis.collect(List.of(root), false);
        if (!axis.simple || axis.stores.isEmpty() || axis.sums.size() != 1 || !IndependentIterations.of(root)) {
            return Optional.empty();
        }
        int sum = axis.sums.first();
        int points = axis.loop.to().offset();
        int half = sum / 2 + 1;
        Parity parity = new Parity(variable, sum, routine.facts());
        parity.note(routine.body().subList(0, position));
        boolean mirrors = sum >= points - 1 && half < points;
        if (!mirrors || !IndependentIterations.of(axis.loop) || !isEven(List.of(root), parity)) {
            return Optional.empty();
        }
        Statement.Loop evaluated = evaluated(root, variable, half);
        Statement.Loop copied = copied(root, variable, half, sum, false);
        return Optional.of(new Mirrored(
                evaluated,
                copied,
                axis.coordinate,
                axis.stores.getFirst().array(),
                iterations(copied),
                iterations(root)));
    }

    /** What a nest has to do with one of its loops. */
    private static final class Axis {
        private final String variable;
        private final Facts facts;
        private final SortedSet<Integer> sums = new TreeSet<>();
        private final List<Statement.Store> stores = new ArrayList<>();
        private boolean simple = true;
        private String coordinate;
        private Statement.Loop loop;

        Axis(String variable, Facts facts, Statement.Loop root) {
            this.variable = variable;
            this.facts = facts;
            this.coordinate = variable;
            this.loop = root;
        }

        void collect(List<Statement> body, boolean inside) {
            for (Statement statement : body) {
                statement.values().forEach(this::collect);
                switch (statement) {
                    case Statement.Let let -> name(let);
                    case Statement.Store store -> {
                        if (inside) {
                            stores.add(store);
                        }
                    }
                    case Statement.Loop inner -> {
                        boolean here = inner.variable().equals(variable);
                        loop = here ? inner : loop;
                        collect(inner.body(), inside || here);
                    }
                    case Statement.Note _ -> {}
                    default -> simple = false;
                }
            }
        }

        /** The loads of a nest before, which may fill a table that this one loads from. */
        void collectLoads(Statement statement) {
            statement.values().forEach(this::collect);
            switch (statement) {
                case Statement.Let let -> name(let);
                case Statement.Loop inner -> inner.body().forEach(this::collectLoads);
                default -> {}
            }
        }

        private void name(Statement.Let let) {
            if (let.value() instanceof Value.Load load
                    && load.index().equals(Index.of(variable))
                    && facts.mirrored().containsKey(load.array())) {
                coordinate = let.name();
            }
        }

        private void collect(Value value) {
            if (value instanceof Value.Load load && load.index().equals(Index.of(variable))) {
                Optional.ofNullable(facts.mirrored().get(load.array())).ifPresent(sums::add);
            }
            value.children().forEach(this::collect);
        }
    }

    /** Whether all that is stored is even; a store that does not depend on the loop is. */
    private static boolean isEven(List<Statement> body, Parity parity) {
        for (Statement statement : body) {
            boolean even =
                    switch (statement) {
                        case Statement.Let(String name, Value value) -> {
                            parity.bind(name, value);
                            yield true;
                        }
                        case Statement.Store store -> parity.of(store.value()) == Parity.Kind.EVEN;
                        case Statement.Loop loop -> isEven(loop.body(), parity);
                        default -> true;
                    };
            if (!even) {
                return false;
            }
        }
        return true;
    }

    private static Statement.Loop evaluated(Statement.Loop loop, String variable, int half) {
        Statement.Loop shorter = loop.variable().equals(variable)
                ? new Statement.Loop(variable, loop.from(), Index.of(half), loop.vectorised(), loop.body())
                : loop;
        return shorter.withBody(shorter.body().stream()
                .map(statement ->
                        statement instanceof Statement.Loop inner ? evaluated(inner, variable, half) : statement)
                .toList());
    }

    private static Statement.Loop copied(Statement.Loop loop, String variable, int half, int sum, boolean around) {
        boolean inside = around || loop.variable().equals(variable);
        List<Statement> body = new ArrayList<>();
        for (Statement statement : loop.body()) {
            switch (statement) {
                case Statement.Store store
                when inside -> {
                    Index mirror = store.index()
                            .substitute(variable, Index.of(variable).times(-1).plus(sum));
                    body.add(new Statement.Store(store.array(), store.index(), Value.load(store.array(), mirror)));
                }
                case Statement.Loop inner -> body.add(copied(inner, variable, half, sum, inside));
                default -> {}
            }
        }
        Index from = loop.variable().equals(variable) ? Index.of(half) : loop.from();
        return new Statement.Loop(loop.variable(), from, loop.to(), false, body);
    }

    private static long iterations(Statement.Loop loop) {
        long inner = loop.body().stream()
                .filter(Statement.Loop.class::isInstance)
                .mapToLong(statement -> iterations((Statement.Loop) statement))
                .sum();
        return loop.tripCount() * Math.max(1, inner);
    }
}
