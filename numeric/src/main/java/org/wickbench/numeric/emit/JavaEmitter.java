package org.wickbench.numeric.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.kernel.Value.BinaryOp;
import org.wickbench.numeric.kernel.Value.UnaryOp;

/**
 * Prints a program as one Java class of static methods. Loops marked as vectorised become a loop over vectors of the
 * machine's preferred width and, where the width need not divide the trip count, a scalar loop for the rest.
 */
public final class JavaEmitter {
    /** Every vector shape has 1, 2, 4 or 8 doubles, so a multiple of 8 leaves no rest. */
    private static final int WIDEST = 8;

    /** Whether the incubating vector module may be used. */
    public enum Flavour {
        VECTOR,
        PLAIN
    }

    private final Flavour flavour;
    private final ScalarPrinter scalar = new ScalarPrinter(ScalarPrinter.JAVA);

    public JavaEmitter(Flavour flavour) {
        this.flavour = flavour;
    }

    /** The routines as the members of a class, without the class around them: for standalone programs. */
    String members(Program program) {
        CodeWriter out = new CodeWriter();
        for (Routine routine : program.routines()) {
            routine(routine, out);
            out.blank();
        }
        if (uses(program, UnaryOp.ERF) || uses(program, UnaryOp.ERFC)) {
            out.block(ERF).blank();
        }
        if (uses(program, UnaryOp.ERFC)) {
            out.block(ERFC).blank();
        }
        return out.toString();
    }

    /** The imports and the species constant that the members need. */
    String imports(Program program) {
        return isVectorised(program)
                ? "import jdk.incubator.vector.DoubleVector;\nimport jdk.incubator.vector.VectorSpecies;\n"
                : "";
    }

    String constants(Program program) {
        return isVectorised(program)
                ? "private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;\n"
                : "";
    }

    /**
     * A class with a method {@code run} that dispatches to the routines by their position in the program.
     *
     * @param packageName the class's package
     * @param header what the class computes; escaped here
     */
    public String emit(Program program, String packageName, String header) {
        CodeWriter out = new CodeWriter();
        out.line("package " + packageName + ";").blank();
        out.block(imports(program));
        if (isVectorised(program)) {
            out.blank();
        }
        out.comment("/*", escapeLines(header));
        out.open("final class " + program.name() + " {");
        out.block(constants(program));
        if (isVectorised(program)) {
            out.blank();
        }
        out.line("private " + program.name() + "() {}").blank();
        out.block(members(program)).blank();
        dispatch(program, out);
        return out.close().toString();
    }

    static String escapeLines(String header) {
        return String.join("\n", header.lines().map(Escape::comment).toList());
    }

    private boolean isVectorised(Program program) {
        return flavour == Flavour.VECTOR
                && program.routines().stream().anyMatch(routine -> anyVectorised(routine.body()));
    }

    private static boolean anyVectorised(List<Statement> body) {
        return body.stream()
                .anyMatch(statement ->
                        statement instanceof Statement.Loop loop && (loop.vectorised() || anyVectorised(loop.body())));
    }

    private static boolean uses(Program program, UnaryOp op) {
        boolean[] found = {false};
        program.mapRoutines(routine -> {
            routine.body()
                    .forEach(statement -> statement.mapValues(value -> {
                        found[0] |= value.any(part -> part instanceof Value.Unary unary && unary.op() == op);
                        return value;
                    }));
            return routine;
        });
        return found[0];
    }

    private static void dispatch(Program program, CodeWriter out) {
        out.line("/** Calls the routine with this number: arrays, then integers, then scalars. */");
        out.open("static void run(int routine, double[][] a, int[] n, double[] s) {");
        out.open("switch (routine) {");
        int number = 0;
        for (Routine routine : program.routines()) {
            List<String> arguments = new ArrayList<>();
            for (int i = 0; i < routine.arrays().size(); i++) {
                arguments.add("a[" + i + "]");
            }
            for (int i = 0; i < routine.integers().size(); i++) {
                arguments.add("n[" + i + "]");
            }
            for (int i = 0; i < routine.scalars().size(); i++) {
                arguments.add("s[" + i + "]");
            }
            out.line("case " + number++ + " -> " + routine.name() + "(" + String.join(", ", arguments) + ");");
        }
        out.line("default -> throw new IllegalArgumentException(\"no routine \" + routine);");
        out.close().close();
    }

