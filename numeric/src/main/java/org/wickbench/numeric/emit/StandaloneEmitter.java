package org.wickbench.numeric.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wickbench.numeric.kernel.Routine;

/** Writes a {@link Standalone} as one source file and a README, in Java or C, importing nothing of ours. */
public final class StandaloneEmitter {
    /** Numbers in one string of Java, which has at most 65535 bytes: a double has at most 24 characters. */
    private static final int NUMBERS_A_TEXT = 2_000;

    private static final int NUMBERS_A_LINE = 4;

    private StandaloneEmitter() {}

    /** The source file, whose text depends on the program and the version alone. */
    public static SourceFile source(Standalone standalone, Target target, String version) {
        String body =
                switch (target) {
                    case JAVA -> java(standalone);
                    case C -> c(standalone);
                };
        String hash = ContentHash.of(body).substring(0, 16);
        String head = standalone.title() + "\n\n" + standalone.header() + "\n\nWritten by Wickbench " + version
                + "; content " + hash + ".";
        CodeWriter comment = new CodeWriter();
        comment.comment("/*", JavaEmitter.escapeLines(head));
        return new SourceFile(fileName(standalone, target), comment + body);
    }

    private static String fileName(Standalone standalone, Target target) {
        String name = standalone.program().name();
        return switch (target) {
            case JAVA -> name + ".java";
            case C -> name.toLowerCase(Locale.ROOT) + ".c";
        };
    }

    private static String java(Standalone standalone) {
        JavaEmitter emitter = new JavaEmitter(JavaEmitter.Flavour.PLAIN);
        CodeWriter out = new CodeWriter();
        out.open("public final class " + standalone.program().name() + " {");
        out.line("private " + standalone.program().name() + "() {}").blank();
        out.block(emitter.members(standalone.program())).blank();
        if (!standalone.data().isEmpty()) {
            out.block(NUMBERS).blank();
        }
        out.open("public static void main(String[] arguments) {");
        for (Standalone.Buffer buffer : standalone.buffers()) {
            out.line("double[] " + buffer.name() + " = new double[" + buffer.size() + "];");
        }
        standalone.data().forEach(constants -> java(constants, out));
        calls(standalone, out);
        for (Standalone.Output output : standalone.outputs()) {
            out.line("System.out.println(\"" + label(output) + "\" + result[" + output.index() + "]);");
        }
        out.open("if (arguments.length > 0 && arguments[0].equals(\"--check\")) {");
        out.line("boolean holds = true;");
        for (Standalone.Output output : standalone.outputs()) {
            out.line("holds &= Math.abs(result[" + output.index() + "] - " + parenthesised(output.expected()) + ") <= "
                    + ScalarPrinter.literal(bound(standalone, output)) + ";");
        }
        out.line(
                "System.out.println(holds ? \"self-check: the values are the expected ones\" : \"self-check: FAILED\");");
        out.line("System.exit(holds ? 0 : 1);");
        out.close().close();
        return out.close().toString();
    }

    private static String c(Standalone standalone) {
        CodeWriter out = new CodeWriter();
        out.block(CEmitter.PRELUDE).blank();
        out.open("static double *buffer(size_t size) {");
        out.line("double *values = calloc(size, sizeof(double));");
        out.open("if (values == NULL) {");
        out.line("fprintf(stderr, \"out of memory: %zu doubles\\n\", size);");
        out.line("exit(1);");
        out.close();
        out.line("return values;");
        out.close().blank();
        standalone.data().forEach(constants -> c(constants, out));
        out.block(new CEmitter().functions(standalone.program())).blank();
        out.open("int main(int count, char **arguments) {");
        for (Standalone.Buffer buffer : standalone.buffers()) {
            out.line("double *" + buffer.name() + " = buffer(" + buffer.size() + ");");
        }
        calls(standalone, out);
        for (Standalone.Output output : standalone.outputs()) {
            out.line("printf(\"" + label(output) + "%.17g\\n\", result[" + output.index() + "]);");
        }
        out.line("int status = 0;");
        out.open("if (count > 1 && arguments[1][0] == '-' && arguments[1][1] == '-' && arguments[1][2] == 'c') {");
        for (Standalone.Output output : standalone.outputs()) {
            out.line("status |= !(fabs(result[" + output.index() + "] - " + parenthesised(output.expected()) + ") <= "
                    + ScalarPrinter.literal(bound(standalone, output)) + ");");
        }
        out.line("puts(status == 0 ? \"self-check: the values are the expected ones\" : \"self-check: FAILED\");");
        out.close();
        for (Standalone.Buffer buffer : standalone.buffers()) {
            out.line("free(" + buffer.name() + ");");
        }
        out.line("return status;");
        return out.close().toString();
    }

