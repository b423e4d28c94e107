package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
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

/**
 * The stencils of a standalone finite-difference evolution. Fields are padded by the stencil's reach on every side; the
 * routine {@code ghosts} fills the padding by the boundary's symmetry (odd for Dirichlet, even for Neumann, copied for
 * periodic ends), so that the stencil has no special cases. The program holds its ghosts and does one time level at a time:
 * it is written to be read, and {@link DifferenceProgram} to be fast.
 */
record StandaloneStencils(Problem problem, Grid grid, Stencil stencil) {
    private static final List<String> INDICES = List.of("i", "j", "k");

    Program build() {
        List<Routine> routines = new ArrayList<>();
        routines.add(OnGrid.routine(problem, grid, "objective", problem.objective(), "the objective"));
        routines.add(ghosts());
        routines.add(apply("hamiltonian", "out = H u, from u with its ghosts filled.", false));
        // a second copy, which a mutation of the evolution leaves alone: energies are measured with the right operator
        routines.add(apply("observed", "out = H u for observables.", false));
        routines.add(apply("euler", "out = u - h H u: one explicit Euler step in imaginary time.", true));
        Index i = Index.of("i");
        routines.add(new Routine(
                "combine",
                "out = u + a w.",
                List.of("u", "w", "out"),
                List.of("n"),
                List.of("a"),
                List.of(Statement.loop(
                        "i",
                        Index.of(0),
                        Index.of("n"),
                        new BodyBuilder()
                                .store(
                                        "out",
                                        i,
                                        Value.add(Value.load("u", i), Value.mul(Value.load("w", i), Value.local("a"))))
                                .build()))));
        return new Program("Differences", routines);
    }

    int paddedPoints(int axis) {
        return grid.axis(axis).points() + 2 * stencil.reach();
    }

    int paddedSize() {
        int size = 1;
        for (int axis = 0; axis < grid.dimension(); axis++) {
            size = Math.multiplyExact(size, paddedPoints(axis));
        }
        return size;
    }

    int paddedStride(int axis) {
        int stride = 1;
        for (int i = axis + 1; i < grid.dimension(); i++) {
            stride *= paddedPoints(i);
        }
        return stride;
    }

    /** Where point (0, 0, 0) lies in a padded field. */
    int origin() {
        int origin = 0;
        for (int axis = 0; axis < grid.dimension(); axis++) {
            origin += stencil.reach() * paddedStride(axis);
        }
        return origin;
    }

    private Index padded() {
        Index at = Index.of(origin());
        for (int axis = 0; axis < grid.dimension(); axis++) {
            at = at.plus(Index.of(INDICES.get(axis)).times(paddedStride(axis)));
        }
        return at;
    }

    private Index plain() {
        Index at = Index.of(0);
        for (int axis = 0; axis < grid.dimension(); axis++) {
            at = at.plus(Index.of(INDICES.get(axis)).times(grid.stride(axis)));
        }
        return at;
    }

    private Routine apply(String name, String doc, boolean euler) {
        Index at = padded();
        BodyBuilder body = new BodyBuilder();
        Value centre = body.let("c", Value.load("u", at));
        double[] w = stencil.weights();
        List<Value> parts = new ArrayList<>();
        List<String> scalars = new ArrayList<>(List.of(KernelMutation.SCALE));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            int stride = paddedStride(axis);
            Value line = Value.mul(centre, Value.constant(w[0]));
            for (int m = 1; m < w.length; m++) {
                Value pair = Value.add(Value.load("u", at.plus(-m * stride)), Value.load("u", at.plus(m * stride)));
                line = Value.add(line, Value.mul(pair, Value.constant(w[m])));
            }
            scalars.add("q" + axis);
            Value part = Value.mul(line, Value.mul(Value.local(KernelMutation.SCALE), Value.local("q" + axis)));
            parts.add(part);
        }
        Value laplacian = parts.stream().reduce(Value::add).orElseThrow();
        Value image = Value.sub(Value.mul(Value.load("v", plain()), centre), laplacian);
        if (euler) {
            scalars.add("h");
            image = Value.sub(centre, Value.mul(image, Value.local("h")));
        }
        body.store("out", at, image);
        List<Statement> loops = body.build();
        for (int axis = grid.dimension() - 1; axis >= 0; axis--) {
            loops = axis == 0
                    ? List.of(Statement.loop("i", Index.of("first"), Index.of("last"), loops))
                    : List.of(
                            Statement.loop(INDICES.get(axis), 0, grid.axis(axis).points(), loops));
        }
        return new Routine(name, doc, List.of("u", "v", "out"), List.of("first", "last"), scalars, loops);
    }

    private Routine ghosts() {
        BodyBuilder body = new BodyBuilder();
        for (int axis = 0; axis < grid.dimension(); axis++) {
            BodyBuilder line = new BodyBuilder();
            Index base = padded().substitute(INDICES.get(axis), Index.of(0));
            int stride = paddedStride(axis);
            for (int g = 1; g <= stencil.reach(); g++) {
                mirror(line, base, stride, grid.axis(axis), g);
            }
            List<Statement> loops = line.build();
            for (int other = grid.dimension() - 1; other >= 0; other--) {
                if (other != axis) {
                    loops = List.of(Statement.loop(
                            INDICES.get(other), 0, grid.axis(other).points(), loops));
                }
            }
            loops.forEach(body::add);
        }
        return new Routine(
                "ghosts",
                "Fills the padding by the boundaries' symmetry.",
                List.of("u"),
                List.of(),
                List.of(),
                body.build());
    }

    /** The {@code g}-th ghosts below and above one line that starts at {@code base}. */
    private static void mirror(BodyBuilder body, Index base, int stride, Axis axis, int g) {
        int n = axis.points();
        Index below = base.plus(-g * stride);
        Index above = base.plus((n - 1 + g) * stride);
        if (axis.boundary() == Boundary.DIRICHLET) {
            // the ends themselves lie one step outside the unknowns: u(-1) = 0, u(-1-g) = -u(g-1)
            body.store("u", below, g == 1 ? Value.ZERO : Value.neg(Value.load("u", base.plus((g - 2) * stride))));
            body.store("u", above, g == 1 ? Value.ZERO : Value.neg(Value.load("u", base.plus((n + 1 - g) * stride))));
        } else if (axis.boundary() == Boundary.NEUMANN) {
            body.store("u", below, Value.load("u", base.plus((g - 1) * stride)));
            body.store("u", above, Value.load("u", base.plus((n - g) * stride)));
        } else {
            body.store("u", below, Value.load("u", base.plus((n - g) * stride)));
            body.store("u", above, Value.load("u", base.plus((g - 1) * stride)));
        }
    }
}
