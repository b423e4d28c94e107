package org.wickbench.numeric.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * The routines that carry one long periodic line through its transform as if it were a table of {@code R} rows and {@code C}
 * columns (Cooley and Tukey): with {@code n = n1 C + n2} and {@code k = k1 + R k2},
 *
 * <pre>{@code X[k] = sum_n2 exp(-2 pi i n2 k2 / C) exp(-2 pi i n2 k1 / (R C)) sum_n1 exp(-2 pi i n1 k1 / R) x[n]}</pre>
 *
 * The columns are transformed, then the rows are turned by the factors in the middle, transformed, multiplied by the
 * propagator, transformed back and turned back, then the columns are transformed back. The spectrum needs no order of its
 * own, so nothing is transposed in memory, and a line passes through memory twice a step whatever its length: the columns'
 * way back, the potential's phase and the next step's way forward are one sweep.
 *
 * <p>The turning factors are products of two small tables, {@code n2 = 8 a + b}: a full table would be as large as the state.
 *
 * @param grid the table: the rows' number, then the columns'
 * @param columns the transform of the columns: {@code R} points
 * @param rows the transform of the rows: {@code C} points, every row with its own multiplier
 */
public record LongLine(Grid grid, LineTransform columns, LineTransform rows, Arithmetic arithmetic) {
    /** Shorter lines stay in the second-level cache as they are. */
    private static final int SHORTEST = 1 << 14;

    /** Rows side by side: a vector of the widest kind. */
    private static final int ROWS = 8;

    /** Turning factors of the small table: one for each point of a tile. */
    private static final int TURN = PanelLines.TILE;

    /** What a sweep does. */
    public enum Pass {
        /** The columns, forward. */
        FORWARD,
        /** The rows: turn, transform, multiply and back. */
        ROWS,
        /** The columns back, the potential's phase, the columns forward. */
        AROUND,
        /** The columns back, and the potential's phase. */
        BACKWARD_PHASED,
        /** The columns back. */
        BACKWARD
    }

    /** The line of an axis, if it is long, periodic and of a length that can be laid out in this way. */
    public static Optional<LongLine> of(Axis axis, Arithmetic arithmetic) {
        boolean periodic = axis.boundary() == Boundary.PERIODIC || axis.boundary() == Boundary.ABSORBING;
        if (!periodic
                || axis.points() < SHORTEST
                || !arithmetic.hasComplexState()
                || !LinePlan.isGood(axis.boundary(), axis.points())) {
            return Optional.empty();
        }
        int best = 0;
        for (int r = ROWS * ROWS; r <= axis.points() / TURN; r += ROWS) {
            int c = axis.points() / r;
            boolean fits = r * c == axis.points() && c % TURN == 0 && endsWithEight(LinePlan.part(axis, r));
            if (fits && (best == 0 || Math.max(r, c) < Math.max(best, axis.points() / best))) {
                best = r;
            }
        }
        return best == 0 ? Optional.empty() : Optional.of(of(axis, best, arithmetic));
    }

    private static LongLine of(Axis axis, int r, Arithmetic arithmetic) {
        int c = axis.points() / r;
        Axis first = new Axis("row", 0, 1, r, Boundary.PERIODIC);
        Axis second = new Axis("column", 0, 1, c, Boundary.PERIODIC);
        LineTransform columns = new LineTransform(LinePlan.part(first, r), "columns", width(r, c));
        LineTransform rows = new LineTransform(LinePlan.part(second, c), "rows", ROWS, LineTransform.Factors.OWN);
        return new LongLine(Grid.of(first, second), columns, rows, arithmetic);
    }

    /** The same line with other factors. */
    public LongLine with(Arithmetic other) {
        return new LongLine(grid, columns, rows, other);
    }

    /** Of the panels that fit the cache the widest that leaves no columns over. */
    private static int width(int r, int c) {
        int width = ROWS;
        for (int wider = ROWS; wider <= PanelLines.widest(r); wider += ROWS) {
            if (c % wider == 0) {
                width = wider;
            }
        }
        return width;
    }

    private static boolean endsWithEight(LinePlan plan) {
        return plan.radices().getLast() == ROWS;
    }

    private int r() {
        return columns.plan().length();
    }

    private int c() {
        return rows.plan().length();
    }

    /** The number of panels of a sweep, which its integers {@code first, last} count. */
    public int panels(Pass pass) {
        return pass == Pass.ROWS ? r() / ROWS : c() / columns.width();
    }

    /** The length of the panel's two arrays. */
    public int panel() {
        return Math.max(r() * columns.width(), c() * ROWS);
    }

    /** The lengths of the large and of the small table of turning factors. */
    public int[] turns() {
        return new int[] {r() * (c() / TURN), r() * TURN};
    }

