package org.wickbench.workbench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wickbench.numeric.equation.Data;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.Samples;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.verification.report.Json;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.store.DataFile;
import org.wickbench.workbench.store.Npy;
import picocli.CommandLine.Option;

/** The options that state a problem {@code H = -D lap + zeta} and the grid it is solved on. */
final class ProblemOptions {
    /** The number of rows of the data. */
    private static final Sym ROWS = Expr.sym("n");

    private static final Pattern AXIS =
            Pattern.compile("\\s*([^=]+)=([^:]+):([^:]+):\\s*(?:2\\^(\\d|[12]\\d)|(\\d{1,9}))\\s*");

    @Option(
            names = "--objective",
            paramLabel = "EXPR",
            description = "The objective zeta, such as \"x^4\" or \"k*x^2/2\".")
    private Optional<String> objective = Optional.empty();

    @Option(
            names = "--D",
            paramLabel = "EXPR",
            description = "The diffusion coefficient of H = -D lap + objective (default: 1).")
    private Optional<String> diffusion = Optional.empty();

    @Option(
            names = "--cubic",
            paramLabel = "G",
            description = "The coefficient of a term G |psi|^2 psi beside H psi (Gross and Pitaevskii), for --evolve.")
    private Optional<String> cubic = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "A .csv file with a line of column names and a line of numbers for each row; the objective sums over"
                            + " the n rows, as in \"sum((y[i] - a*x[i])^2, i, 1, n)/n\".")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--objective-file",
            paramLabel = "FILE",
            description = "The objective's values on the grid as a .npy array instead of a formula.")
    private Optional<Path> objectiveFile = Optional.empty();

    @Option(
            names = "--from",
            arity = "2",
            paramLabel = "ID|FILE LABEL",
            hideParamSyntax = true,
            description = "Take the equation from a claim, step or premise of a derivation instead of an objective.")
    private List<String> from = new ArrayList<>();

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description =
                    "The value of a symbol of the objective or of D; of a symbol or function of the equation, as in"
                            + " \"f(x)=x^2/2\".")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--axis",
            paramLabel = "NAME=FROM:TO:POINTS",
            description = "One axis of the grid, such as x=-6:6:128 or x=-6:6:2^7; one to three of them.")
    private List<String> axes = new ArrayList<>();

    @Option(
            names = "--boundary",
            defaultValue = "periodic",
            description = "What holds at the ends of every axis: periodic, dirichlet, neumann or absorbing (default:"
                    + " ${DEFAULT-VALUE}).")
    private Boundary boundary = Boundary.PERIODIC;

    /** The grid that the axes state, if there are any. */
    Optional<Grid> grid() {
        if (axes.isEmpty()) {
            return Optional.empty();
        }
        List<Axis> list = new ArrayList<>();
        for (String text : axes) {
            Matcher matcher = AXIS.matcher(text);
            if (!matcher.matches()) {
                throw new InputException(
                        "an axis is written NAME=FROM:TO:POINTS, as in x=-6:6:128, not '" + text + "'");
            }
            String name = symbol(matcher.group(1).strip()).name();
            list.add(new Axis(
                    name,
                    Constants.real(matcher.group(2).strip(), "the left end of axis " + name),
                    Constants.real(matcher.group(3).strip(), "the right end of axis " + name),
                    matcher.group(4) == null
                            ? Integer.parseInt(matcher.group(5))
                            : 1 << Integer.parseInt(matcher.group(4)),
                    boundary));
        }
        return Optional.of(new Grid(list));
    }

    /** True if some part of a problem was given. */
    boolean stated() {
        return objective.isPresent()
                || objectiveFile.isPresent()
                || data.isPresent()
                || !from.isEmpty()
                || !axes.isEmpty()
                || !parameters.isEmpty();
    }

    /**
     * The problem that was stated, by an objective or by an equation.
     *
     * @throws InputException if none or both are there
     */
    Posed posed(Console console, ResultOptions options) {
        if (objectiveFile.isPresent()) {
            if (objective.isPresent() || data.isPresent() || !from.isEmpty()) {
                throw new InputException(
                        "--objective-file takes the place of --objective, --data and --from: leave them out");
            }
            return new Posed.BySamples(this, console.resolve(objectiveFile.get()));
        }
        if (from.isEmpty()) {
            requireObjective();
            return new Posed.ByObjective(
                    this, data.map(file -> DataFile.read(console.resolve(file))).orElse(Data.NONE));
        }
        if (data.isPresent()) {
            throw new InputException("--data goes with --objective: an equation of a derivation has no table");
        }
        if (objective.isPresent() || diffusion.isPresent() || cubic.isPresent()) {
            throw new InputException(
                    "--from takes the objective and D from the equation: leave --objective and --D out,"
                            + " and give the equation's parameters by --param; --cubic goes with --objective");
        }
        if (from.size() > 2) {
            throw new InputException("--from is given once");
        }
        return new Claims(console, options).read(from.get(0), from.get(1), parameters);
    }

    /**
     * The objective as it was written.
     *
     * @throws InputException if there is none
     */
    private String requireObjective() {
        return objective.orElseThrow(
                () -> new InputException("the objective is missing: give it, as in --objective \"x^4\", or an equation"
                        + " of a derivation by --from"));
    }

    /**
     * The problem; its coordinates are the grid's, or else the objective's symbols that are neither parameters nor columns.
     *
     * @param table beside which {@code n} is the number of its rows
     */
    Problem problem(Flow flow, Optional<Grid> grid, Data table) {
        Expr zeta = counted(Parser.parseValue(requireObjective(), Names.STRICT), table);
        Expr d = Parser.parseValue(diffusion.orElse("1"), Names.STRICT);
        Map<String, Double> values = new LinkedHashMap<>();
        parameters.forEach(
                (name, value) -> values.put(symbol(name).toString(), Constants.real(value, "parameter " + name)));
        requireRowCount(values.keySet(), grid, table);
        List<Sym> coordinates = new ArrayList<>();
        if (grid.isPresent()) {
            grid.get().axes().forEach(axis -> coordinates.add(Expr.sym(axis.name())));
        } else {
            Set<String> names = new TreeSet<>();
            Trees.freeSymbols(zeta).stream()
                    .filter(symbol ->
                            !symbol.isInternal() && table.indexOf(symbol.name()).isEmpty())
                    .forEach(symbol -> names.add(symbol.toString()));
            names.removeAll(values.keySet());
            Trees.freeSymbols(d).forEach(symbol -> names.remove(symbol.toString()));
            if (names.isEmpty()) {
                throw new InputException("the objective '" + zeta + "' has no coordinate; state one with --axis");
            }
            names.forEach(name -> coordinates.add(Expr.sym(name)));
        }
        return new Problem(zeta, d, coordinates, values, flow, Optional.of(gradientSquared(zeta, coordinates)))
                .with(table)
                .withCubic(coupling());
    }

    private double coupling() {
        return cubic.map(text -> Constants.real(text, "--cubic")).orElse(0.0);
    }

    /** The problem whose objective is known on a grid alone; it has no gradient. */
    Problem sampled(Flow flow, Grid grid, Path file) {
        Field values = Npy.read(file, grid);
        if (!values.isReal()) {
            throw new InputException(file + " holds complex numbers, and an objective is real");
        }
        Samples samples = new Samples(grid.axes().stream().map(Axis::nodes).toList(), values.re());
        Expr d = Parser.parseValue(diffusion.orElse("1"), Names.STRICT);
        Map<String, Double> numbers = new LinkedHashMap<>();
        parameters.forEach(
                (name, value) -> numbers.put(symbol(name).toString(), Constants.real(value, "parameter " + name)));
        List<Sym> coordinates =
                grid.axes().stream().map(axis -> Expr.sym(axis.name())).toList();
        return new Problem(Problem.SAMPLES, d, coordinates, numbers, flow, Optional.empty())
                .with(Data.of(samples))
                .withCubic(coupling());
    }

    /** The formula with the number of rows in the place of {@code n}, if there are rows. */
    static Expr counted(Expr formula, Data table) {
        return table.isEmpty() ? formula : Trees.substitute(formula, ROWS, Expr.num(table.rows()));
    }

    private static void requireRowCount(Set<String> parameters, Optional<Grid> grid, Data table) {
        String n = ROWS.name();
        boolean taken = parameters.contains(n)
                || table.indexOf(n).isPresent()
                || grid.stream().flatMap(on -> on.axes().stream()).anyMatch(axis -> axis.name()
                        .equals(n));
        if (!table.isEmpty() && taken) {
            throw new InputException(
                    "beside --data, n is the number of rows: call the axis, parameter or column otherwise");
        }
    }

    /** {@code |grad zeta|^2}. */
    static Expr gradientSquared(Expr zeta, List<Sym> coordinates) {
        List<Expr> squares = new ArrayList<>();
        for (Sym coordinate : coordinates) {
            squares.add(Expr.pow(Derivative.of(zeta, coordinate, 1), 2));
        }
        return Expr.add(squares);
    }

    private static Sym symbol(String name) {
        if (Parser.parseValue(name, Names.STRICT) instanceof Sym symbol
                && symbol.indices().isEmpty()) {
            return symbol;
        }
        throw new InputException("'" + name + "' is not a name");
    }

    /** What states the problem and the version that solves it, by name, for files that have to explain themselves. */
    static Map<String, String> facts(Problem problem, Grid grid) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("wickbench", Library.version());
        facts.put("objective", problem.objective().toString());
        facts.put("D", problem.diffusion().toString());
        facts.put(
                "parameters",
                problem.parameters().entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue())
                        .collect(Collectors.joining(", ")));
        if (problem.isCubic()) {
            facts.put("cubic", String.valueOf(problem.cubic()));
        }
        if (problem.drifts()) {
            facts.put("drift", problem.drift().toString());
        }
        if (!problem.data().isEmpty() || problem.isSampled()) {
            facts.put("data", DataFile.identity(problem.data()));
        }
        facts.put(
                "axes",
                grid.axes().stream()
                        .map(axis -> axis.name() + "=" + axis.lower() + ":" + axis.upper() + ":" + axis.points())
                        .collect(Collectors.joining(", ")));
        facts.put("boundary", grid.axis(0).boundary().name().toLowerCase(Locale.ROOT));
        return facts;
    }

    /** What was asked for, as a part of the result. */
    static Json.Fields json(Problem problem) {
        Json.Fields values = Json.object();
        for (Map.Entry<String, Double> value : problem.parameters().entrySet()) {
            values = values.with(value.getKey(), value.getValue());
        }
        Json.Fields fields = Json.object()
                .with("objective", problem.objective().toString())
                .with("D", problem.diffusion().toString())
                .with("parameters", values)
                .with("coordinates", problem.coordinates(), coordinate -> new Json.Text(coordinate.toString()));
        if (problem.isCubic()) {
            fields = fields.with("cubic", problem.cubic());
        }
        return problem.data().isEmpty()
                ? fields
                : fields.with(
                        "data",
                        Json.object()
                                .with("rows", problem.data().rows())
                                .with("columns", problem.data().columns(), column -> new Json.Text(column.name())));
    }

    /** The grid that was used. */
    static Json json(Grid grid) {
        return Json.array(grid.axes(), axis -> Json.object()
                .with("name", axis.name())
                .with("from", axis.lower())
                .with("to", axis.upper())
                .with("points", axis.points())
                .with("boundary", axis.boundary().name().toLowerCase(Locale.ROOT)));
    }
}
