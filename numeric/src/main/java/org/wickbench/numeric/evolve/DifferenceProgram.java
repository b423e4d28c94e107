package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * The program of a finite-difference evolution on padded fields. Every operation is a routine for one row, the innermost
 * loop, which has no special cases, and one that calls it for a block of rows.
 */
record DifferenceProgram(Problem problem, DifferenceLayout layout) {
    private static final List<String> INDICES = List.of("i", "j");

    Program build() {
        List<Routine> routines = new ArrayList<>();
        routines.add(OnGrid.routine(problem, layout.grid(), "objective", problem.objective(), "the objective"));
        add(routines, Operation.EULER);
        add(routines, Operation.STAGE);
        add(routines, Operation.OBSERVED);
        return new Program("Differences", routines);
    }

    /** What is done with {@code H u = v u - scale lap u}; {@code lap} takes {@code qa = 1/h^2} of axis {@code a}. */
    private enum Operation {
        EULER("euler", "out = u - h H u: one explicit Euler step in imaginary time.", List.of("u", "v", "out")),
        STAGE("stage", "out = w + a H u: a stage of a Runge-Kutta step.", List.of("u", "v", "w", "out")),
        // apart from the others, so that a mutation of the evolution leaves it alone: energies are right then
        OBSERVED("observed", "out = H u for observables.", List.of("u", "v", "out"));

        private final String name;
        private final String doc;
        private final List<String> arrays;

        Operation(String name, String doc, List<String> arrays) {
            this.name = name;
            this.doc = doc;
            this.arrays = arrays;
        }
    }

    private List<String> scalars(Operation operation) {
        List<String> scalars = new ArrayList<>(List.of(KernelMutation.SCALE));
        for (int axis = 0; axis < layout.dimension(); axis++) {
            scalars.add("q" + axis);
        }
        switch (operation) {
            case EULER -> scalars.add("h");
            case STAGE -> scalars.add("a");
            case OBSERVED -> {}
        }
        return scalars;
    }

    private void add(List<Routine> routines, Operation operation) {
        Routine row = layout.dimension() == 1 ? line(operation) : row(operation);
        routines.add(row);
        routines.add(rows(operation, row));
    }

    private Routine row(Operation operation) {
        List<Statement> point = point(operation, Index.of("at").plus(Index.of("k")));
        return new Routine(
                operation.name + "Row",
                operation.doc + " One row, from index at.",
                operation.arrays,
                List.of("at"),
                scalars(operation),
                List.of(Statement.loop("k", 0, layout.points(layout.dimension() - 1), point)));
    }

    private Routine line(Operation operation) {
        return new Routine(
                operation.name + "Row",
                operation.doc + " A part of the line.",
                operation.arrays,
                List.of("from", "to"),
                scalars(operation),
                List.of(Statement.loop("k", Index.of("from"), Index.of("to"), point(operation, Index.of("k")))));
    }

    /** All rows of a block. */
    private Routine rows(Operation operation, Routine row) {
        List<String> bounds =
                List.of("first", "last", "rowFirst", "rowLast").subList(0, layout.dimension() == 3 ? 4 : 2);
        Index at = Index.of(layout.origin());
        int loops = layout.dimension() - 1;
        for (int axis = 0; axis < loops; axis++) {
            at = at.plus(Index.of(INDICES.get(axis)).times(layout.stride(axis)));
        }
        List<Index> integers = loops > 0 ? List.of(at) : List.of(at.plus(Index.of("first")), at.plus(Index.of("last")));
        List<Statement> body = List.of(new Statement.Call(
                row.name(),
                row.arrays(),
                integers,
                row.scalars().stream().map(Value::local).toList()));
        for (int axis = loops - 1; axis >= 0; axis--) {
            body = List.of(Statement.loop(
                    INDICES.get(axis), Index.of(bounds.get(2 * axis)), Index.of(bounds.get(2 * axis + 1)), body));
        }
        return new Routine(operation.name, operation.doc, row.arrays(), bounds, row.scalars(), body);
    }

    private List<Statement> point(Operation operation, Index at) {
        BodyBuilder body = new BodyBuilder();
        Value centre = body.let("c", Value.load("u", at));
        Value image = Value.sub(Value.mul(Value.load("v", at), centre), laplacian(centre, at));
        Value result =
                switch (operation) {
                    case EULER -> Value.sub(centre, Value.mul(image, Value.local("h")));
                    case STAGE -> Value.add(Value.load("w", at), Value.mul(image, Value.local("a")));
                    case OBSERVED -> image;
                };
        return body.store("out", at, result).build();
    }

    /** {@code scale sum_a qa (w_0 c + sum_m w_m (u_m + u_-m))}, the weights multiplied by their factors before the loop. */
    private Value laplacian(Value centre, Index at) {
        double[] w = layout.stencil().weights();
        Value scale = Value.local(KernelMutation.SCALE);
        Value all = Value.local("q0");
        for (int axis = 1; axis < layout.dimension(); axis++) {
            all = Value.add(all, Value.local("q" + axis));
        }
        Value sum = Value.mul(centre, Value.mul(Value.mul(all, scale), Value.constant(w[0])));
        for (int axis = 0; axis < layout.dimension(); axis++) {
            int stride = layout.stride(axis);
            Value rate = Value.mul(Value.local("q" + axis), scale);
            for (int m = 1; m < w.length; m++) {
                Value pair = Value.add(Value.load("u", at.plus(-m * stride)), Value.load("u", at.plus(m * stride)));
                sum = Value.add(sum, Value.mul(pair, Value.mul(rate, Value.constant(w[m]))));
            }
        }
        return sum;
    }
}