    public String sweepName(Pass pass) {
        return switch (pass) {
            case FORWARD -> "columnsForward";
            case ROWS -> "rows" + suffix();
            case AROUND -> "columnsAround" + suffix();
            case BACKWARD_PHASED -> "columnsPhased" + suffix();
            case BACKWARD -> "columnsBackward";
        };
    }

    private String suffix() {
        return arithmetic.hasComplexFactors() ? "Complex" : "Real";
    }

    /**
     * The arrays of a sweep: the state, the panel, twiddles; the columns' sweeps then the phase if they apply it, the rows'
     * the turning factors and the multiplier.
     */
    public List<String> arrays(Pass pass) {
        List<String> arrays = new ArrayList<>(List.of("sr", "si", "re", "im", "wr", "wi"));
        switch (pass) {
            case FORWARD, BACKWARD -> {}
            case AROUND, BACKWARD_PHASED -> arrays.addAll(factor("pr", "pi"));
            case ROWS -> {
                arrays.addAll(List.of("ar", "ai", "br", "bi"));
                arrays.addAll(factor("kr", "ki"));
            }
        }
        return arrays;
    }

    private List<String> factor(String re, String im) {
        return arithmetic.hasComplexFactors() ? List.of(re, im) : List.of(re);
    }

    /** The tables' routines, and the transforms of rows and columns. */
    public List<Routine> shared() {
        List<Routine> routines = new ArrayList<>();
        routines.add(columns.twiddles());
        routines.add(rows.twiddles());
        routines.add(turnTables());
        routines.add(wavenumbers());
        routines.addAll(columns.halves());
        routines.addAll(rows.routines(arithmetic.hasComplexFactors()));
        return routines;
    }

    /** A sweep and its panel. */
    public List<Routine> routines(Pass pass) {
        String panel = sweepName(pass) + "Panel";
        BodyBuilder body = new BodyBuilder();
        List<Index> place = new ArrayList<>();
        if (pass == Pass.ROWS) {
            rowsPanel(body);
            place.addAll(List.of(Index.of("b").times(ROWS * c()), Index.of("b")));
        } else {
            columnsPanel(body, pass);
            place.add(Index.of("b").times(columns.width()));
        }
        Statement call = new Statement.Call(panel, arrays(pass), place, List.of());
        return List.of(
                new Routine(
                        panel,
                        pass == Pass.ROWS
                                ? ROWS + " rows from base on, those of panel p."
                                : columns.width() + " columns from base on.",
                        arrays(pass),
                        pass == Pass.ROWS ? List.of("base", "p") : List.of("base"),
                        List.of(),
                        body.build()),
                new Routine(
                        sweepName(pass),
                        switch (pass) {
                            case FORWARD -> "All columns forward.";
                            case ROWS -> "All rows: turn, transform, multiply and back.";
                            case AROUND -> "All columns back, times the potential's phase, and forward.";
                            case BACKWARD_PHASED -> "All columns back, and times the potential's phase.";
                            case BACKWARD -> "All columns back.";
                        },
                        arrays(pass),
                        List.of("first", "last"),
                        List.of(),
                        List.of(Statement.loop("b", Index.of("first"), Index.of("last"), List.of(call)))));
    }

    private static final List<String> STATE = List.of("sr", "si");
    private static final List<String> PANEL = List.of("re", "im");

    private void columnsPanel(BodyBuilder body, Pass pass) {
        PanelLines lines = new PanelLines(grid, columns.plan(), 0, columns.width());
        List<String> half = List.of("re", "im", "wr", "wi");
        lines.take(body, 0, columns.width(), STATE, PANEL);
        if (pass != Pass.FORWARD) {
            body.call(columns.backwardName(), half, List.of(), List.of());
        }
        if (pass == Pass.AROUND) {
            lines.overPoints(body, columns.width(), j -> phased(lines, j, PANEL, lines.at(j)));
        }
        if (pass == Pass.FORWARD || pass == Pass.AROUND) {
            body.call(columns.forwardName(), half, List.of(), List.of());
        }
        if (pass == Pass.BACKWARD_PHASED) {
            lines.overPoints(body, columns.width(), j -> phased(lines, j, STATE, lines.inState(0, j)));
        } else {
            lines.putBack(body, 0, columns.width(), PANEL, STATE);
        }
    }

    private BodyBuilder phased(PanelLines lines, Index j, List<String> to, Index toAt) {
        BodyBuilder inner = new BodyBuilder();
        Index at = lines.at(j);
        Index here = lines.inState(0, j);
        arithmetic.multiply(inner, PANEL, at, List.of("pr", "pi"), here, to, toAt);
        return inner;
    }

