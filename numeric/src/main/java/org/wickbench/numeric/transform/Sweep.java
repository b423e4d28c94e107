package org.wickbench.numeric.transform;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * The routines that carry every line of one axis of a grid through its {@link LineTransform}: lines are taken into a panel,
 * {@code width} side by side, extended by their boundary's symmetry, transformed, and put back. Because the Laplacian is a
 * sum over axes, one sweep along each axis is the whole kinetic propagator, and every axis may have its own boundary.
 *
 * <p>The potential's phase is applied on the way, see {@link Phase}. On a line (a grid with one axis) rows are transformed
 * one by one, periodic ones in place.
 *
 * <p>In {@link Arithmetic#REAL} a panel's imaginary part carries a second group of lines.
 *
 * @param line the axis' transform
 * @param axis its number
 * @param phase when the potential's phase is applied
 */
public record Sweep(Grid grid, LineTransform line, int axis, Arithmetic arithmetic, Phase phase) {
    /** When a sweep applies the potential's phase. */
    public enum Phase {
        /** Kinetic flow only. */
        NEVER,
        /** After the kinetic flow. */
        AFTER,
        /** Between two kinetic flows along the same axis: the end of one step and the begin of the next one. */
        BETWEEN,
        /** Like {@link #BETWEEN}, with a phase that is a factor of the axis' points times a factor of its lines. */
        BETWEEN_PRODUCT;

        /** True if there is a kinetic flow before the phase and one behind it. */
        public boolean isBetween() {
            return this == BETWEEN || this == BETWEEN_PRODUCT;
        }
    }

    /** The number of panels that one call of {@link #sweepName} can be split into: its integers are {@code first, last}. */
    public int panels() {
        return isMiddle() ? outer() : lines() / group();
    }

    /** True if the lines do not fill the panels and {@link #restName} must be called as well. */
    public boolean hasRest() {
        return !isMiddle() && lines() % group() != 0;
    }

    /** Parameters: {@link #arrays}; then first, last. */
    public String sweepName() {
        return "sweep" + suffix();
    }

    /** The sweep of the last, partly filled panel; the same arrays, no integers. */
    public String restName() {
        return "rest" + suffix();
    }

    /**
     * The arrays of {@link #sweepName} and {@link #restName}: the state, the panel, scratch if {@link #needsScratch}, twiddles,
     * the multiplier, the multiplier after the phase if it is applied between two, and the phase if there is one, a product's
     * with the points' factor first and then the lines' in the order of the grid; all with their imaginary parts if they have
     * any.
     */
    public List<String> arrays() {
        List<String> arrays = new ArrayList<>(state());
        arrays.addAll(List.of("re", "im"));
        if (needsScratch()) {
            arrays.addAll(List.of("tr", "ti"));
        }
        arrays.addAll(List.of("wr", "wi"));
        arrays.addAll(factor("kr", "ki"));
        if (phase.isBetween()) {
            arrays.addAll(factor("lr", "li"));
        }
        if (phase != Phase.NEVER) {
            arrays.addAll(factor("pr", "pi"));
        }
        if (phase == Phase.BETWEEN_PRODUCT) {
            arrays.addAll(factor("qr", "qi"));
        }
        return arrays;
    }

    /** The length of each of the two scratch arrays, 0 if there are none. */
    public int scratch() {
        if (width() == 1) {
            return LineTransform.SCRATCH;
        }
        return phase == Phase.BETWEEN && copier().areRows() ? PanelLines.TILE_POINTS : 0;
    }

    private boolean needsScratch() {
        return scratch() > 0;
    }

    /** The length of each of the panel's two arrays: none if the rows never leave the state. */
    public int panel() {
        return isInPlace() && arithmetic.hasComplexState() ? 0 : line.plan().length() * width();
    }

    private List<String> state() {
        return arithmetic.hasComplexState() ? List.of("sr", "si") : List.of("sr");
    }

    private List<String> factor(String re, String im) {
        return arithmetic.hasComplexFactors() ? List.of(re, im) : List.of(re);
    }

    /** All routines of the sweep except the line's own. */
    public List<Routine> routines() {
        List<Routine> routines = new ArrayList<>();
        int full = (isMiddle() ? stride() : lines()) / group();
        int rest = (isMiddle() ? stride() : lines()) % group();
        if (full > 0) {
            routines.add(panel("panel" + suffix(), group()));
        }
        if (rest > 0) {
            routines.add(panel("part" + suffix(), rest));
        }
        BodyBuilder body = new BodyBuilder();
        int step = copier().areRows() ? group() * points() : group();
        if (isMiddle()) {
            Index base = Index.of("o").times(points() * stride());
            BodyBuilder perOuter = new BodyBuilder();
            if (full > 0) {
                perOuter.add(Statement.loop(
                        "b",
                        0,
                        full,
                        List.of(call("panel", base.plus(Index.of("b").times(step)), Index.of(0)))));
            }
            if (rest > 0) {
                perOuter.add(call("part", base.plus(full * step), Index.of(0)));
            }
            body.add(Statement.loop("o", Index.of("first"), Index.of("last"), perOuter.build()));
        } else if (full > 0) {
            body.add(Statement.loop(
                    "b",
                    Index.of("first"),
                    Index.of("last"),
                    List.of(call(
                            "panel", Index.of("b").times(step), Index.of("b").times(group())))));
        }
        routines.add(new Routine(
                sweepName(),
                "Sweeps along axis " + axis
                        + switch (phase) {
                            case NEVER -> ".";
                            case AFTER -> " and applies the potential's phase.";
                            case BETWEEN -> " twice, with the potential's phase between.";
                            case BETWEEN_PRODUCT ->
                                " twice, with the potential's phase between: a factor of the point times one of the line.";
                        },
                arrays(),
                List.of("first", "last"),
                List.of(),
                body.build()));
        if (hasRest()) {
            routines.add(new Routine(
                    restName(),
                    "Sweeps the lines that do not fill a panel.",
                    arrays(),
                    List.of(),
                    List.of(),
                    List.of(call("part", Index.of(full * step), Index.of(full * group())))));
        }
        return routines;
    }

    private Statement call(String kind, Index base, Index line) {
        List<Index> place = phase == Phase.BETWEEN_PRODUCT ? List.of(base, line) : List.of(base);
        return new Statement.Call(kind + suffix(), arrays(), place, List.of());
    }

    private String suffix() {
        return axis
                + switch (arithmetic) {
                    case REAL -> "real";
                    case COMPLEX_STATE -> "mixed";
                    case COMPLEX -> "complex";
                }
                + switch (phase) {
                    case NEVER -> "";
                    case AFTER -> "phased";
                    case BETWEEN -> "twice";
                    case BETWEEN_PRODUCT -> "product";
                };
    }

    private int points() {
        return grid.axis(axis).points();
    }

    private int stride() {
        return grid.stride(axis);
    }

    private int lines() {
        return grid.size() / points();
    }

    private int outer() {
        return lines() / stride();
    }

    /** An axis with lines both before and after it: its panels start anew in every outer slab. */
    private boolean isMiddle() {
        return outer() > 1 && stride() > 1;
    }

    private int width() {
        return line.width();
    }

    private int group() {
        return arithmetic == Arithmetic.REAL && lines() > 1 ? 2 * width() : width();
    }

    private PanelLines copier() {
        return new PanelLines(grid, line.plan(), axis, width());
    }

    /** Lines of the state that lie side by side in one part of the panel, or in both where the state has two parts. */
    private record Group(int firstLine, int lines, List<String> state, List<String> panel) {}

    private List<Group> groups(int lines) {
        if (arithmetic.hasComplexState()) {
            return List.of(new Group(0, lines, state(), List.of("re", "im")));
        }
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(0, Math.min(lines, width()), state(), List.of("re")));
        if (lines > width()) {
            groups.add(new Group(width(), lines - width(), state(), List.of("im")));
        }
        return groups;
    }

    private Routine panel(String name, int lines) {
        BodyBuilder body = new BodyBuilder();
        if (isInPlace()) {
            rowsInPlace(body, lines);
        } else {
            inPanel(body, lines);
        }
        return new Routine(
                name,
                width() == 1 ? "The row from base on." : "The " + lines + " lines from base on.",
                arrays(),
                phase == Phase.BETWEEN_PRODUCT ? List.of("base", "line") : List.of("base"),
                List.of(),
                body.build());
    }

    private void inPanel(BodyBuilder body, int lines) {
        PanelLines copier = copier();
        List<Group> groups = groups(lines);
        if (arithmetic == Arithmetic.REAL && lines < 2 * width()) {
            // a line without a partner must not meet what an earlier panel left in the partner's place
            body.add(Statement.loop(
                    "j",
                    0,
                    panel(),
                    new BodyBuilder().store("im", Index.of("j"), Value.ZERO).build()));
        }
        for (Group group : groups) {
            copier.take(body, group.firstLine, group.lines, group.state, group.panel);
            copier.extend(body, group.lines, group.panel);
        }
        callLine(body, "re", "im", Index.of(0), Index.of(0), "kr", "ki");
        if (phase.isBetween()) {
            for (Group group : groups) {
                phaseInPanel(body, group);
                copier.extend(body, group.lines, group.panel);
            }
            callLine(body, "re", "im", Index.of(0), Index.of(0), "lr", "li");
        }
        for (Group group : groups) {
            if (phase == Phase.AFTER && (!copier.areRows() || width() == 1)) {
                copier.overPoints(body, group.lines, j -> phased(group, j));
            } else {
                copier.putBack(body, group.firstLine, group.lines, group.panel, group.state);
            }
        }
        if (phase == Phase.AFTER && copier.areRows() && width() > 1) {
            phaseInState(body, lines);
        }
    }

    /** A point of the panel times the phase, stored in the state. */
    private BodyBuilder phased(Group group, Index j) {
        BodyBuilder inner = new BodyBuilder();
        Index at = copier().inState(group.firstLine, j);
        Index from = copier().at(j);
        arithmetic.multiply(inner, group.panel, from, List.of("pr", "pi"), at, group.state, at);
        return inner;
    }

    /** The panel's points times the phase; along rows the phase is turned tile by tile. */
    private void phaseInPanel(BodyBuilder body, Group group) {
        PanelLines copier = copier();
        List<String> factors = factor("pr", "pi");
        if (phase == Phase.BETWEEN_PRODUCT) {
            copier.overPoints(body, group.lines, j -> productInPanel(group, j));
            return;
        }
        if (!copier.areRows()) {
            copier.overPoints(body, group.lines, j -> {
                BodyBuilder inner = new BodyBuilder();
                Index at = copier.at(j);
                arithmetic.multiply(
                        inner, group.panel, at, factors, copier.inState(group.firstLine, j), group.panel, at);
                return inner;
            });
            return;
        }
        List<String> block = List.of("tr", "ti").subList(0, factors.size());
        copier.overTiles(body, tile -> {
            BodyBuilder inner = new BodyBuilder();
            Index at = copier.at(tile.point());
            arithmetic.multiply(inner, group.panel, at, block, copier.inBlock(), group.panel, at);
            List<Statement> statements =
                    new ArrayList<>(copier.takeBlock(tile, group.firstLine, group.lines, factors, block));
            statements.add(tile.straight(group.lines, inner));
            return statements;
        });
    }

    private BodyBuilder productInPanel(Group group, Index j) {
        BodyBuilder inner = new BodyBuilder();
        Index at = copier().at(j);
        Index line = Index.of("line").plus(Index.of("l")).plus(group.firstLine);
        Value pr = inner.let("pointr", Value.load("pr", j));
        Value qr = inner.let("liner", Value.load("qr", line));
        if (!arithmetic.hasComplexFactors()) {
            Value factor = inner.let("factor", Value.mul(qr, pr));
            for (String part : group.panel) {
                inner.store(part, at, Value.mul(Value.load(part, at), factor));
            }
            return inner;
        }
        Complex point = new Complex(pr, inner.let("pointi", Value.load("pi", j)));
        Complex factor = new Complex(qr, inner.let("linei", Value.load("qi", line)))
                .times(point)
                .named(inner, "factor");
        Complex x = new Complex(Value.load("re", at), Value.load("im", at)).named(inner, "x");
        Complex product = x.times(factor);
        return inner.store("re", at, product.re()).store("im", at, product.im());
    }

    /** Rows in the state times the phase. */
    private void phaseInState(BodyBuilder body, int rows) {
        BodyBuilder inner = new BodyBuilder();
        Index at = Index.of("base").plus(Index.of("j"));
        arithmetic.multiply(inner, state(), at, List.of("pr", "pi"), at, state(), at);
        body.add(Statement.loop("j", 0, points() * rows, inner.build()));
    }

    private void callLine(BodyBuilder body, String re, String im, Index rb, Index ib, String kr, String ki) {
        List<String> arrays = new ArrayList<>(List.of(re, im));
        if (width() == 1) {
            arrays.addAll(List.of("tr", "ti"));
        }
        arrays.addAll(List.of("wr", "wi"));
        arrays.addAll(factor(kr, ki));
        body.call(
                line.lineName(arithmetic.hasComplexFactors()),
                arrays,
                width() == 1 ? List.of(rb, ib) : List.of(),
                List.of());
    }

    /** Periodic rows need no extension and are transformed where they are, unless they are padded. */
    private boolean isInPlace() {
        if (line.plan().isPadded()) {
            return false;
        }
        Boundary boundary = grid.axis(axis).boundary();
        return width() == 1 && (boundary == Boundary.PERIODIC || boundary == Boundary.ABSORBING);
    }

    private void rowsInPlace(BodyBuilder body, int rows) {
        if (!arithmetic.hasComplexState()) {
            body.add(Statement.loop(
                    "j",
                    0,
                    points(),
                    new BodyBuilder().store("im", Index.of("j"), Value.ZERO).build()));
        }
        rowsInPlace(body, "kr", "ki");
        if (phase != Phase.NEVER) {
            phaseInState(body, rows);
        }
        if (phase.isBetween()) {
            rowsInPlace(body, "lr", "li");
        }
    }

    private void rowsInPlace(BodyBuilder body, String kr, String ki) {
        Index base = Index.of("base");
        if (arithmetic.hasComplexState()) {
            callLine(body, "sr", "si", base, base, kr, ki);
        } else {
            callLine(body, "sr", "im", base, Index.of(0), kr, ki);
        }
    }
}
