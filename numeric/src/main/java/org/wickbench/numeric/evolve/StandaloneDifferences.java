package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.emit.Standalone;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.pass.LeaveOutUnused;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.symbolic.expr.Expr;

/**
 * A whole evolution by explicit finite differences as one kernel program: the stencils of the evolution in memory, with the
 * time loop and the observables as routines of the same tree.
 */
final class StandaloneDifferences {
    private static final List<String> INDICES = List.of("i", "j", "k");

    private final Problem problem;
    private final Grid grid;
    private final TimeSpan span;
    private final Method.FiniteDifference method;
    private final StandaloneStencils layout;
    private final StandaloneParts parts;
    private final boolean complex;
    private final double diffusion;
    private final Expr initialRe;
    private final Expr initialIm;

    StandaloneDifferences(
            Problem problem, Grid grid, Expr initialRe, Expr initialIm, TimeSpan span, Method.FiniteDifference method) {
        this.problem = problem;
        this.grid = grid;
        this.span = span;
        this.method = method;
        this.layout = new StandaloneStencils(problem, grid, new Stencil(method.order()));
        this.complex = !problem.flow().keepsReal() || !initialIm.equals(Expr.ZERO);
        this.parts = new StandaloneParts(problem, grid, complex);
        this.diffusion = OnGrid.diffusion(problem);
        this.initialRe = initialRe;
        this.initialIm = initialIm;
    }

    Standalone build(Evolution reference) {
        List<Routine> routines = new ArrayList<>(layout.build().routines());
        routines.add(OnGrid.routine(problem, grid, "initialRe", initialRe, "the real part of the initial state"));
        if (complex) {
            routines.add(
                    OnGrid.routine(problem, grid, "initialIm", initialIm, "the imaginary part of the initial state"));
        }
        parts.state();
        routines.add(copy("pad", "Puts a field between its ghosts.", true));
        routines.add(copy("unpad", "Takes a field from between its ghosts.", false));
        routines.add(push());
        routines.add(prepare());
        if (problem.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
            routines.add(parts.rescale());
        }
        routines.add(evolve());
        routines.add(observe());
        String header = "Central differences of order " + method.order() + ", "
                + (method.scheme() == Method.Scheme.EULER ? "Euler steps" : "Runge-Kutta steps of order 4")
                + " of H = -D lap + zeta, " + problem.flow() + "\nzeta = " + problem.statement() + "\nD = "
                + problem.diffusion() + "\nparameters p0, p1, ... = " + problem.parameters()
                + "\ninitial state " + initialRe + " + I*(" + initialIm + ")\naxes "
                + grid.axes().stream()
                        .map(axis -> axis.name() + " in [" + axis.lower() + ", " + axis.upper() + "], " + axis.points()
                                + " points, " + axis.boundary())
                        .toList()
                + "\nuntil " + span.until() + " in " + span.steps() + " steps";
        List<String> sequence = List.of("prepare", "evolve", "observe");
        return new Standalone(
                "Evolution of a state under H = -D lap + zeta by finite differences",
                header,
                Passes.run(LeaveOutUnused.apply(new Program("Evolution", routines), sequence), sequence),
                parts.buffers(),
                Standalone.Constants.of(problem.data(), routines),
                sequence,
                parts.outputs(span, reference.last()),
                StandaloneParts.tolerance(span.steps()));
    }

    private String padded(String name) {
        return parts.buffer(name, layout.paddedSize());
    }

    /** The state's parts between their ghosts. */
    private List<String> fields() {
        return complex ? List.of(padded("ur"), padded("ui")) : List.of(padded("ur"));
    }

    private Routine copy(String name, String doc, boolean in) {
        Index inner = Index.of(layout.origin());
        Index plain = Index.of(0);
        for (int axis = 0; axis < grid.dimension(); axis++) {
            inner = inner.plus(Index.of(INDICES.get(axis)).times(layout.paddedStride(axis)));
            plain = plain.plus(Index.of(INDICES.get(axis)).times(grid.stride(axis)));
        }
        BodyBuilder body = new BodyBuilder();
        List<Statement> loops = (in
                        ? body.store("u", inner, Value.load("s", plain))
                        : body.store("s", plain, Value.load("u", inner)))
                .build();
        for (int axis = grid.dimension() - 1; axis >= 0; axis--) {
            loops = List.of(Statement.loop(INDICES.get(axis), 0, grid.axis(axis).points(), loops));
        }
        return new Routine(name, doc, List.of("s", "u"), List.of(), List.of(), loops);
    }

    private static Routine push() {
        Index i = Index.of("i");
        return new Routine(
                "push",
                "u = u + a w.",
                List.of("u", "w"),
                List.of("n"),
                List.of("a"),
                List.of(Statement.loop(
                        "i",
                        Index.of(0),
                        Index.of("n"),
                        new BodyBuilder()
                                .store(
                                        "u",
                                        i,
                                        Value.add(Value.load("u", i), Value.mul(Value.load("w", i), Value.local("a"))))
                                .build())));
    }

