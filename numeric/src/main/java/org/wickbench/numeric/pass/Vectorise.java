package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.kernel.Value.BinaryOp;

/**
 * Marks the innermost loops whose iterations may run side by side in vector lanes.
 *
 * <p>A loop is marked if its body consists of lets and stores; every load has stride 0 or 1 and every store stride 1 in
 * the loop's variable; every operation has a vector form that rounds as the scalar one; and no iteration reads or
 * overwrites what another one writes: two accesses to one array, at least one a store, must be the same element or differ by
 * multiples of a number that is not below the number of iterations.
 */
final class Vectorise {
    private Vectorise() {}

    static Program apply(Program program) {
        return program.mapRoutines(Vectorise::apply);
    }

    static Routine apply(Routine routine) {
        return routine.withBody(mark(routine.body()));
    }

    private static List<Statement> mark(List<Statement> body) {
        return body.stream()
                .map(statement -> statement instanceof Statement.Loop loop
                        ? new Statement.Loop(
                                loop.variable(), loop.from(), loop.to(), isVectorisable(loop), mark(loop.body()))
                        : statement)
                .toList();
    }

    private static boolean isVectorisable(Statement.Loop loop) {
        List<Value.Load> loads = new ArrayList<>();
        List<Value.Load> stores = new ArrayList<>();
        for (Statement statement : loop.body()) {
            switch (statement) {
                case Statement.Let _, Statement.Note _ -> {}
                case Statement.Store store -> {
                    if (store.index().coefficient(loop.variable()) != 1) {
                        return false;
                    }
                    stores.add(new Value.Load(store.array(), store.index()));
                }
                default -> {
                    return false;
                }
            }
            if (!statement.values().allMatch(value -> hasVectorForm(value, loop.variable(), loads))) {
                return false;
            }
        }
        loads.addAll(stores);
        for (Value.Load store : stores) {
            for (Value.Load other : loads) {
                if (other != store
                        && other.array().equals(store.array())
                        && !independent(store.index(), other.index(), loop)) {
                    return false;
                }
            }
        }
        return !stores.isEmpty();
    }

    private static boolean independent(Index one, Index other, Statement.Loop loop) {
        Index difference = one.plus(other.times(-1));
        if (difference.equals(Index.of(0))) {
            return true;
        }
        // whatever the variables are, the distance is a multiple of this
        int divisor = Math.abs(difference.offset());
        for (int coefficient : difference.coefficients().values()) {
            divisor = greatestCommonDivisor(divisor, Math.abs(coefficient));
        }
        return loop.tripCount() >= 0 && divisor >= loop.tripCount();
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    private static boolean hasVectorForm(Value value, String variable, List<Value.Load> loads) {
        boolean here =
                switch (value) {
                    case Value.Const _, Value.Local _, Value.Fma _ -> true;
                    case Value.Load load -> {
                        loads.add(load);
                        yield load.index().coefficient(variable) == 0
                                || load.index().coefficient(variable) == 1;
                    }
                    case Value.FromInt integer -> !integer.index().dependsOn(variable);
                    case Value.Unary unary -> unary.op().isElementary();
                    case Value.Binary binary -> binary.op() != BinaryOp.POWER;
                    case Value.Select _, Value.Reduction _ -> false;
                };
        return here && value.children().stream().allMatch(child -> hasVectorForm(child, variable, loads));
    }
}
