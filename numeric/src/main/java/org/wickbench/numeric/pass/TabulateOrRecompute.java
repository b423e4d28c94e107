package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.wickbench.numeric.kernel.Cost;
import org.wickbench.numeric.kernel.Formula;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * Computes in front of a loop nest what repeats in it although no loop can be left by hoisting, because it depends on an
 * inner loop and not on one around that:
 *
 * <pre>
 *   for i: for j: v[i,j] = x[i] * exp(-y[j])
 *
 *   for j: tableY[j] = exp(-y[j])
 *   for i: for j: v[i,j] = x[i] * tableY[j]
 * </pre>
 *
 * A table is made if it saves time by {@link Balance}, otherwise the value is recomputed; both costs are in the
 * {@link Decision}.
 *
 * <p>Before: any valid program. After: the same stores of the same bits, since the same operations have the same operands.
 * Only values without accumulators and without loads from arrays that the routine stores to are moved, and only in nests of
 * loops from 0 to literals, so that each element of a table is stored once, before it is loaded, and no operation runs
 * that would not have run. Where a value stands in one branch of a {@link Value.Select} it may be computed
 * for points that choose the other branch; arithmetic does not trap, so nothing shows.
 */
final class TabulateOrRecompute {
    static final String NAME = "table or recompute";

    /** A load takes as long as so many operations: smaller values are not looked at. */
    private static final int LEAST_FLOPS = 2;

    /** Written out, a value is at most so large: chains of shared parts double with each link. */
    private static final int LARGEST = 2_000;

    /** Each one is tried, which costs a run of three passes over the routine. */
    private static final int MOST_CANDIDATES = 24;

    private static final int LONGEST_FORMULA = 72;

    private TabulateOrRecompute() {}

    static Program apply(Program program, Consumer<Decision> log) {
        return program.mapRoutines(routine -> Balance.isWorthALook(routine) ? apply(routine, program, log) : routine);
    }

