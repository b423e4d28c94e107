package org.wickbench.numeric.emit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.kernel.Value.UnaryOp;

/** Prints values and indices in the syntax that Java and C share; only the names of functions differ. */
final class ScalarPrinter {
    private static final int SELECT = 0;
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int UNARY = 3;
    private static final int ATOM = 4;

    /** The functions of a target. */
    record Names(String prefix, String abs, String sign, String min, String max, String erf, String erfc) {}

    static final Names JAVA = new Names("Math.", "Math.abs", "Math.signum", "Math.min", "Math.max", "erf", "erfc");
    static final Names C = new Names("", "fabs", "sign", "fmin", "fmax", "erf", "erfc");

    private final Names names;

    ScalarPrinter(Names names) {
        this.names = names;
    }

    String print(Value value) {
        return at(value, SELECT);
    }

    private String at(Value value, int level) {
        String text = text(value);
        return level(value) < level ? "(" + text + ")" : text;
    }

    private static int level(Value value) {
        return switch (value) {
            case Value.Const constant -> constant.value() < 0 ? UNARY : ATOM;
            case Value.Local _, Value.Load _, Value.Fma _, Value.FromInt _ -> ATOM;
            case Value.Unary unary -> unary.op() == UnaryOp.NEGATE ? UNARY : ATOM;
            case Value.Binary binary ->
                switch (binary.op()) {
                    case ADD, SUBTRACT -> SUM;
                    case MULTIPLY, DIVIDE -> PRODUCT;
                    case MIN, MAX, POWER -> ATOM;
                };
            case Value.Select _ -> SELECT;
            case Value.Reduction _ -> ATOM;
        };
    }

    private String text(Value value) {
        return switch (value) {
            case Value.Const constant -> literal(constant.value());
            case Value.Local local -> local.name();
            case Value.Load load -> element(load.array(), load.index());
            case Value.FromInt integer -> "(double) (" + index(integer.index()) + ")";
            case Value.Fma fma ->
                names.prefix() + "fma(" + print(fma.left()) + ", " + print(fma.right()) + ", " + print(fma.addend())
                        + ")";
            // a double minus would read as a decrement
            case Value.Unary unary when unary.op() == UnaryOp.NEGATE -> "-" + at(unary.argument(), ATOM);
            case Value.Unary unary -> function(unary.op()) + "(" + print(unary.argument()) + ")";
            case Value.Binary binary -> binary(binary);
            case Value.Select select ->
                at(select.left(), SUM) + " " + select.op().sign() + " " + at(select.right(), SUM) + " ? "
                        + at(select.whenTrue(), SUM) + " : " + at(select.whenFalse(), SELECT);
            case Value.Reduction reduction -> throw new InternalException("not a loop: " + reduction);
        };
    }

    private String binary(Value.Binary binary) {
        Value left = binary.left();
        Value right = binary.right();
        return switch (binary.op()) {
            case ADD -> at(left, SUM) + " + " + at(right, PRODUCT);
            case SUBTRACT -> at(left, SUM) + " - " + at(right, PRODUCT);
            case MULTIPLY -> at(left, PRODUCT) + " * " + at(right, UNARY);
            case DIVIDE -> at(left, PRODUCT) + " / " + at(right, UNARY);
            case MIN -> names.min() + "(" + print(left) + ", " + print(right) + ")";
            case MAX -> names.max() + "(" + print(left) + ", " + print(right) + ")";
            case POWER -> names.prefix() + "pow(" + print(left) + ", " + print(right) + ")";
        };
    }

    private String function(UnaryOp op) {
        return switch (op) {
            case ABS -> names.abs();
            case SIGN -> names.sign();
            case ERF -> names.erf();
            case ERFC -> names.erfc();
            default -> names.prefix() + op.name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    String element(String array, Index index) {
        return array + "[" + index(index) + "]";
    }

    /** Shortest decimal text that reads back to the same double, in Java and in C. */
    static String literal(double value) {
        if (!Double.isFinite(value)) {
            throw new InternalException("a kernel contains the literal " + value);
        }
        return Double.toString(value);
    }

    /** Large strides first, as one writes them. */
    static String index(Index index) {
        List<Map.Entry<String, Integer>> terms =
                new ArrayList<>(index.coefficients().entrySet());
        terms.sort(Comparator.comparing((Map.Entry<String, Integer> term) -> -Math.abs(term.getValue()))
                .thenComparing(Map.Entry::getKey));
        StringBuilder text = new StringBuilder();
        // 64 - i rather than -i + 64
        boolean offsetFirst =
                index.offset() > 0 && !terms.isEmpty() && terms.getFirst().getValue() < 0;
        if (offsetFirst) {
            text.append(index.offset());
        }
        for (Map.Entry<String, Integer> term : terms) {
            int coefficient = term.getValue();
            if (!text.isEmpty()) {
                text.append(coefficient < 0 ? " - " : " + ");
            } else if (coefficient < 0) {
                text.append("-");
            }
            int size = Math.abs(coefficient);
            text.append(size == 1 ? term.getKey() : size + " * " + term.getKey());
        }
        if (text.isEmpty()) {
            return Integer.toString(index.offset());
        }
        if (index.offset() != 0 && !offsetFirst) {
            text.append(index.offset() < 0 ? " - " : " + ").append(Math.abs(index.offset()));
        }
        return text.toString();
    }
}
