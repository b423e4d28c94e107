package org.wickbench.numeric.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wickbench.numeric.equation.InternalException;

/**
 * Runs a program by walking its tree, one element at a time and with every array access checked: slow, simple, and the
 * oracle that compiled code is held against. Elementary operations round as the compiled targets do, so results agree
 * bitwise; transcendental functions are {@link StrictMath}'s.
 */
public final class Interpreter {
    private final Program program;

    public Interpreter(Program program) {
        this.program = program;
    }

    /** Calls a routine; arrays are modified in place. */
    public void run(String routine, double[][] arrays, int[] integers, double[] scalars) {
        call(program.routine(routine), arrays, integers, scalars);
    }

    private void call(Routine routine, double[][] arrays, int[] integers, double[] scalars) {
        Frame frame = new Frame(new HashMap<>(), new HashMap<>(), new HashMap<>());
        bind(routine.arrays(), arrays.length);
        for (int i = 0; i < arrays.length; i++) {
            frame.arrays.put(routine.arrays().get(i), arrays[i]);
        }
        bind(routine.integers(), integers.length);
        for (int i = 0; i < integers.length; i++) {
            frame.integers.put(routine.integers().get(i), integers[i]);
        }
        bind(routine.scalars(), scalars.length);
        for (int i = 0; i < scalars.length; i++) {
            frame.scalars.put(routine.scalars().get(i), scalars[i]);
        }
        routine.facts().check(routine.name(), frame.arrays, frame.scalars);
        run(routine.body(), frame);
    }

    private static void bind(List<String> parameters, int arguments) {
        if (parameters.size() != arguments) {
            throw new InternalException(arguments + " arguments for " + parameters);
        }
    }

    private record Frame(Map<String, double[]> arrays, Map<String, Integer> integers, Map<String, Double> scalars) {
        double[] array(String name) {
            return Objects.requireNonNull(arrays.get(name), name);
        }

        double scalar(String name) {
            return Objects.requireNonNull(scalars.get(name), name);
        }
    }

    private void run(List<Statement> body, Frame frame) {
        for (Statement statement : body) {
            switch (statement) {
                case Statement.Let let -> frame.scalars.put(let.name(), evaluate(let.value(), frame));
                case Statement.Accumulator accumulator ->
                    frame.scalars.put(accumulator.name(), evaluate(accumulator.initial(), frame));
                case Statement.Update update ->
                    frame.scalars.put(update.accumulator(), evaluate(update.value(), frame));
                case Statement.Store store ->
                    frame.array(store.array())[evaluate(store.index(), frame)] = evaluate(store.value(), frame);
                case Statement.Loop loop -> {
                    int to = evaluate(loop.to(), frame);
                    for (int i = evaluate(loop.from(), frame); i < to; i++) {
                        frame.integers.put(loop.variable(), i);
                        run(loop.body(), frame);
                    }
                }
                case Statement.Parallel parallel -> {
                    // the most awkward of the orders and contents that are allowed
                    Statement.Loop loop = parallel.loop();
                    for (int i = evaluate(loop.to(), frame) - 1; i >= evaluate(loop.from(), frame); i--) {
                        for (Statement.Table table : parallel.own()) {
                            double[] garbage = new double[table.size()];
                            Arrays.fill(garbage, Double.NaN);
                            frame.arrays.put(table.name(), garbage);
                        }
                        frame.integers.put(loop.variable(), i);
                        run(loop.body(), frame);
                    }
                }
                case Statement.Call call ->
                    call(
                            program.routine(call.routine()),
                            call.arrays().stream().map(frame::array).toArray(double[][]::new),
                            call.integers().stream()
                                    .mapToInt(index -> evaluate(index, frame))
                                    .toArray(),
                            call.scalars().stream()
                                    .mapToDouble(value -> evaluate(value, frame))
                                    .toArray());
                case Statement.Table table -> frame.arrays.put(table.name(), new double[table.size()]);
                case Statement.Note _ -> {}
            }
        }
    }

    private static int evaluate(Index index, Frame frame) {
        return index.evaluate(frame.integers::get);
    }

    private static double evaluate(Value value, Frame frame) {
        return switch (value) {
            case Value.Const constant -> constant.value();
            case Value.Local local -> frame.scalar(local.name());
            case Value.Load load -> frame.array(load.array())[evaluate(load.index(), frame)];
            case Value.FromInt integer -> evaluate(integer.index(), frame);
            case Value.Unary unary -> apply(unary.op(), evaluate(unary.argument(), frame));
            case Value.Binary binary ->
                apply(binary.op(), evaluate(binary.left(), frame), evaluate(binary.right(), frame));
            case Value.Fma fma ->
                Math.fma(evaluate(fma.left(), frame), evaluate(fma.right(), frame), evaluate(fma.addend(), frame));
            case Value.Select select ->
                select.op().holds(evaluate(select.left(), frame), evaluate(select.right(), frame))
                        ? evaluate(select.whenTrue(), frame)
                        : evaluate(select.whenFalse(), frame);
            case Value.Reduction reduction -> throw new InternalException("not a loop: " + reduction);
        };
    }

    /** The value of a function of one argument. */
    public static double apply(Value.UnaryOp op, double x) {
        return switch (op) {
            case NEGATE -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case SQRT -> Math.sqrt(x);
            case EXP -> StrictMath.exp(x);
            case LOG -> StrictMath.log(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case TAN -> StrictMath.tan(x);
            case SINH -> StrictMath.sinh(x);
            case COSH -> StrictMath.cosh(x);
            case TANH -> StrictMath.tanh(x);
            case ASIN -> StrictMath.asin(x);
            case ACOS -> StrictMath.acos(x);
            case ATAN -> StrictMath.atan(x);
            case ERF -> ErrorFunction.erf(x);
            case ERFC -> ErrorFunction.erfc(x);
            case LOG1P -> StrictMath.log1p(x);
        };
    }

    /** The value of an operation on two arguments. */
    public static double apply(Value.BinaryOp op, double left, double right) {
        return switch (op) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case MIN -> Math.min(left, right);
            case MAX -> Math.max(left, right);
            case POWER -> StrictMath.pow(left, right);
        };
    }
}
