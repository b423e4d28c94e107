package org.wickbench.workbench.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.TwoLevels;
import org.wickbench.numeric.evolve.AdaptiveEvolution;
import org.wickbench.numeric.evolve.ErrorStatement;
import org.wickbench.numeric.evolve.Evolution;
import org.wickbench.numeric.evolve.Observables;
import org.wickbench.numeric.evolve.TwoLevelEvolution;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.spectrum.Level;
import org.wickbench.numeric.spectrum.Levels;
import org.wickbench.numeric.spectrum.Relaxed;
import org.wickbench.verification.report.Json;
import org.wickbench.workbench.command.EvolutionOptions.Extra;

/** What {@code wick solve} prints, as text and as JSON. */
final class SolveReport {
    private static final String SCHEMA = "wickbench.solve/1";

    private SolveReport() {}

    static String text(Levels found) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%-6s %-22s %-11s %s%n", "level", "energy", "residual", "error estimate"));
        for (int i = 0; i < found.levels().size(); i++) {
            Level level = found.levels().get(i);
            text.append(String.format(
                    Locale.ROOT, "%-6d %-22s %-11.1e %s%n", i, level.energy(), level.residual(), total(level.error())));
        }
        ErrorStatement error = found.levels().getFirst().error();
        return text + statedFor(error) + unmeasured(error);
    }

    /** The error, or what is known of it. */
    private static String total(ErrorStatement error) {
        return String.format(Locale.ROOT, error.isAtLeast() ? "at least %.1e" : "%.1e", error.total());
    }

    private static String statedFor(ErrorStatement error) {
        return "errors against: " + error.domain() + System.lineSeparator();
    }

    /** Why some part of the error is not known, a line for each reason. */
    private static String unmeasured(ErrorStatement error) {
        StringBuilder text = new StringBuilder();
        for (ErrorStatement.Part part : error.open()) {
            String name = part.name().toLowerCase(Locale.ROOT) + ":";
            error.notes().stream().filter(note -> note.startsWith(name)).forEach(note -> text.append(note)
                    .append(System.lineSeparator()));
        }
        return text.toString();
    }

    /** No number where nothing was measured. */
    private static Optional<Double> known(double part) {
        return Double.isNaN(part) ? Optional.empty() : Optional.of(part);
    }

    private static String part(double value) {
        return Double.isNaN(value) ? "not measured" : String.format(Locale.ROOT, "%.1e", value);
    }

    static Json json(Problem problem, Levels found) {
        return Json.object()
                .with("schema", SCHEMA)
                .with("problem", ProblemOptions.json(problem))
                .with("grid", ProblemOptions.json(found.grid()))
                .with("energies", Json.numbers(found.energies()))
                .with("residuals", Json.numbers(found.residuals()))
                .with("errorEstimate", Json.numbers(found.errorEstimates()))
                .with("atLeast", found.levels().getFirst().error().isAtLeast())
                .with("statedFor", found.levels().getFirst().error().domain())
                .with("errors", found.levels(), level -> json(level.error()))
                .with("applications", found.applications());
    }

    private static Json json(ErrorStatement error) {
        return Json.object()
                .with("quantity", error.quantity())
                .with("statedFor", error.domain())
                .with("space", known(error.space()), Json.Real::new)
                .with("time", known(error.time()), Json.Real::new)
                .with("box", known(error.box()), Json.Real::new)
                .with("roundOff", error.roundOff())
                .with("total", error.total())
                .with("atLeast", error.isAtLeast())
                .with("open", error.open(), part -> new Json.Text(part.name().toLowerCase(Locale.ROOT)))
                .with("notes", error.notes(), Json.Text::new);
    }

    static String text(Evolution evolution, List<Extra> extras) {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%-12s %-20s %-20s", "time", "norm", "energy"));
        for (Observables.Moments moment : evolution.last().moments()) {
            cell("<" + moment.axis() + ">", text);
            cell("var(" + moment.axis() + ")", text);
        }
        for (Extra extra : extras) {
            switch (extra) {
                case OVERLAP -> cell("overlap", text);
                case MASS -> cell("mass", text);
                case CURRENT -> evolution.last().moments().forEach(moment -> cell("j(" + moment.axis() + ")", text));
            }
        }
        text.append(System.lineSeparator());
        for (Observables at : evolution.observables()) {
            line(at, extras, text);
        }
        return text + stated(evolution.error());
    }

    private static String stated(ErrorStatement error) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "error of the state at %s %.1e (space %s, time %s, box %s, round-off %s)%n",
                error.isAtLeast() ? "least" : "most",
                error.total(),
                part(error.space()),
                part(error.time()),
                part(error.box()),
                part(error.roundOff())));
        text.append(statedFor(error));
        error.notes().forEach(note -> text.append(note).append(System.lineSeparator()));
        return text.toString();
    }

    static String text(Grid grid, TwoLevelEvolution found) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%-12s %-20s %-20s %-20s", "time", "norm", "share of psi_1", "energy"));
        for (Axis axis : grid.axes()) {
            cell("<" + axis.name() + ">", text);
            cell("var(" + axis.name() + ")", text);
        }
        text.append(System.lineSeparator());
        for (TwoLevelEvolution.Observed at : found.observables()) {
            text.append(String.format(
                    Locale.ROOT, "%-12.6g %-20.12g %-20.12g %-20.12g", at.time(), at.norm(), at.share(), at.energy()));
            for (int i = 0; i < grid.dimension(); i++) {
                cell(at.means().get(i), text);
                cell(at.variances().get(i), text);
            }
            text.append(System.lineSeparator());
        }
        return text + stated(found.error());
    }

    static Json json(TwoLevels problem, Grid grid, String method, TwoLevelEvolution found) {
        return Json.object()
                .with("schema", SCHEMA)
                .with("problem", ProblemOptions.json(problem.first()))
                .with("second", problem.second().toString())
                .with(
                        "coupling",
                        List.of(problem.couplingRe(), problem.couplingIm()),
                        part -> new Json.Text(part.toString()))
                .with("flow", problem.first().flow().name().toLowerCase(Locale.ROOT))
                .with("grid", ProblemOptions.json(grid))
                .with("method", method)
                .with("steps", found.steps())
                .with("stepSize", found.stepSize())
                .with("observables", found.observables(), at -> Json.object()
                        .with("time", at.time())
                        .with("norm", at.norm())
                        .with("share", at.share())
                        .with("energy", at.energy())
                        .with("mean", at.means(), Json.Real::new)
                        .with("variance", at.variances(), Json.Real::new))
                .with("error", json(found.error()));
    }

    static String text(AdaptiveEvolution found, List<Extra> extras) {
        return text(found.evolution(), extras)
                + String.format(
                        Locale.ROOT,
                        "steps: %d accepted, %d rejected, from %.2e to %.2e%n",
                        found.accepted(),
                        found.rejected(),
                        found.smallest(),
                        found.largest());
    }

    static String text(Relaxed found) {
        return String.format(
                Locale.ROOT,
                "%-22s %-11s %-11s %-15s %-8s %s%n%-22s %-11.1e %-11.1e %-15s %-8d %.4g%n%s%s",
                "energy",
                "residual",
                "change",
                "error estimate",
                "steps",
                "last step",
                found.energy(),
                found.residual(),
                found.change(),
                total(found.error()),
                found.steps(),
                found.stepSize(),
                statedFor(found.error()),
                unmeasured(found.error()));
    }

    static Json json(Problem problem, Grid grid, String method, Relaxed found) {
        return Json.object()
                .with("schema", SCHEMA)
                .with("problem", ProblemOptions.json(problem))
                .with("flow", problem.flow().name().toLowerCase(Locale.ROOT))
                .with("grid", ProblemOptions.json(grid))
                .with("method", method)
                .with("converged", found.converged())
                .with("energies", Json.numbers(found.energy()))
                .with("residuals", Json.numbers(found.residual()))
                .with("errorEstimate", Json.numbers(found.error().total()))
                .with("atLeast", found.error().isAtLeast())
                .with("statedFor", found.error().domain())
                .with("change", found.change())
                .with("steps", found.steps())
                .with("time", found.time())
                .with("stepSize", found.stepSize())
                .with("error", json(found.error()));
    }

    private static void line(Observables at, List<Extra> extras, StringBuilder text) {
        text.append(String.format(Locale.ROOT, "%-12.6g %-20.12g %-20.12g", at.time(), at.norm(), at.energy()));
        for (Observables.Moments moment : at.moments()) {
            cell(moment.mean(), text);
            cell(moment.variance(), text);
        }
        for (Extra extra : extras) {
            switch (extra) {
                case OVERLAP -> cell(at.overlap(), text);
                case MASS -> cell(at.mass(), text);
                case CURRENT -> at.moments().forEach(moment -> cell(moment.current(), text));
            }
        }
        text.append(System.lineSeparator());
    }

    private static void cell(String head, StringBuilder text) {
        text.append(String.format(Locale.ROOT, " %-20s", head));
    }

    private static void cell(double value, StringBuilder text) {
        text.append(String.format(Locale.ROOT, " %-20.12g", value));
    }

    static Json.Fields json(Problem problem, Grid grid, String method, Evolution evolution) {
        return Json.object()
                .with("schema", SCHEMA)
                .with("problem", ProblemOptions.json(problem))
                .with("flow", problem.flow().name().toLowerCase(Locale.ROOT))
                .with("grid", ProblemOptions.json(grid))
                .with("method", method)
                .with("steps", evolution.steps())
                .with("stepSize", evolution.stepSize())
                .with("observables", evolution.observables(), SolveReport::json)
                .with("error", json(evolution.error()));
    }

    static Json.Fields json(Problem problem, Grid grid, String method, AdaptiveEvolution found) {
        return json(problem, grid, method, found.evolution())
                .with(
                        "adaptive",
                        Json.object()
                                .with("tolerance", found.tolerance())
                                .with("accepted", found.accepted())
                                .with("rejected", found.rejected())
                                .with("smallestStep", found.smallest())
                                .with("largestStep", found.largest()));
    }

    private static Json json(Observables at) {
        return Json.object()
                .with("time", at.time())
                .with("norm", at.norm())
                .with("mass", at.mass())
                .with("energy", at.energy())
                .with("overlap", at.overlap())
                .with("moments", at.moments(), moment -> Json.object()
                        .with("axis", moment.axis())
                        .with("mean", moment.mean())
                        .with("meanSquare", moment.meanSquare())
                        .with("variance", moment.variance())
                        .with("current", moment.current()));
    }
}