    /** As text, since the bytes of an array literal count towards the 65535 of its method. */
    private static void java(Standalone.Constants constants, CodeWriter out) {
        List<Double> values = constants.values();
        out.line("double[] " + constants.name() + " = numbers(" + values.size() + ",");
        for (int from = 0; from < values.size(); from += NUMBERS_A_TEXT) {
            int to = Math.min(values.size(), from + NUMBERS_A_TEXT);
            out.line("        \"\"\"");
            lines(values.subList(from, to), " ").forEach(line -> out.line("        " + line));
            out.line("        \"\"\"" + (to < values.size() ? "," : ");"));
        }
    }

    private static void c(Standalone.Constants constants, CodeWriter out) {
        out.open("static const double " + constants.name() + "["
                + constants.values().size() + "] = {");
        lines(constants.values(), ", ").forEach(line -> out.line(line + ","));
        out.close("};").blank();
    }

    /** Each number with as many digits as it takes to read the same double back, at most 17. */
    private static List<String> lines(List<Double> values, String between) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < values.size(); from += NUMBERS_A_LINE) {
            lines.add(values.subList(from, Math.min(values.size(), from + NUMBERS_A_LINE)).stream()
                    .map(ScalarPrinter::literal)
                    .collect(Collectors.joining(between)));
        }
        return lines;
    }

    private static final String NUMBERS = """
            /** The numbers in some texts. */
            static double[] numbers(int count, String... texts) {
                double[] values = new double[count];
                int at = 0;
                for (String text : texts) {
                    for (String number : text.trim().split("\\\\s+")) {
                        values[at++] = Double.parseDouble(number);
                    }
                }
                return values;
            }
            """;

    private static void calls(Standalone standalone, CodeWriter out) {
        for (String name : standalone.sequence()) {
            Routine routine = standalone.program().routine(name);
            out.line(name + "(" + String.join(", ", routine.arrays()) + ");");
        }
    }

    private static String label(Standalone.Output output) {
        return String.format(
                "%-24s ", Escape.comment(output.label()).replace("\"", "'").replace("%", "per cent"));
    }

    private static String parenthesised(double value) {
        return value < 0 ? "(" + ScalarPrinter.literal(value) + ")" : ScalarPrinter.literal(value);
    }

    private static double bound(Standalone standalone, Standalone.Output output) {
        return standalone.tolerance() * output.scale();
    }

    /**
     * The README: how to build, run and check the program, what it computes, and how it was compiled.
     *
     * @param compilation what the passes did, in Markdown
     */
    public static SourceFile readme(Standalone standalone, Target target, String compilation) {
        String name = standalone.program().name();
        String file = fileName(standalone, target);
        String binary = name.toLowerCase(Locale.ROOT);
        List<String> build =
                switch (target) {
                    case JAVA -> List.of("javac " + file, "java " + name, "java " + name + " --check");
                    case C ->
                        List.of(
                                "cc -std=c11 -O3 -march=native -ffp-contract=off -fopenmp-simd -o " + binary + " "
                                        + file + " -lm",
                                "./" + binary,
                                "./" + binary + " --check");
                };
        CodeWriter out = new CodeWriter();
        out.line("# " + Escape.comment(standalone.title())).blank();
        out.line(
                "One source file, no dependency. Build, run, and check against the values it had when it was written:");
        out.blank().block(indented(String.join("\n", build))).blank();
        if (target == Target.C) {
            out.line("With -fopenmp in place of -fopenmp-simd large loops run on all cores, with the same results.");
            out.blank();
        }
        out.line("The check exits with status 1 if a value differs by more than " + standalone.tolerance()
                + ", relative to its size.");
        out.blank().block(indented(JavaEmitter.escapeLines(standalone.header())));
        out.blank().line("## How it was compiled").blank();
        out.line(
                "Operations of one run, counted in the program before and after each pass. A fused multiply-add counts two,");
        out.line("a function its conventional weight; bytes are all elements loaded and stored, caches ignored.");
        out.blank().block(JavaEmitter.escapeLines(compilation));
        return new SourceFile("README.md", out.toString());
    }

    private static String indented(String lines) {
        return lines.indent(4);
    }
}
