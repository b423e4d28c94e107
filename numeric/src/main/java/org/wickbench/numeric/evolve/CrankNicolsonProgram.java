package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.transform.Complex;

/**
 * The program of the trapezoidal rule {@code (1 + g H) u' = (1 - g H) u} on one axis with differences of order 2, with
 * {@code g = h/2} in imaginary and {@code i h/2} in real time: a tridiagonal system, factorised once and solved in every
 * step. Scalars are {@code scale = D}, {@code q = 1/dx^2} and {@code half = h/2}.
 */
record CrankNicolsonProgram(Problem problem, Grid grid, boolean complex) {

    Program build() {
        return new Program(
                "CrankNicolson",
                List.of(
                        OnGrid.routine(problem, grid, "objective", problem.objective(), "the objective"),
                        diagonals(),
                        complex ? factoriseComplex() : factoriseReal(),
                        complex ? stepComplex() : stepReal()));
    }

    private int n() {
        return grid.size();
    }

    private static Statement over(int from, int to, BodyBuilder body) {
        return Statement.loop("j", from, to, body.build());
    }

    /** {@code d = v + 2 D q}, with the even reflection folded into the end points for Neumann ends. */
    private Routine diagonals() {
        Index j = Index.of("j");
        Value dq = Value.mul(Value.local(KernelMutation.SCALE), Value.local("q"));
        BodyBuilder body = new BodyBuilder();
        body.add(over(
                0,
                n(),
                new BodyBuilder().store("d", j, Value.add(Value.load("v", j), Value.mul(dq, Value.constant(2))))));
        if (grid.axis(0).boundary() == Boundary.NEUMANN) {
            for (int end : new int[] {0, n() - 1}) {
                Index at = Index.of(end);
                body.store("d", at, Value.sub(Value.load("d", at), dq));
            }
        }
        return new Routine(
                "diagonals",
                "The diagonal of H; the other two diagonals are -scale q.",
                List.of("v", "d"),
                List.of(),
                List.of(KernelMutation.SCALE, "q"),
                body.build());
    }

    private Routine factoriseReal() {
        Index j = Index.of("j");
        BodyBuilder body = new BodyBuilder();
        Value off = body.let("off", off());
        for (int from : new int[] {0, 1}) {
            BodyBuilder row = new BodyBuilder();
            Value pivot = Value.add(Value.ONE, Value.mul(Value.load("d", j), Value.local("half")));
            if (from == 1) {
                pivot = Value.sub(pivot, Value.mul(Value.load("c", j.plus(-1)), off));
            }
            Value inverse = row.let("r", Value.div(Value.ONE, pivot));
            row.store("inv", j, inverse).store("c", j, Value.mul(inverse, off));
            body.add(over(from, from == 0 ? 1 : n(), row));
        }
        return new Routine(
                "factorise",
                "Gaussian elimination: inv = 1/pivot, c = inv * upper.",
                List.of("d", "inv", "c"),
                List.of(),
                List.of(KernelMutation.SCALE, "q", "half"),
                body.build());
    }

    private static Value off() {
        return Value.neg(
                Value.mul(Value.mul(Value.local(KernelMutation.SCALE), Value.local("q")), Value.local("half")));
    }

    private Routine stepReal() {
        Index j = Index.of("j");
        BodyBuilder body = new BodyBuilder();
        Value off = body.let("off", off());
        for (int[] range : ranges()) {
            BodyBuilder row = new BodyBuilder();
            Value rhs = Value.sub(
                    Value.load("u", j),
                    Value.mul(Value.mul(Value.load("d", j), Value.local("half")), Value.load("u", j)));
            for (int neighbour : neighbours(range[0])) {
                rhs = Value.sub(rhs, Value.mul(Value.load("u", j.plus(neighbour)), off));
            }
            if (range[0] > 0) {
                rhs = Value.sub(rhs, Value.mul(Value.load("w", j.plus(-1)), off));
            }
            row.store("w", j, Value.mul(rhs, Value.load("inv", j)));
            body.add(over(range[0], range[1], row));
        }
        body.store("u", Index.of(n() - 1), Value.load("w", Index.of(n() - 1)));
        Index down = Index.of("j").times(-1).plus(n() - 2);
        body.add(over(
                0,
                n() - 1,
                new BodyBuilder()
                        .store(
                                "u",
                                down,
                                Value.sub(
                                        Value.load("w", down),
                                        Value.mul(Value.load("u", down.plus(1)), Value.load("c", down))))));
        return new Routine(
                "step",
                "Right-hand side and forward elimination into w, then back substitution into u.",
                List.of("u", "w", "d", "inv", "c"),
                List.of(),
                List.of(KernelMutation.SCALE, "q", "half"),
                body.build());
    }