    private void routine(Routine routine, CodeWriter out) {
        List<String> parameters = new ArrayList<>();
        routine.arrays().forEach(array -> parameters.add("double[] " + array));
        routine.integers().forEach(integer -> parameters.add("int " + integer));
        routine.scalars().forEach(name -> parameters.add("double " + name));
        if (routine.doc().lines().count() == 1) {
            out.line("/** " + routine.doc() + " */");
        } else {
            out.comment("/**", routine.doc());
        }
        out.open("static void " + routine.name() + "(" + String.join(", ", parameters) + ") {");
        body(routine.body(), out);
        out.close();
    }

    private void body(List<Statement> body, CodeWriter out) {
        for (Statement statement : body) {
            switch (statement) {
                case Statement.Let let -> out.line("double " + let.name() + " = " + scalar.print(let.value()) + ";");
                case Statement.Accumulator accumulator ->
                    out.line("double " + accumulator.name() + " = " + scalar.print(accumulator.initial()) + ";");
                case Statement.Update update ->
                    out.line(update.accumulator() + " = " + scalar.print(update.value()) + ";");
                case Statement.Store store ->
                    out.line(scalar.element(store.array(), store.index()) + " = " + scalar.print(store.value()) + ";");
                case Statement.Loop loop when loop.vectorised() && flavour == Flavour.VECTOR -> vectorLoop(loop, out);
                case Statement.Loop loop -> scalarLoop(loop, ScalarPrinter.index(loop.from()), out);
                case Statement.Call call -> out.line(callText(call) + ";");
                case Statement.Parallel parallel -> {
                    body(List.copyOf(parallel.own()), out);
                    body(List.of(parallel.loop()), out);
                }
                case Statement.Table table ->
                    out.line("double[] " + table.name() + " = new double[" + table.size() + "];");
                case Statement.Note note -> out.line("// " + note.text());
            }
        }
    }

    private String callText(Statement.Call call) {
        List<String> arguments = new ArrayList<>(call.arrays());
        call.integers().forEach(index -> arguments.add(ScalarPrinter.index(index)));
        call.scalars().forEach(value -> arguments.add(scalar.print(value)));
        return call.routine() + "(" + String.join(", ", arguments) + ")";
    }

    private void scalarLoop(Statement.Loop loop, String from, CodeWriter out) {
        String i = loop.variable();
        out.open("for (int " + i + " = " + from + "; " + i + " < " + ScalarPrinter.index(loop.to()) + "; " + i
                + "++) {");
        body(loop.body(), out);
        out.close();
    }

    private void vectorLoop(Statement.Loop loop, CodeWriter out) {
        String i = loop.variable();
        String from = ScalarPrinter.index(loop.from());
        String count = ScalarPrinter.index(loop.to().plus(loop.from().times(-1)));
        boolean hasRest = loop.tripCount() < 0 || loop.tripCount() % WIDEST != 0;
        String end = ScalarPrinter.index(loop.to());
        if (hasRest) {
            String bound = "S.loopBound(" + count + ")";
            end = from.equals("0") ? bound : from + " + " + bound;
        }
        out.open("for (int " + i + " = " + from + "; " + i + " < " + end + "; " + i + " += S.length()) {");
        Map<String, Boolean> isVector = new HashMap<>();
        for (Statement statement : loop.body()) {
            switch (statement) {
                case Statement.Let let -> {
                    boolean vector = isVector(let.value(), i, isVector);
                    isVector.put(let.name(), vector);
                    out.line(
                            vector
                                    ? "DoubleVector " + let.name() + " = " + vector(let.value(), i, isVector) + ";"
                                    : "double " + let.name() + " = " + scalar.print(let.value()) + ";");
                }
                case Statement.Store store ->
                    out.line(vector(store.value(), i, isVector) + ".intoArray(" + store.array() + ", "
                            + ScalarPrinter.index(store.index()) + ");");
                case Statement.Note note -> out.line("// " + note.text());
                default -> throw new InternalException("in a vector loop: " + statement);
            }
        }
        out.close();
        if (hasRest) {
            scalarLoop(loop, end, out);
        }
    }

