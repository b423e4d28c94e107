package org.wickbench.numeric.kernel;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A statement of a kernel. */
public sealed interface Statement {

    /** Binds a name once; the name is in scope to the end of the enclosing body. */
    record Let(String name, Value value) implements Statement {}

    /** A variable that {@link Update} changes; in scope to the end of the enclosing body. */
    record Accumulator(String name, Value initial) implements Statement {}

    /** {@code accumulator = value}, where the value may mention the accumulator. */
    record Update(String accumulator, Value value) implements Statement {}

    /** {@code array[index] = value}. */
    record Store(String array, Index index, Value value) implements Statement {}

    /**
     * Declares a local array of {@code size} doubles, in scope to the end of the routine. An element is stored before it is
     * loaded; one routine is not run by two threads at once, so that C may keep the array in static storage.
     */
    record Table(String name, int size) implements Statement {}

    /**
     * {@code for (variable = from; variable < to; variable++) body}.
     *
     * @param vectorised set by the pass {@code Vectorise} alone: the iterations are independent, every access has stride
     *     0 or 1 in the variable, and every operation has a vector form
     */
    record Loop(String variable, Index from, Index to, boolean vectorised, List<Statement> body) implements Statement {
        public Loop {
            body = List.copyOf(body);
        }

        /** The number of iterations where both bounds are literals, otherwise -1. */
        public int tripCount() {
            Index count = to.plus(from.times(-1));
            return count.isConstant() ? Math.max(0, count.offset()) : -1;
        }

        public Loop withBody(List<Statement> newBody) {
            return new Loop(variable, from, to, vectorised, newBody);
        }
    }

    /**
     * A loop whose iterations run in any order, or at once: none touches what another one stores, apart from arrays that
     * every thread has of its own and that hold anything at the begin of an iteration. The loop's writer answers for that;
     * the interpreter runs such loops backwards and fills the arrays with NaN. In the loop, and the loops in it, there are
     * calls without scalars alone, so that passes have nothing to rewrite.
     *
     * @param own in scope in the loop alone
     */
    record Parallel(List<Table> own, Loop loop) implements Statement {
        public Parallel {
            own = List.copyOf(own);
        }

        public Parallel withLoop(Loop newLoop) {
            return new Parallel(own, newLoop);
        }
    }

    /** Calls another routine of the program: arrays by name, then integers, then scalars. */
    record Call(String routine, List<String> arrays, List<Index> integers, List<Value> scalars) implements Statement {
        public Call {
            arrays = List.copyOf(arrays);
            integers = List.copyOf(integers);
            scalars = List.copyOf(scalars);
        }
    }

    /** A comment of one line. */
    record Note(String text) implements Statement {}

    static Loop loop(String variable, int from, int to, List<Statement> body) {
        return new Loop(variable, Index.of(from), Index.of(to), false, body);
    }

    static Loop loop(String variable, Index from, Index to, List<Statement> body) {
        return new Loop(variable, from, to, false, body);
    }

    /** The values that stand directly in this statement. */
    default Stream<Value> values() {
        return switch (this) {
            case Let let -> Stream.of(let.value());
            case Accumulator accumulator -> Stream.of(accumulator.initial());
            case Update update -> Stream.of(update.value());
            case Store store -> Stream.of(store.value());
            case Call call -> call.scalars().stream();
            case Table _, Loop _, Parallel _, Note _ -> Stream.empty();
        };
    }

    /** This statement with its values changed, loops included. */
    default Statement mapValues(UnaryOperator<Value> change) {
        return switch (this) {
            case Let let -> new Let(let.name(), change.apply(let.value()));
            case Accumulator accumulator -> new Accumulator(accumulator.name(), change.apply(accumulator.initial()));
            case Update update -> new Update(update.accumulator(), change.apply(update.value()));
            case Store store -> new Store(store.array(), store.index(), change.apply(store.value()));
            case Call call ->
                new Call(
                        call.routine(),
                        call.arrays(),
                        call.integers(),
                        call.scalars().stream().map(change).toList());
            case Loop loop ->
                loop.withBody(loop.body().stream()
                        .map(inner -> inner.mapValues(change))
                        .toList());
            case Parallel parallel -> parallel.withLoop((Loop) parallel.loop().mapValues(change));
            case Table table -> table;
            case Note note -> note;
        };
    }

    /** The bodies of this statement and of every loop in it, innermost first, rewritten. */
    static List<Statement> rewriteBodies(List<Statement> body, Function<List<Statement>, List<Statement>> change) {
        return change.apply(body.stream()
                .map(statement -> switch (statement) {
                    case Loop loop -> loop.withBody(rewriteBodies(loop.body(), change));
                    case Parallel parallel ->
                        parallel.withLoop(parallel.loop()
                                .withBody(rewriteBodies(parallel.loop().body(), change)));
                    default -> statement;
                })
                .toList());
    }
}
