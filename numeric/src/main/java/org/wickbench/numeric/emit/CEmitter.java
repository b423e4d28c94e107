package org.wickbench.numeric.emit;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.pass.IndependentIterations;

/**
 * Prints a program as C11: one static function per routine, arrays {@code restrict}, vectorised loops under an OpenMP simd
 * pragma, large loops whose iterations are independent under a parallel one; without OpenMP the same text is sequential, and
 * with it the results have the same bits. Compiled with contraction off, elementary operations round as in Java.
 */
public final class CEmitter {
    /** Below so many stored values (some ten microseconds) threads cost more than they save. */
    private static final int WORTH_THREADS = 10_000;

    private final ScalarPrinter scalar = new ScalarPrinter(ScalarPrinter.C);

    /** The includes and helpers that the functions need. */
    static final String PRELUDE = """
            #include <math.h>
            #include <stdio.h>
            #include <stdlib.h>

            static inline double sign(double x) { return (x > 0) - (x < 0); }
            """;

    /** The functions alone. */
    public String functions(Program program) {
        CodeWriter out = new CodeWriter();
        for (Routine routine : program.routines()) {
            routine(routine, program, out);
            out.blank();
        }
        return out.toString();
    }

    private void routine(Routine routine, Program program, CodeWriter out) {
        List<String> parameters = new ArrayList<>();
        routine.arrays()
                .forEach(array -> parameters.add(
                        (routine.writes(array, program) ? "double *restrict " : "const double *restrict ") + array));
        routine.integers().forEach(integer -> parameters.add("int " + integer));
        routine.scalars().forEach(name -> parameters.add("double " + name));
        if (routine.doc().lines().count() == 1) {
            out.line("/* " + routine.doc() + " */");
        } else {
            out.comment("/*", routine.doc());
        }
        out.line("static void " + routine.name() + "(" + String.join(", ", parameters) + ")");
        out.open("{");
        body(routine.body(), true, program, out);
        out.close();
    }

    /** @param outermost whether no loop around the body runs on several threads */
    private void body(List<Statement> body, boolean outermost, Program program, CodeWriter out) {
        for (Statement statement : body) {
            switch (statement) {
                case Statement.Let let ->
                    out.line("const double " + let.name() + " = " + scalar.print(let.value()) + ";");
                case Statement.Accumulator accumulator ->
                    out.line("double " + accumulator.name() + " = " + scalar.print(accumulator.initial()) + ";");
                case Statement.Update update ->
                    out.line(update.accumulator() + " = " + scalar.print(update.value()) + ";");
                case Statement.Store store ->
                    out.line(scalar.element(store.array(), store.index()) + " = " + scalar.print(store.value()) + ";");
                case Statement.Loop loop -> {
                    String threads = outermost ? threads(loop, program) : "";
                    if (loop.vectorised() || !threads.isEmpty()) {
                        out.line("#pragma omp " + (threads.isEmpty() ? "" : "parallel for")
                                + (threads.isEmpty() || !loop.vectorised() ? "" : " ")
                                + (loop.vectorised() ? "simd" : "") + threads.stripTrailing());
                    }
                    loop(loop, outermost && threads.isEmpty(), program, out);
                }
                case Statement.Parallel parallel -> parallel(parallel, outermost, program, out);
                case Statement.Call call -> {
                    List<String> arguments = new ArrayList<>(call.arrays());
                    call.integers().forEach(index -> arguments.add(ScalarPrinter.index(index)));
                    call.scalars().forEach(value -> arguments.add(scalar.print(value)));
                    out.line(call.routine() + "(" + String.join(", ", arguments) + ");");
                }
                case Statement.Table table -> out.line("static double " + table.name() + "[" + table.size() + "];");
                case Statement.Note note -> out.line("/* " + note.text() + " */");
            }
        }
    }

    private void loop(Statement.Loop loop, boolean outermost, Program program, CodeWriter out) {
        String i = loop.variable();
        out.open("for (int " + i + " = " + ScalarPrinter.index(loop.from()) + "; " + i + " < "
                + ScalarPrinter.index(loop.to()) + "; " + i + "++) {");
        body(loop.body(), outermost, program, out);
        out.close();
    }

    /** Every thread allocates its own arrays; where there is one thread they stay from call to call. */
    private void parallel(Statement.Parallel parallel, boolean outermost, Program program, CodeWriter out) {
        Statement.Loop loop = parallel.loop();
        boolean threads = outermost && loop.tripCount() > 1 && iterations(List.of(loop), program) >= WORTH_THREADS;
        if (!threads) {
            body(List.copyOf(parallel.own()), outermost, program, out);
            loop(loop, outermost, program, out);
            return;
        }
        out.line("#pragma omp parallel").open("{");
        parallel.own().forEach(table -> out.line("double *" + table.name() + " = buffer(" + table.size() + ");"));
        out.line("#pragma omp for");
        loop(loop, false, program, out);
        parallel.own().forEach(table -> out.line("free(" + table.name() + ");"));
        out.close();
    }

    /** The end of a parallel pragma, a blank where it has no condition; nothing for a loop that stays on one thread. */
    private static String threads(Statement.Loop loop, Program program) {
        long known = iterations(loop.body(), program);
        if (!IndependentIterations.of(loop) || (loop.tripCount() >= 0 && known * loop.tripCount() < WORTH_THREADS)) {
            return "";
        }
        if (loop.tripCount() >= 0) {
            return " ";
        }
        String count = ScalarPrinter.index(loop.to().plus(loop.from().times(-1)));
        long least = Math.ceilDiv(WORTH_THREADS, known);
        return " if(parallel: " + count + " >= " + least + ")";
    }

    /** How often the innermost statements run for one pass through a body. */
    private static long iterations(List<Statement> body, Program program) {
        long most = 1;
        for (Statement statement : body) {
            long inside =
                    switch (statement) {
                        case Statement.Loop loop -> Math.max(1, loop.tripCount()) * iterations(loop.body(), program);
                        case Statement.Parallel parallel -> iterations(List.of(parallel.loop()), program);
                        case Statement.Call call ->
                            iterations(program.routine(call.routine()).body(), program);
                        default -> 1;
                    };
            most = Math.max(most, inside);
        }
        return most;
    }
}