    private static boolean isVector(Value value, String i, Map<String, Boolean> isVector) {
        return switch (value) {
            case Value.Local local -> isVector.getOrDefault(local.name(), false);
            case Value.Load load -> load.index().coefficient(i) == 1;
            default -> value.children().stream().anyMatch(child -> isVector(child, i, isVector));
        };
    }

    /** The text of a value as a vector; a scalar one is broadcast. */
    private String vector(Value value, String i, Map<String, Boolean> isVector) {
        if (!isVector(value, i, isVector)) {
            return "DoubleVector.broadcast(S, " + scalar.print(value) + ")";
        }
        return switch (value) {
            case Value.Local local -> local.name();
            case Value.Load load ->
                "DoubleVector.fromArray(S, " + load.array() + ", " + ScalarPrinter.index(load.index()) + ")";
            case Value.Unary unary ->
                vector(unary.argument(), i, isVector)
                        + switch (unary.op()) {
                            case NEGATE -> ".neg()";
                            case ABS -> ".abs()";
                            case SQRT -> ".sqrt()";
                            default -> throw new InternalException(unary.op() + " has no vector form");
                        };
            case Value.Binary binary -> binary(binary, i, isVector);
            case Value.Fma fma -> {
                boolean swap = !isVector(fma.left(), i, isVector) && isVector(fma.right(), i, isVector);
                Value left = swap ? fma.right() : fma.left();
                Value right = swap ? fma.left() : fma.right();
                yield vector(left, i, isVector) + ".fma(" + vector(right, i, isVector) + ", "
                        + vector(fma.addend(), i, isVector) + ")";
            }
            default -> throw new InternalException("no vector form: " + value);
        };
    }

    private String binary(Value.Binary binary, String i, Map<String, Boolean> isVector) {
        Value left = binary.left();
        Value right = binary.right();
        boolean commutes = binary.op() == BinaryOp.ADD || binary.op() == BinaryOp.MULTIPLY;
        if (commutes && !isVector(left, i, isVector)) {
            left = binary.right();
            right = binary.left();
        }
        String method =
                switch (binary.op()) {
                    case ADD -> "add";
                    case SUBTRACT -> "sub";
                    case MULTIPLY -> "mul";
                    case DIVIDE -> "div";
                    case MIN -> "min";
                    case MAX -> "max";
                    case POWER -> throw new InternalException("pow has no vector form");
                };
        String argument = isVector(right, i, isVector) ? vector(right, i, isVector) : scalar.print(right);
        return vector(left, i, isVector) + "." + method + "(" + argument + ")";
    }

    /** As in {@link org.wickbench.numeric.kernel.ErrorFunction}, where it is explained. */
    private static final String ERF = """
            /** The error function: a Kummer series below 2.5, the continued fraction of the complement above. */
            static double erf(double x) {
                double a = Math.abs(x);
                if (!(a < 6.0)) {
                    return Double.isNaN(x) ? x : Math.signum(x);
                }
                if (a < 2.5) {
                    double term = 1.0;
                    double sum = 1.0;
                    for (int n = 1; term > 1e-17 * sum; n++) {
                        term *= 2.0 * x * x / (2 * n + 1);
                        sum += term;
                    }
                    return 2.0 * x * Math.exp(-x * x) * sum / Math.sqrt(Math.PI);
                }
                double fraction = a;
                for (int n = 60; n >= 1; n--) {
                    fraction = a + 0.5 * n / fraction;
                }
                return Math.signum(x) * (1.0 - Math.exp(-a * a) / (fraction * Math.sqrt(Math.PI)));
            }
            """;

    /** As in {@link org.wickbench.numeric.kernel.ErrorFunction}. */
    private static final String ERFC = """
            /** 1 - erf(x) without cancellation: the continued fraction, with more terms towards the origin. */
            static double erfc(double x) {
                if (!(x > 0.5)) {
                    return 1.0 - erf(x);
                }
                if (x > 27.5) {
                    return 0.0;
                }
                double fraction = x;
                for (int n = (int) (60.0 + 450.0 / (x * x)); n >= 1; n--) {
                    fraction = x + 0.5 * n / fraction;
                }
                double head = Math.rint(x * 65536.0) / 65536.0;
                double tail = (x - head) * (x + head);
                return Math.exp(-head * head) * Math.exp(-tail) / (fraction * Math.sqrt(Math.PI));
            }
            """;
}
