package org.wickbench.numeric.kernel;

import java.util.Locale;
import java.util.Map;
import org.wickbench.numeric.kernel.Value.UnaryOp;

/** Values as formulas for comments and reports, in the notation of the command line: {@code x^4 + exp(-y^2)}. */
public final class Formula {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int POWER = 3;
    private static final int ATOM = 4;

    private Formula() {}

    /** The formula of a value, its middle left out if it is longer than allowed. */
    public static String of(Value value, int longest) {
        String text = print(value);
        return text.length() <= longest ? text : text.substring(0, longest - 4) + " ...";
    }

    /** The formula of an array element. */
    public static String element(String array, Index index) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Integer> term : index.coefficients().entrySet()) {
            text.append(text.isEmpty() ? "" : " + ")
                    .append(term.getValue() == 1 ? "" : term.getValue() + "*")
                    .append(term.getKey());
        }
        if (index.offset() != 0 || text.isEmpty()) {
            text.append(text.isEmpty() ? "" : " + ").append(index.offset());
        }
        return array + "[" + text + "]";
    }

    private static String print(Value value) {
        return switch (value) {
            case Value.Const(double number) ->
                number == Math.rint(number) && Math.abs(number) < 1e15
                        ? Long.toString((long) number)
                        : Double.toString(number);
            case Value.Local(String name) -> name;
            case Value.Load(String array, Index index) -> element(array, index);
            case Value.FromInt(Index index) -> element("", index);
            case Value.Unary(UnaryOp op, Value x) when op == UnaryOp.NEGATE -> "-" + at(x, PRODUCT);
            case Value.Unary(UnaryOp op, Value x) -> op.name().toLowerCase(Locale.ROOT) + "(" + print(x) + ")";
            case Value.Binary binary -> binary(binary);
            case Value.Fma(Value a, Value b, Value c) -> at(a, PRODUCT) + "*" + at(b, POWER) + " + " + at(c, PRODUCT);
            case Value.Select select ->
                "(" + print(select.left()) + " " + select.op().sign() + " " + print(select.right()) + " then "
                        + print(select.whenTrue()) + " else " + print(select.whenFalse()) + ")";
            case Value.Reduction(Value.BinaryOp op, String variable, int count, Value term) ->
                (op == Value.BinaryOp.ADD ? "sum(" : "product(") + print(term) + ", " + variable + ", 0, " + (count - 1)
                        + ")";
        };
    }

    private static String binary(Value.Binary binary) {
        Value a = binary.left();
        Value b = binary.right();
        return switch (binary.op()) {
            case ADD -> at(a, SUM) + " + " + at(b, PRODUCT);
            case SUBTRACT -> at(a, SUM) + " - " + at(b, PRODUCT);
            case MULTIPLY -> at(a, PRODUCT) + "*" + at(b, POWER);
            case DIVIDE -> at(a, PRODUCT) + "/" + at(b, POWER);
            case POWER -> at(a, ATOM) + "^" + at(b, ATOM);
            case MIN -> "min(" + print(a) + ", " + print(b) + ")";
            case MAX -> "max(" + print(a) + ", " + print(b) + ")";
        };
    }

    private static String at(Value value, int least) {
        return rank(value) < least ? "(" + print(value) + ")" : print(value);
    }

    private static int rank(Value value) {
        return switch (value) {
            case Value.Const(double number) -> number < 0 ? PRODUCT : ATOM;
            case Value.Unary(UnaryOp op, Value _) -> op == UnaryOp.NEGATE ? PRODUCT : ATOM;
            case Value.Binary(Value.BinaryOp op, Value _, Value _) ->
                switch (op) {
                    case ADD, SUBTRACT -> SUM;
                    case MULTIPLY, DIVIDE -> PRODUCT;
                    case POWER -> POWER;
                    case MIN, MAX -> ATOM;
                };
            case Value.Fma _ -> SUM;
            default -> ATOM;
        };
    }
}
