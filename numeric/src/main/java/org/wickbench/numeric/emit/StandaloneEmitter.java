package org.wickbench.numeric.emit;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.kernel.Routine;

/** Writes a {@link Standalone} as one source file and a README, in Java or C, importing nothing of ours. */
public final class StandaloneEmitter {
    private StandaloneEmitter() {}

    /** The files, source first. */
    public static List<SourceFile> emit(Standalone standalone, Target target, String version) {
        String body = target == Target.JAVA ? java(standalone) : c(standalone);
        String hash = ContentHash.of(body).substring(0, 16);
        String head = standalone.title() + "\n\n" + standalone.header() + "\n\nWritten by Wickbench " + version
                + "; content " + hash + ".";
        CodeWriter comment = new CodeWriter();
        comment.comment("/*", JavaEmitter.escapeLines(head));
        String name = standalone.program().name();
        String file = target == Target.JAVA ? name + ".java" : name.toLowerCase(java.util.Locale.ROOT) + ".c";
        return List.of(
                new SourceFile(file, comment + body), new SourceFile("README.md", readme(standalone, target, file)));
    }

    private static String java(Standalone standalone) {
        JavaEmitter emitter = new JavaEmitter(JavaEmitter.Flavour.PLAIN);
        CodeWriter out = new CodeWriter();
        out.open("public final class " + standalone.program().name() + " {");
        out.line("private " + standalone.program().name() + "() {}").blank();
        out.block(emitter.members(standalone.program())).blank();
        out.open("public static void main(String[] arguments) {");
        for (Standalone.Buffer buffer : standalone.buffers()) {
            out.line("double[] " + buffer.name() + " = new double[" + buffer.size() + "];");
        }
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
        return standalone.tolerance() * Math.max(1, Math.abs(output.expected()));
    }

    private static String readme(Standalone standalone, Target target, String file) {
        String name = standalone.program().name();
        List<String> build = new ArrayList<>();
        if (target == Target.JAVA) {
            build.add("javac " + file);
            build.add("java " + name);
            build.add("java " + name + " --check");
        } else {
            String binary = name.toLowerCase(java.util.Locale.ROOT);
            build.add(
                    "cc -std=c11 -O3 -march=native -ffp-contract=off -fopenmp-simd -o " + binary + " " + file + " -lm");
            build.add("./" + binary);
            build.add("./" + binary + " --check");
        }
        return "# " + Escape.comment(standalone.title()) + "\n\n"
                + "One source file, no dependency. Build, run, and check against the values it had when it was written:\n\n"
                + "    " + String.join("\n    ", build) + "\n\n"
                + (target == Target.C
                        ? "With -fopenmp in place of -fopenmp-simd large loops run on all cores, with the same results.\n\n"
                        : "")
                + "The check exits with status 1 if a value differs by more than " + standalone.tolerance()
                + " (relative to values above 1).\n\n"
                + "    "
                + String.join(
                        "\n    ", JavaEmitter.escapeLines(standalone.header()).split("\n")) + "\n";
    }
}
