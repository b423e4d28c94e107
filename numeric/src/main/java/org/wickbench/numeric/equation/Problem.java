package org.wickbench.numeric.equation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Trees;

/**
 * The evolution problem of {@code H = -D lap + zeta(x)} with the objective {@code zeta} [1/T] and the diffusion
 * coefficient {@code D} [L^2/T], in {@code coordinates.size()} dimensions.
 *
 * <p>A schedule is an objective or a {@code D} that mentions the symbol {@code t} (the time, real or imaginary) without {@code t}
 * being a coordinate or a parameter.
 *
 * @param objective {@code zeta}, an expression in the coordinates, the parameters and possibly the time
 * @param diffusion {@code D}, an expression in the parameters and possibly the time, positive
 * @param coordinates the coordinates in the order of the grid's axes, one to three
 * @param parameters the values of all other symbols
 * @param flow which evolution is meant
 * @param gradientSquared {@code |grad zeta|^2}, which only the fourth-order forward splitting needs; differentiation
 *     belongs to the symbolic module, so the caller supplies it. Methods that use it check it against differences.
 * @param stated the objective as it was stated, where {@code objective} is another form of it
 * @param cubic {@code G} of the term {@code G |psi|^2 psi} of Gross and Pitaevskii beside {@code H psi}, 0 where there is none
 * @param drift {@code B} [L/T] of the term {@code -div(B u)} of {@code H u}, a component for each coordinate; empty where there is none
 * @param data the table whose columns the expressions may mention, as in {@code sum((y[i] - a*x[i])^2, i, 1, 6)}
 */
public record Problem(
        Expr objective,
        Expr diffusion,
        List<Expr.Sym> coordinates,
        Map<String, Double> parameters,
        Flow flow,
        Optional<Expr> gradientSquared,
        Optional<Expr> stated,
        double cubic,
        List<Expr> drift,
        Data data) {

    /** The time, where it is neither a coordinate nor a parameter. */
    public static final Expr.Sym TIME = Expr.sym("t");

    /** Stands for the {@linkplain Data#samples samples} in an objective that is known on a grid alone. */
    public static final Expr.Sym SAMPLES = Expr.Sym.internal("samples", 0);

    public Problem {
        coordinates = List.copyOf(coordinates);
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        if (coordinates.isEmpty() || coordinates.size() > 3) {
            throw new ProblemException("a problem has one to three coordinates, not " + coordinates.size());
        }
        if (new LinkedHashSet<>(coordinates).size() < coordinates.size()) {
            throw new ProblemException("the coordinates " + coordinates + " are not distinct");
        }
        for (Expr.Sym coordinate : coordinates) {
            if (parameters.containsKey(coordinate.toString())) {
                throw new ProblemException("'" + coordinate + "' is a coordinate and cannot be a parameter as well");
            }
        }
        for (Data.Column column : data.columns()) {
            if (coordinates.contains(Expr.sym(column.name()))) {
                throw new ProblemException("'" + column.name() + "' is a column of the data and a coordinate as well:"
                        + " one of them needs another name");
            }
            if (parameters.containsKey(column.name())) {
                throw new ProblemException("'" + column.name() + "' is a column of the data and a parameter as well:"
                        + " one of them needs another name");
            }
        }
        drift = List.copyOf(drift);
        if (!drift.isEmpty() && drift.size() != coordinates.size()) {
            throw new ProblemException("a drift has a component for each of " + coordinates + ", not " + drift.size());
        }
        if (!drift.isEmpty() && flow != Flow.IMAGINARY_TIME) {
            throw new ProblemException("an equation with a drift is one in imaginary time, with no norm that is kept");
        }
        if (!drift.isEmpty() && cubic != 0) {
            throw new ProblemException("an equation with a drift is solved for without a cubic term");
        }
        if (!Double.isFinite(cubic)) {
            throw new ProblemException("the coefficient of the cubic term is " + cubic + ", not a finite number");
        }
        parameters.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new ProblemException("parameter " + name + " = " + value + " is not a finite number");
            }
        });
    }

    /** A problem without data. */
    public Problem(
            Expr objective,
            Expr diffusion,
            List<Expr.Sym> coordinates,
            Map<String, Double> parameters,
            Flow flow,
            Optional<Expr> gradientSquared) {
        this(
                objective,
                diffusion,
                coordinates,
                parameters,
                flow,
                gradientSquared,
                Optional.empty(),
                0,
                List.of(),
                Data.NONE);
    }

    /** A real-time problem without parameters; the other flows and parameters by the methods below. */
    public static Problem of(Expr objective, Expr diffusion, String... coordinates) {
        return new Problem(
                objective,
                diffusion,
                Arrays.stream(coordinates).map(name -> Expr.sym(name)).toList(),
                Map.of(),
                Flow.REAL_TIME,
                Optional.empty());
    }

    public Problem in(Flow newFlow) {
        return new Problem(
                objective, diffusion, coordinates, parameters, newFlow, gradientSquared, stated, cubic, drift, data);
    }

    public Problem with(String parameter, double value) {
        Map<String, Double> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Problem(objective, diffusion, coordinates, more, flow, gradientSquared, stated, cubic, drift, data);
    }

    public Problem withGradientSquared(Expr expression) {
        return new Problem(
                objective,
                diffusion,
                coordinates,
                parameters,
                flow,
                Optional.of(expression),
                stated,
                cubic,
                drift,
                data);
    }

    /** The same problem with a table that its expressions may sum over. */
    public Problem with(Data table) {
        return new Problem(
                objective, diffusion, coordinates, parameters, flow, gradientSquared, stated, cubic, drift, table);
    }

    /** The same problem with the term {@code G |psi|^2 psi}. */
    public Problem withCubic(double coefficient) {
        return new Problem(
                objective, diffusion, coordinates, parameters, flow, gradientSquared, stated, coefficient, drift, data);
    }

    /** True if the equation is that of Gross and Pitaevskii. */
    public boolean isCubic() {
        return cubic != 0;
    }

    /** The same problem, in imaginary time, with a drift: {@code u_t = D lap u + div(B u) - zeta u}. */
    public Problem withDrift(List<Expr> components) {
        return new Problem(
                objective, diffusion, coordinates, parameters, flow, gradientSquared, stated, cubic, components, data);
    }

    /** The same problem without its drift. */
    public Problem withoutDrift() {
        return withDrift(List.of());
    }

    /** True if the equation has a drift. */
    public boolean drifts() {
        return !drift.isEmpty();
    }

    /** The same problem with its objective in another form; {@link #statement} stays. */
    public Problem computedAs(Expr form, Optional<Expr> itsGradientSquared) {
        return new Problem(
                form,
                diffusion,
                coordinates,
                parameters,
                flow,
                itsGradientSquared,
                Optional.of(statement()),
                cubic,
                drift,
                data);
    }

    /** The objective as it was stated. */
    public Expr statement() {
        return stated.orElse(objective);
    }

    /** True if the objective is known on a grid alone. */
    public boolean isSampled() {
        return data.samples().isPresent();
    }

    /** True if the objective, {@code D} or the drift changes with time. */
    public boolean isTimeDependent() {
        return !coordinates.contains(TIME)
                && !parameters.containsKey(TIME.name())
                && (Trees.dependsOn(objective, TIME)
                        || Trees.dependsOn(diffusion, TIME)
                        || drift.stream().anyMatch(component -> Trees.dependsOn(component, TIME)));
    }

    public int dimension() {
        return coordinates.size();
    }
}