    private Routine prepare() {
        BodyBuilder body = new BodyBuilder();
        List<String> nodes = parts.nodes(body);
        parts.evaluate(body, "objective", problem.objective(), parts.buffer("v", grid.size()), nodes);
        parts.evaluate(body, "initialRe", initialRe, "sr", nodes);
        if (complex) {
            parts.evaluate(body, "initialIm", initialIm, "si", nodes);
        }
        if (problem.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
            parts.keepLength(body);
        }
        transfer(body, "pad");
        return new Routine(
                "prepare",
                "Fills the objective and the initial state.",
                parts.used(body),
                List.of(),
                List.of(),
                body.build());
    }

    private void transfer(BodyBuilder body, String routine) {
        for (int part = 0; part < fields().size(); part++) {
            body.call(routine, List.of(parts.state().get(part), fields().get(part)), List.of(), List.of());
        }
    }

    private List<Value> scalars(boolean withStep) {
        List<Value> scalars = new ArrayList<>(List.of(Value.constant(diffusion)));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double h = grid.axis(axis).spacing();
            scalars.add(Value.constant(1 / (h * h)));
        }
        if (withStep) {
            scalars.add(Value.constant(span.stepSize()));
        }
        return scalars;
    }

    private void apply(BodyBuilder body, String routine, String from, String to) {
        body.call("ghosts", List.of(from), List.of(), List.of());
        body.call(
                routine,
                List.of(from, "v", to),
                List.of(Index.of(0), Index.of(grid.axis(0).points())),
                scalars(routine.equals("euler")));
    }

    private Routine evolve() {
        BodyBuilder step = new BodyBuilder();
        if (method.scheme() == Method.Scheme.EULER) {
            for (String field : fields()) {
                String next = padded("w" + field.charAt(1));
                // back through the plain array: only the points between the ghosts are new
                apply(step, "euler", field, next);
                step.call("unpad", List.of("s" + field.charAt(1), next), List.of(), List.of());
                step.call("pad", List.of("s" + field.charAt(1), field), List.of(), List.of());
            }
        } else {
            rungeKutta(step);
        }
        if (problem.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
            transfer(step, "unpad");
            step.call("rescale", parts.withResult(), List.of(), List.of());
            transfer(step, "pad");
        }
        BodyBuilder body = new BodyBuilder();
        body.add(Statement.loop("step", 0, span.steps(), step.build()));
        return new Routine("evolve", span.steps() + " steps.", parts.used(body), List.of(), List.of(), body.build());
    }

    /** {@code exp(A) u} by Horner's rule: {@code w <- u + (1/j) A w}, j = 4, 3, 2, and the last stage in place. */
    private void rungeKutta(BodyBuilder step) {
        boolean real = problem.flow() == Flow.REAL_TIME;
        Index size = Index.of(layout.paddedSize());
        for (int j = 4; j >= 1; j--) {
            for (String field : fields()) {
                char part = field.charAt(1);
                apply(step, "hamiltonian", j == 4 ? field : padded("w" + part), padded("k" + part));
            }
            for (String field : fields()) {
                char part = field.charAt(1);
                // imaginary time: A w = -h H w; real time: A w = -i h H w
                String image = "k" + (real ? (part == 'r' ? 'i' : 'r') : part);
                double a = (real && part == 'r' ? 1 : -1) * span.stepSize() / j;
                if (j > 1) {
                    step.call("combine", List.of(field, image, "w" + part), List.of(size), List.of(Value.constant(a)));
                } else {
                    step.call("push", List.of(field, image), List.of(size), List.of(Value.constant(a)));
                }
            }
        }
    }

    private Routine observe() {
        parts.buffer("result", StandaloneParts.RESULTS);
        BodyBuilder body = new BodyBuilder();
        transfer(body, "unpad");
        for (String field : fields()) {
            char part = field.charAt(1);
            apply(body, "observed", field, padded("w" + part));
            body.call("unpad", List.of(parts.buffer("h" + part, grid.size()), "w" + part), List.of(), List.of());
        }
        StandaloneParts.sum(body, "total");
        StandaloneParts.sum(body, "energy");
        BodyBuilder sums = new BodyBuilder();
        Value density = parts.density(sums);
        StandaloneParts.addTo(sums, "total", density);
        for (String part : parts.state()) {
            Value image = Value.load("h" + part.charAt(1), Index.of("i"));
            StandaloneParts.addTo(sums, "energy", part, Value.mul(Value.load(part, Index.of("i")), image));
        }
        body.add(StandaloneParts.over(grid.size(), sums));
        parts.results(body, span.until());
        return new Routine(
                "observe", "Norm, energy and moments.", parts.used(body), List.of(), List.of(), body.build());
    }
}