    /** First row, inner rows, last row. */
    private List<int[]> ranges() {
        return List.of(new int[] {0, 1}, new int[] {1, n() - 1}, new int[] {n() - 1, n()});
    }

    private List<Integer> neighbours(int from) {
        List<Integer> neighbours = new ArrayList<>();
        if (from > 0) {
            neighbours.add(-1);
        }
        if (from < n() - 1) {
            neighbours.add(1);
        }
        return neighbours;
    }

    private static Complex load(String name, Index at) {
        return new Complex(Value.load(name + "r", at), Value.load(name + "i", at));
    }

    private static void store(BodyBuilder body, String name, Index at, Complex value) {
        body.store(name + "r", at, value.re()).store(name + "i", at, value.im());
    }

    private Routine factoriseComplex() {
        Index j = Index.of("j");
        BodyBuilder body = new BodyBuilder();
        Value off = body.let("off", off());
        for (int from : new int[] {0, 1}) {
            BodyBuilder row = new BodyBuilder();
            Complex pivot = new Complex(Value.ONE, Value.mul(Value.load("d", j), Value.local("half")));
            if (from == 1) {
                // minus i off times c
                Complex c = load("c", j.plus(-1)).named(row, "before");
                pivot = pivot.minus(new Complex(Value.neg(Value.mul(c.im(), off)), Value.mul(c.re(), off)));
            }
            pivot = pivot.named(row, "p");
            Value size =
                    row.let("size", Value.add(Value.mul(pivot.re(), pivot.re()), Value.mul(pivot.im(), pivot.im())));
            Complex inverse =
                    new Complex(Value.div(pivot.re(), size), Value.neg(Value.div(pivot.im(), size))).named(row, "r");
            store(row, "inv", j, inverse);
            store(row, "c", j, new Complex(Value.neg(Value.mul(inverse.im(), off)), Value.mul(inverse.re(), off)));
            body.add(over(from, from == 0 ? 1 : n(), row));
        }
        return new Routine(
                "factorise",
                "Gaussian elimination in complex arithmetic: inv = 1/pivot, c = inv * upper.",
                List.of("d", "invr", "invi", "cr", "ci"),
                List.of(),
                List.of(KernelMutation.SCALE, "q", "half"),
                body.build());
    }

    private Routine stepComplex() {
        Index j = Index.of("j");
        BodyBuilder body = new BodyBuilder();
        Value off = body.let("off", off());
        for (int[] range : ranges()) {
            BodyBuilder row = new BodyBuilder();
            Complex u = load("u", j).named(row, "here");
            // the neighbours' sum, of u for the right-hand side and of w for the elimination
            Value half = row.let("g", Value.mul(Value.load("d", j), Value.local("half")));
            Complex image = u.scaled(half);
            for (int neighbour : neighbours(range[0])) {
                image = image.plus(load("u", j.plus(neighbour)).scaled(off));
            }
            if (range[0] > 0) {
                image = image.plus(load("w", j.plus(-1)).scaled(off));
            }
            Complex rhs = u.minus(image.named(row, "h").timesI(1)).named(row, "b");
            store(row, "w", j, rhs.times(load("inv", j).named(row, "p")));
            body.add(over(range[0], range[1], row));
        }
        store(body, "u", Index.of(n() - 1), load("w", Index.of(n() - 1)));
        Index down = Index.of("j").times(-1).plus(n() - 2);
        BodyBuilder back = new BodyBuilder();
        Complex above = load("u", down.plus(1)).named(back, "a");
        store(back, "u", down, load("w", down).minus(above.times(load("c", down).named(back, "upper"))));
        body.add(over(0, n() - 1, back));
        return new Routine(
                "step",
                "Right-hand side and forward elimination into w, then back substitution into u.",
                List.of("ur", "ui", "wr", "wi", "d", "invr", "invi", "cr", "ci"),
                List.of(),
                List.of(KernelMutation.SCALE, "q", "half"),
                body.build());
    }
}