    private void rowsPanel(BodyBuilder body) {
        PanelLines lines = new PanelLines(grid, rows.plan(), 1, ROWS);
        lines.overTiles(body, tile -> {
            List<Statement> statements = new ArrayList<>(lines.takeTile(tile, 0, ROWS, STATE, PANEL));
            statements.add(tile.straight(ROWS, turn(tile, false)));
            return statements;
        });
        List<String> arrays = new ArrayList<>(List.of("re", "im", "wr", "wi"));
        arrays.addAll(factor("kr", "ki"));
        body.call(rows.lineName(arithmetic.hasComplexFactors()), arrays, List.of(Index.of("base")), List.of());
        lines.overTiles(body, tile -> {
            List<Statement> statements = new ArrayList<>(List.of(tile.straight(ROWS, turn(tile, true))));
            statements.addAll(lines.putTileBack(tile, 0, ROWS, PANEL, STATE));
            return statements;
        });
    }

    /** Row {@code k1} times {@code exp(-2 pi i k1 n2 / N)}, or its conjugate on the way back. */
    private BodyBuilder turn(PanelLines.Tile tile, boolean back) {
        Index l = Index.of("l");
        Index at = tile.point().times(ROWS).plus(l);
        Index large =
                Index.of("p").times(c() / TURN).plus(tile.number()).times(ROWS).plus(l);
        Index small = Index.of("p").times(TURN).plus(Index.of("q")).times(ROWS).plus(l);
        BodyBuilder inner = new BodyBuilder();
        Complex a = new Complex(Value.load("ar", large), Value.load("ai", large)).named(inner, "large");
        Complex b = new Complex(Value.load("br", small), Value.load("bi", small)).named(inner, "small");
        Complex w = a.times(b).named(inner, "turn");
        Complex x = new Complex(Value.load("re", at), Value.load("im", at)).named(inner, "x");
        Complex turned = back ? x.timesConjugate(w) : x.times(w);
        return inner.store("re", at, turned.re()).store("im", at, turned.im());
    }

    /** The digits of a row's place, the last one of which is its lane, and the frequency that is left there. */
    private record Digits(Index panel, Index lane, Index frequency) {}

    private Digits rowDigits() {
        LinePlan plan = columns.plan();
        Index panel = Index.of(0);
        Index frequency = Index.of(0);
        int weight = 1;
        for (int stage = 0; stage < plan.stages(); stage++) {
            Index digit = Index.of("d" + stage);
            if (stage < plan.stages() - 1) {
                panel = panel.plus(digit.times(plan.span(stage) / ROWS));
            }
            frequency = frequency.plus(digit.times(weight));
            weight *= plan.radices().get(stage);
        }
        return new Digits(panel, Index.of("d" + (plan.stages() - 1)), frequency);
    }

    private Routine turnTables() {
        Digits row = rowDigits();
        BodyBuilder large = new BodyBuilder();
        turnFactor(large, row, "a", c() / TURN, TURN);
        BodyBuilder small = new BodyBuilder();
        turnFactor(small, row, "b", TURN, 1);
        List<Statement> body =
                List.of(Statement.loop("a", 0, c() / TURN, large.build()), Statement.loop("b", 0, TURN, small.build()));
        return new Routine(
                "turns",
                "Turning factors exp(-2 pi i k1 n2 / N) for n2 = " + TURN + " a and for n2 = b < " + TURN + ".",
                List.of("ar", "ai", "br", "bi"),
                List.of(),
                List.of(),
                Frequencies.overDigits(columns.plan(), "d", body));
    }

    private void turnFactor(BodyBuilder body, Digits row, String variable, int count, int step) {
        double n = (double) r() * c();
        Index at = row.panel.times(count).plus(Index.of(variable)).times(ROWS).plus(row.lane);
        // whole numbers below 2^53, so the product is exact
        Value k = Value.mul(
                new Value.FromInt(row.frequency),
                new Value.FromInt(Index.of(variable).times(step)));
        Frequencies.storeRoot(body, k, n, variable + "r", variable + "i", at);
    }

    private Routine wavenumbers() {
        Digits row = rowDigits();
        LinePlan plan = rows.plan();
        Index position = Index.of(0);
        Index frequency = row.frequency;
        int weight = r();
        for (int stage = 0; stage < plan.stages(); stage++) {
            Index digit = Index.of("e" + stage);
            position = position.plus(digit.times(plan.span(stage)));
            frequency = frequency.plus(digit.times(weight));
            weight *= plan.radices().get(stage);
        }
        double n = (double) r() * c();
        BodyBuilder inner = new BodyBuilder();
        Index at = row.panel.times(c()).plus(position).times(ROWS).plus(row.lane);
        Frequencies.storeWavenumber(inner, frequency, n, at);
        return new Routine(
                "wavenumbers0",
                "Wavenumbers in the order that the rows' spectra have: the digits of both frequencies reversed.",
                List.of("k"),
                List.of(),
                List.of("unit"),
                Frequencies.overDigits(columns.plan(), "d", Frequencies.overDigits(plan, "e", inner.build())));
    }
}