    /** The table that saves most comes first, until none is worth it: the costs of one depend on the others. */
    static Routine apply(Routine routine, Program program, Consumer<Decision> log) {
        Routine current = routine;
        while (true) {
            List<Candidate> candidates = candidates(current, program);
            if (candidates.isEmpty()) {
                return current;
            }
            Balance without = Balance.of(current, program);
            Optional<Offer> best = Optional.empty();
            List<Decision> refused = new ArrayList<>();
            for (Candidate candidate : candidates) {
                Table table = new Table(candidate, current);
                Routine changed = table.inserted(program);
                Balance with = Balance.of(changed, program).loading(candidate.iterations(), table.elements());
                boolean taken = with.pays(without);
                Decision decision = new Decision(NAME, routine.name(), table.formula(), without, with, taken);
                if (!taken) {
                    refused.add(decision);
                } else if (best.isEmpty() || with.time() < best.get().balance().time()) {
                    best = Optional.of(new Offer(changed, with, decision));
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

    /** A routine with one more table. */
    private record Offer(Routine routine, Balance balance, Decision decision) {}

    /**
     * A value that repeats.
     *
     * @param nest the position of the outermost loop in the routine's body
     * @param inlined the value with all lets written out: its identity
     */
    private record Candidate(int nest, Value value, Value inlined, int loops, Surroundings around) {
        /** How often the value is needed: once per iteration of the loops down to the last on which it depends. */
        long iterations() {
            long product = 1;
            for (int depth = 0; 1 << depth <= loops; depth++) {
                product *= around.loops().get(depth).tripCount();
            }
            return product;
        }
    }

    private static List<Candidate> candidates(Routine routine, Program program) {
        Map<Value, Candidate> found = new LinkedHashMap<>();
        Surroundings around = Surroundings.of(routine, program);
        for (int i = 0; i < routine.body().size(); i++) {
            int nest = i;
            Surroundings.rewrite(List.of(routine.body().get(i)), around, (value, here) -> {
                if (here.loops().size() > 1 && here.isCounted()) {
                    look(value, 0, nest, here, found);
                }
                return value;
            });
        }
        return List.copyOf(found.values());
    }

    /**
     * Collects the largest values of each set of loops: their parts come along.
     *
     * @param covered the set of the value around, if it is a candidate
     */
    private static void look(Value value, int covered, int nest, Surroundings around, Map<Value, Candidate> found) {
        Surroundings.Dependence dependence = around.of(value);
        int loops = covered;
        if (dependence.movable()
                && dependence.loops() != covered
                && Surroundings.isHidden(dependence.loops())
                && Cost.of(ExpandPowers.expanded(value)).flops() >= LEAST_FLOPS
                && sizeOf(value, around) <= LARGEST
                && found.size() < MOST_CANDIDATES) {
            Value inlined = around.inlined(value);
            found.putIfAbsent(inlined, new Candidate(nest, value, inlined, dependence.loops(), around));
            loops = dependence.loops();
        }
        for (Value child : value.children()) {
            look(child, loops, nest, around, found);
        }
    }

    private static long sizeOf(Value value, Surroundings around) {
        long sum = 1;
        if (value instanceof Value.Local(String name) && around.lets().containsKey(name)) {
            sum += sizeOf(around.lets().get(name), around);
        }
        for (Value child : value.children()) {
            sum += sizeOf(child, around);
            if (sum > LARGEST) {
                return sum;
            }
        }
        return sum;
    }

    /** The table of a candidate in its routine. */
    private static final class Table {
        private final Candidate candidate;
        private final Routine routine;
        private final String name;
        private final Map<String, Value> lets = new LinkedHashMap<>();
        private final List<Statement.Loop> loops = new ArrayList<>();
        private final List<Integer> depths = new ArrayList<>();
        private final Index index;
        private final int elements;

        Table(Candidate candidate, Routine routine) {
            this.candidate = candidate;
            this.routine = routine;
            collectLets(candidate.value());
            Index at = Index.of(0);
            int product = 1;
            for (int depth = 0; depth < candidate.around().loops().size(); depth++) {
                if ((candidate.loops() >> depth & 1) == 1) {
                    Statement.Loop loop = candidate.around().loops().get(depth);
                    loops.add(loop);
                    depths.add(depth);
                    at = at.times(loop.tripCount()).plus(Index.of(loop.variable()));
                    product = Math.multiplyExact(product, loop.tripCount());
                }
            }
            this.index = at;
            this.elements = product;
            this.name = new FreshNames(routine, "").named("table" + axes());
        }

        String formula() {
            return Formula.element(name, index) + " = " + Formula.of(candidate.value(), LONGEST_FORMULA);
        }

        int elements() {
            return elements;
        }

        /** The lets that a value needs, in their order. */
        private void collectLets(Value value) {
            Set<String> needed = new LinkedHashSet<>();
            need(value, needed);
            candidate.around().lets().forEach((let, definition) -> {
                if (needed.contains(let)) {
                    lets.put(let, definition);
                }
            });
        }

        private void need(Value value, Set<String> needed) {
            if (value instanceof Value.Local(String let)
                    && candidate.around().lets().containsKey(let)
                    && needed.add(let)) {
                need(candidate.around().lets().get(let), needed);
            }
            value.children().forEach(child -> need(child, needed));
        }

        /** The coordinates in capitals where the value has them, otherwise the loops' variables. */
        private String axes() {
            StringBuilder text = new StringBuilder();
            lets.forEach((let, definition) -> text.append(definition instanceof Value.Load ? let : ""));
            if (text.length() != loops.size()) {
                text.setLength(0);
                loops.forEach(loop -> text.append(loop.variable()));
            }
            return text.toString().toUpperCase(Locale.ROOT);
        }

        /** The routine with the table in front of the nest and its elements in place of the value. */
        Routine inserted(Program program) {
            List<Statement> body = new ArrayList<>();
            int declarations = 0;
            while (routine.body().get(declarations) instanceof Statement.Table) {
                declarations++;
            }
            body.addAll(routine.body().subList(0, declarations));
            body.add(new Statement.Table(name, elements));
            body.addAll(routine.body().subList(declarations, candidate.nest()));
            body.add(new Statement.Note(formula()));
            body.add(fill());
            Surroundings around = Surroundings.of(routine, program);
            routine.body().subList(0, candidate.nest()).forEach(around::bind);
            List<Statement> nest =
                    Surroundings.rewrite(List.of(routine.body().get(candidate.nest())), around, this::replaced);
            body.addAll(DeadLets.removed(nest));
            body.addAll(
                    routine.body().subList(candidate.nest() + 1, routine.body().size()));
            return routine.withBody(body);
        }

        private Value replaced(Value value, Surroundings around) {
            Surroundings.Dependence dependence = around.of(value);
            if (dependence.movable()
                    && dependence.loops() == candidate.loops()
                    && sizeOf(value, around) <= LARGEST
                    && around.inlined(value).equals(candidate.inlined())) {
                return Value.load(name, index);
            }
            return value.mapChildren(child -> replaced(child, around));
        }

        private Statement fill() {
            List<Statement> inner = List.of(new Statement.Store(name, index, candidate.value()));
            for (int i = loops.size() - 1; i >= 0; i--) {
                List<Statement> withLets = new ArrayList<>();
                for (Map.Entry<String, Value> let : lets.entrySet()) {
                    if (innermost(let.getValue()) == i) {
                        withLets.add(new Statement.Let(let.getKey(), let.getValue()));
                    }
                }
                withLets.addAll(inner);
                Statement.Loop loop = loops.get(i);
                inner = List.of(Statement.loop(loop.variable(), loop.from(), loop.to(), withLets));
            }
            return inner.getFirst();
        }

        /** The innermost of the table's loops on which a let depends; the outermost one if it depends on none. */
        private int innermost(Value definition) {
            int set = candidate.around().of(definition).loops();
            int innermost = 0;
            for (int i = 0; i < loops.size(); i++) {
                if ((set >> depths.get(i) & 1) == 1) {
                    innermost = i;
                }
            }
            return innermost;
        }
    }
}
