package org.wickbench.numeric.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * The routines that carry every line of one axis of a grid through its {@link LineTransform}: lines of a strided axis are
 * taken into a panel {@code width} at a time, extended by their boundary's symmetry, transformed, and put back, multiplied by
 * the potential's phase on the way if asked for; rows of the last axis are transformed one by one, periodic ones in place. Because the Laplacian is a sum over axes, one sweep along each axis is the
 * whole kinetic propagator, and every axis may have its own boundary.
 *
 * <p>In {@link Arithmetic#REAL} a panel's imaginary part carries a second group of lines.
 *
 * @param line the axis' transform
 * @param axis its number
 * @param phased whether the potential's phase is applied while the panel is put back
 */
public record Sweep(Grid grid, LineTransform line, int axis, Arithmetic arithmetic, boolean phased) {
    /** The number of panels that one call of {@link #sweepName} can be split into: its integers are {@code first, last}. */
    public int panels() {
        return isMiddle() ? outer() : lines() / group();
    }

    /** True if the lines do not fill the panels and {@link #restName} must be called as well. */
    public boolean hasRest() {
        return !isMiddle() && lines() % group() != 0;
    }

    /** Parameters: the state, the panel, twiddles, multiplier, phase as the arithmetic has them; then first, last. */
    public String sweepName() {
        return "sweep" + suffix();
    }

    /** The sweep of the last, partly filled panel; the same arrays, no integers. */
    public String restName() {
        return "rest" + suffix();
    }

    /** The arrays of {@link #sweepName} and {@link #restName}. */
    public List<String> arrays() {
        List<String> arrays = new ArrayList<>();
        arrays.add("sr");
        if (arithmetic.hasComplexState()) {
            arrays.add("si");
        }
        arrays.addAll(line.arrays(arithmetic.hasComplexFactors()));
        if (phased) {
            arrays.add("pr");
            if (arithmetic.hasComplexFactors()) {
                arrays.add("pi");
            }
        }
        return arrays;
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
        int step = width() == 1 ? group() * points() : group();
        if (isMiddle()) {
            Index base = Index.of("o").times(points() * stride());
            BodyBuilder perOuter = new BodyBuilder();
            if (full > 0) {
                perOuter.add(Statement.loop("b", 0, full, List.of(call("panel", base.plus(Index.of("b").times(step))))));
            }
            if (rest > 0) {
                perOuter.add(call("part", base.plus(full * step)));
            }
            body.add(Statement.loop("o", Index.of("first"), Index.of("last"), perOuter.build()));
        } else if (full > 0) {
            body.add(Statement.loop(
                    "b",
                    Index.of("first"),
                    Index.of("last"),
                    List.of(call("panel", Index.of("b").times(step)))));
        }
        routines.add(new Routine(
                sweepName(),
                "Sweeps along axis " + axis + (phased ? " and applies the potential's phase." : "."),
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
                    List.of(call("part", Index.of(full * step)))));
        }
        return routines;
    }

    private Statement call(String kind, Index base) {
        return new Statement.Call(kind + suffix(), arrays(), List.of(base), List.of());
    }

    private String suffix() {
        return axis
                + switch (arithmetic) {
                    case REAL -> "real";
                    case COMPLEX_STATE -> "mixed";
                    case COMPLEX -> "complex";
                }
                + (phased ? "phased" : "");
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

    private Routine panel(String name, int lanes) {
        BodyBuilder body = new BodyBuilder();
        if (isInPlace()) {
            rowsInPlace(body, lanes);
        } else {
            copy(body, true, lanes);
            callLine(body, "re", "im", Index.of(0), Index.of(0));
            copy(body, false, lanes);
        }
        return new Routine(
                name,
                width() == 1
                        ? (lanes == 1 ? "The row" : "The two rows") + " from base on."
                        : "The " + lanes + " lines from base on.",
                arrays(),
                List.of("base"),
                List.of(),
                body.build());
    }

    private void callLine(BodyBuilder body, String re, String im, Index rb, Index ib) {
        List<String> arrays = new ArrayList<>(line.arrays(arithmetic.hasComplexFactors()));
        arrays.set(0, re);
        arrays.set(1, im);
        body.call(line.lineName(arithmetic.hasComplexFactors()), arrays, width() == 1 ? List.of(rb, ib) : List.of(), List.of());
    }

    /** Periodic rows need no extension and are transformed where they are. */
    private boolean isInPlace() {
        Boundary boundary = grid.axis(axis).boundary();
        return width() == 1 && (boundary == Boundary.PERIODIC || boundary == Boundary.ABSORBING);
    }

    /** True if the rows never leave the state: then the panel's real part is not used, and its imaginary part only as a zero. */
    public boolean needsPanel() {
        return !isInPlace();
    }

    private void rowsInPlace(BodyBuilder body, int rows) {
        Index base = Index.of("base");
        if (arithmetic.hasComplexState()) {
            callLine(body, "sr", "si", base, base);
        } else if (rows == 2) {
            callLine(body, "sr", "sr", base, base.plus(points()));
        } else {
            body.add(Statement.loop(
                    "j", 0, points(), new BodyBuilder().store("im", Index.of("j"), Value.ZERO).build()));
            callLine(body, "sr", "im", base, Index.of(0));
        }
        if (!phased) {
            return;
        }
        BodyBuilder inner = new BodyBuilder();
        Index at = base.plus(Index.of("j"));
        Value pr = inner.let("phaser", Value.load("pr", at));
        if (arithmetic.hasComplexState()) {
            Complex x = new Complex(Value.load("sr", at), Value.load("si", at)).named(inner, "x");
            Complex product = arithmetic.hasComplexFactors()
                    ? x.times(new Complex(pr, inner.let("phasei", Value.load("pi", at))))
                    : x.scaled(pr);
            inner.store("sr", at, product.re()).store("si", at, product.im());
        } else {
            inner.store("sr", at, Value.mul(Value.load("sr", at), pr));
        }
        body.add(Statement.loop("j", 0, points() * rows, inner.build()));
    }

    private void copy(BodyBuilder body, boolean in, int lanes) {
        if (arithmetic == Arithmetic.REAL && lines() > 1) {
            copy(body, in, 0, Math.min(lanes, width()), List.of("sr"), List.of("re"));
            if (lanes > width()) {
                copy(body, in, width(), lanes - width(), List.of("sr"), List.of("im"));
            }
        } else {
            copy(
                    body,
                    in,
                    0,
                    lanes,
                    arithmetic.hasComplexState() ? List.of("sr", "si") : List.of("sr"),
                    arithmetic.hasComplexState() ? List.of("re", "im") : List.of("re"));
            if (in && arithmetic == Arithmetic.REAL) {
                body.add(Statement.loop(
                        "j",
                        0,
                        line.plan().length(),
                        new BodyBuilder().store("im", Index.of("j"), Value.ZERO).build()));
            }
        }
    }

    private void copy(
            BodyBuilder body, boolean in, int firstLane, int lanes, List<String> state, List<String> panel) {
        if (in) {
            for (int i = 0; i < extensions(Index.of("j")).size(); i++) {
                int which = i;
                overPoints(body, lanes, j -> {
                    Extension extension = extensions(j).get(which);
                    BodyBuilder inner = new BodyBuilder();
                    for (int part = 0; part < state.size(); part++) {
                        Value value = Value.load(state.get(part), inState(j, firstLane));
                        inner.store(
                                panel.get(part),
                                inPanel(extension.position()),
                                extension.sign() < 0 ? Value.neg(value) : value);
                    }
                    return inner;
                });
            }
            for (int zero : zeros()) {
                for (String part : panel) {
                    BodyBuilder inner = new BodyBuilder().store(part, inPanel(Index.of(zero)), Value.ZERO);
                    if (width() == 1) {
                        inner.build().forEach(body::add);
                    } else {
                        body.add(Statement.loop("l", 0, lanes, inner.build()));
                    }
                }
            }
            return;
        }
        overPoints(body, lanes, j -> {
            BodyBuilder inner = new BodyBuilder();
            Index at = inState(j, firstLane);
            Index from = inPanel(extensions(j).getFirst().position());
            if (state.size() == 2) {
                Complex value = new Complex(Value.load(panel.get(0), from), Value.load(panel.get(1), from));
                if (phased && arithmetic.hasComplexFactors()) {
                    Complex phase = new Complex(Value.load("pr", at), Value.load("pi", at)).named(inner, "phase");
                    value = value.named(inner, "x").times(phase);
                } else if (phased) {
                    value = value.scaled(inner.let("phase", Value.load("pr", at)));
                }
                return inner.store(state.get(0), at, value.re()).store(state.get(1), at, value.im());
            }
            Value value = Value.load(panel.getFirst(), from);
            return inner.store(state.getFirst(), at, phased ? Value.mul(value, Value.load("pr", at)) : value);
        });
    }

    private void overPoints(BodyBuilder body, int lanes, Function<Index, BodyBuilder> inner) {
        List<Statement> perPoint = inner.apply(Index.of("j")).build();
        body.add(Statement.loop(
                "j", 0, points(), width() == 1 ? perPoint : List.of(Statement.loop("l", 0, lanes, perPoint))));
    }

    private Index inState(Index j, int firstLane) {
        Index at = Index.of("base").plus(j.times(stride()));
        return width() == 1 ? at.plus(firstLane * points()) : at.plus(firstLane).plus(Index.of("l"));
    }

    private Index inPanel(Index position) {
        return width() == 1 ? position : position.times(width()).plus(Index.of("l"));
    }

    /** Where point {@code j} goes in the periodic sequence, and with which sign. The first is the point itself. */
    private record Extension(Index position, int sign) {}

    private List<Extension> extensions(Index j) {
        int m = line.plan().length();
        return switch (grid.axis(axis).boundary()) {
            case PERIODIC, ABSORBING -> List.of(new Extension(j, 1));
            case DIRICHLET ->
                List.of(new Extension(j.plus(1), 1), new Extension(j.times(-1).plus(m - 1), -1));
            case NEUMANN -> List.of(new Extension(j, 1), new Extension(j.times(-1).plus(m - 1), 1));
        };
    }

    private List<Integer> zeros() {
        return grid.axis(axis).boundary() == Boundary.DIRICHLET ? List.of(0, points() + 1) : List.of();
    }
}
