package org.wickbench.numeric.transform;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * The routines that transform lines, multiply their spectra and transform back. Forward stages are decimation in frequency,
 * backward stages their mirror image (decimation in time); the last forward stage, the multiplication and the first backward
 * stage touch the same points and are one routine, {@code turn}. The factor {@code 1/M} of the inverse is part of the
 * multiplier table.
 *
 * <p>A panel ({@code width > 1}) holds lines side by side: point {@code j} of line {@code l} lies at {@code j*width + l}, and
 * vector lanes run across lines.
 *
 * <p>A row ({@code width = 1}) is contiguous, anywhere in an array (integers {@code rb, ib} say where), and vector lanes run
 * along it, which needs a span of at least a vector: so if the last two radices are 8, the turn goes through an 8 x 8 block
 * that is transposed in the first-level cache, and the table is transposed with it. Long rows are finished block by block as
 * soon as a block fits the second-level cache.
 *
 * @param tag the suffix of the routines' names: the axis' number
 * @param width 1, or the number of lines in a panel
 * @param factors which multipliers the lines of a panel have
 */
public record LineTransform(LinePlan plan, String tag, int width, Factors factors) {
    /** Which multipliers the lines of a panel have. */
    public enum Factors {
        /** All lines the same: factor {@code p} at {@code p}. */
        SHARED,
        /** Every line its own: factor {@code p} of line {@code l} at {@code kb + p*width + l}. */
        OWN
    }

    /** Points of a row that fit half of a second-level cache of 1 MiB, 16 bytes each, with their tables. */
    private static final int CACHED_POINTS = 16_384;

    /** The order of the transposed blocks. */
    private static final int TILE = 8;

    /** The length of the two scratch arrays of a row's turn. */
    public static final int SCRATCH = TILE * TILE;

    /** Lines that share their multiplier. */
    public LineTransform(LinePlan plan, String tag, int width) {
        this(plan, tag, width, Factors.SHARED);
    }

    /** The transform of an axis of a grid, with as many lines side by side as suit it. */
    public static LineTransform along(Grid grid, int axis) {
        LinePlan plan = LinePlan.of(grid.axis(axis));
        return new LineTransform(plan, Integer.toString(axis), PanelLines.width(plan, grid, axis));
    }

    private static final List<String> STAGE_ARRAYS = List.of("re", "im", "wr", "wi");

    private static final Index FIRST = Index.of("first");
    private static final Index LAST = Index.of("last");

    private boolean isRow() {
        return width == 1;
    }

    private boolean turnsTransposed() {
        int stages = plan.stages();
        return isRow()
                && stages >= 2
                && plan.radices().get(stages - 1) == TILE
                && plan.radices().get(stages - 2) == TILE;
    }

    /** The arrays of {@link #lineName}: parts of the lines, scratch (rows only), twiddles, multiplier. */
    public List<String> arrays(boolean complexMultiplier) {
        List<String> arrays = new ArrayList<>(List.of("re", "im"));
        if (isRow()) {
            arrays.addAll(List.of("tr", "ti"));
        }
        arrays.addAll(List.of("wr", "wi", "kr"));
        if (complexMultiplier) {
            arrays.add("ki");
        }
        return arrays;
    }

    /** The integers of {@link #lineName}: where the parts of a row begin, and where a panel's own factors do. */
    public List<String> integers() {
        if (isRow()) {
            return List.of("rb", "ib");
        }
        return factors == Factors.OWN ? List.of("kb") : List.of();
    }

    /** {@code wr, wi}: twiddle factors {@code exp(-2 pi i j p / m)} of every stage. */
    public Routine twiddles() {
        BodyBuilder body = new BodyBuilder();
        for (int stage = 0; stage < plan.stages() - 1; stage++) {
            int r = plan.radices().get(stage);
            int s = plan.span(stage);
            int m = r * s;
            for (int p = 1; p < r; p++) {
                Index at = Index.of("j").plus(plan.twiddleOffset(stage) + (p - 1) * s);
                BodyBuilder inner = new BodyBuilder();
                Frequencies.storeRoot(inner, new Value.FromInt(Index.of("j").times(p)), m, "wr", "wi", at);
                body.add(Statement.loop("j", 0, s, inner.build()));
            }
        }
        return new Routine(
                "twiddles" + tag,
                "Twiddle factors exp(-2 pi i j p / m), stage by stage.",
                List.of("wr", "wi"),
                List.of(),
                List.of(),
                body.build());
    }

    /** {@code k[position] = unit * signed frequency}, the Nyquist frequency positive, in the spectrum's own order. */
    public Routine wavenumbers() {
        Index position = Index.of(0);
        Index frequency = Index.of(0);
        int weight = 1;
        for (int stage = 0; stage < plan.stages(); stage++) {
            String digit = "d" + stage;
            position = position.plus(Index.of(digit).times(plan.span(stage)));
            frequency = frequency.plus(Index.of(digit).times(weight));
            weight *= plan.radices().get(stage);
        }
        if (turnsTransposed()) {
            // within a block of 64 the last digit comes before the one before it
            int last = plan.stages() - 1;
            position = position.plus(Index.of("d" + last).times(TILE - 1))
                    .plus(Index.of("d" + (last - 1)).times(1 - TILE));
        }
        BodyBuilder inner = new BodyBuilder();
        Frequencies.storeWavenumber(inner, frequency, plan.length(), position);
        List<Statement> body = Frequencies.overDigits(plan, "d", inner.build());
        return new Routine(
                "wavenumbers" + tag,
                "Wavenumbers in the order that decimation in frequency leaves: the digits of the frequency reversed.",
                List.of("k"),
                List.of(),
                List.of("unit"),
                body);
    }

    /** All routines of the line: stages, turns with a real and, if asked for, a complex multiplier, and their sequence. */
    public List<Routine> routines(boolean complexMultiplier) {
        List<Routine> routines = new ArrayList<>();
        for (int stage = 0; stage < plan.stages() - 1; stage++) {
            routines.add(forward(stage));
            routines.add(backward(stage));
        }
        routines.add(turn(false));
        routines.add(line(false));
        if (complexMultiplier) {
            routines.add(turn(true));
            routines.add(line(true));
        }
        return routines;
    }

    /** The name of the routine that multiplies the spectrum of a panel or row; see {@link #arrays} and {@link #integers}. */
    public String lineName(boolean complexMultiplier) {
        return "line" + tag + (complexMultiplier ? "complex" : "real");
    }

    /** All stages and, as routines of their own, {@link #forwardName} and {@link #backwardName}; for panels. */
    public List<Routine> halves() {
        List<Routine> routines = new ArrayList<>();
        BodyBuilder forward = new BodyBuilder();
        BodyBuilder backward = new BodyBuilder();
        for (int stage = 0; stage < plan.stages(); stage++) {
            routines.add(forward(stage));
            routines.add(backward(stage));
            callStage(forward, "forward", stage, 1);
            callStage(backward, "backward", plan.stages() - 1 - stage, 1);
        }
        routines.add(half(forwardName(), "The spectrum", forward));
        routines.add(half(backwardName(), "The inverse, without the factor 1/" + plan.length() + ",", backward));
        return routines;
    }

    /** The routine that takes a panel to its spectrum: panel and twiddles. */
    public String forwardName() {
        return "forward" + tag;
    }

    /** The routine that takes a panel back from its spectrum; not divided by the length. */
    public String backwardName() {
        return "backward" + tag;
    }

    private Routine half(String name, String what, BodyBuilder body) {
        return new Routine(
                name,
                what + " of " + width + " lines side by side of " + plan.length() + " points.",
                STAGE_ARRAYS,
                List.of(),
                List.of(),
                body.build());
    }

    private boolean isLast(int stage) {
        return stage == plan.stages() - 1;
    }

    private Routine forward(int stage) {
        int r = plan.radices().get(stage);
        int s = plan.span(stage);
        List<Complex> w = new ArrayList<>();
        BodyBuilder outer = twiddle(stage, w);
        BodyBuilder body = new BodyBuilder();
        List<Complex> x = new ArrayList<>();
        for (int q = 0; q < r; q++) {
            x.add(point(r, s, q).named(body, "x" + q));
        }
        List<Complex> y = Butterfly.transform(body, x, -1);
        for (int p = 0; p < r; p++) {
            boolean turned = p > 0 && !isLast(stage);
            Complex out = turned ? y.get(p).named(body, "y" + p).times(w.get(p - 1)) : y.get(p);
            store(body, r, s, p, out);
        }
        return stage("forward" + tag + "stage" + stage, "Radix " + r + " forward, span " + s + ".", r, s, outer, body);
    }

    private Routine backward(int stage) {
        int r = plan.radices().get(stage);
        int s = plan.span(stage);
        List<Complex> w = new ArrayList<>();
        BodyBuilder outer = twiddle(stage, w);
        BodyBuilder body = new BodyBuilder();
        List<Complex> y = new ArrayList<>();
        for (int p = 0; p < r; p++) {
            Complex in = point(r, s, p);
            if (p > 0 && !isLast(stage)) {
                in = in.named(body, "z" + p).timesConjugate(w.get(p - 1));
            }
            y.add(in.named(body, "y" + p));
        }
        List<Complex> x = Butterfly.transform(body, y, 1);
        for (int q = 0; q < r; q++) {
            store(body, r, s, q, x.get(q));
        }
        return stage(
                "backward" + tag + "stage" + stage, "Radix " + r + " backward, span " + s + ".", r, s, outer, body);
    }

    private Routine stage(String name, String doc, int r, int s, BodyBuilder outer, BodyBuilder lanes) {
        addLanes(outer, lanes);
        return overBlocks(
                name,
                doc,
                STAGE_ARRAYS,
                plan.length() / (r * s),
                s == 1 ? outer.build() : List.of(Statement.loop("j", 0, s, outer.build())));
    }

    private void addLanes(BodyBuilder outer, BodyBuilder lanes) {
        if (isRow()) {
            lanes.build().forEach(outer::add);
        } else {
            outer.add(Statement.loop("l", 0, width, lanes.build()));
        }
    }

    /** All blocks of a panel; blocks {@code first} to {@code last} of a row. */
    private Routine overBlocks(String name, String doc, List<String> arrays, int blocks, List<Statement> body) {
        boolean multiplies = arrays.contains("kr");
        List<String> integers = isRow() ? List.of("rb", "ib", "first", "last") : multiplies ? integers() : List.of();
        Statement loop = isRow() ? Statement.loop("b", FIRST, LAST, body) : Statement.loop("b", 0, blocks, body);
        return new Routine(name, doc, arrays, integers, List.of(), List.of(loop));
    }

    private String turnName(boolean complexMultiplier) {
        return "turn" + tag + (complexMultiplier ? "complex" : "real");
    }

    private List<String> turnArrays(boolean complexMultiplier) {
        List<String> arrays = new ArrayList<>(List.of("re", "im"));
        if (turnsTransposed()) {
            arrays.addAll(List.of("tr", "ti"));
        }
        arrays.add("kr");
        if (complexMultiplier) {
            arrays.add("ki");
        }
        return arrays;
    }

    private int turnBlock() {
        return turnsTransposed() ? SCRATCH : plan.radices().getLast();
    }

    private Routine turn(boolean complexMultiplier) {
        int r = plan.radices().getLast();
        BodyBuilder outer = new BodyBuilder();
        BodyBuilder body = new BodyBuilder();
        List<Complex> x = new ArrayList<>();
        List<Complex> multipliers = new ArrayList<>();
        for (int q = 0; q < r; q++) {
            Index tile = Index.of("l").plus(q * TILE);
            Index table = turnsTransposed()
                    ? Index.of("b").times(SCRATCH).plus(tile)
                    : Index.of("b").times(r).plus(q);
            if (factors == Factors.OWN) {
                table = table.times(width).plus(Index.of("kb")).plus(Index.of("l"));
            }
            BodyBuilder where = turnsTransposed() || factors == Factors.OWN ? body : outer;
            Value re = where.let("k" + q + "r", Value.load("kr", table));
            Value im = complexMultiplier ? where.let("k" + q + "i", Value.load("ki", table)) : Value.ZERO;
            multipliers.add(new Complex(re, im));
            Complex in =
                    turnsTransposed() ? new Complex(Value.load("tr", tile), Value.load("ti", tile)) : point(r, 1, q);
            x.add(in.named(body, "x" + q));
        }
        List<Complex> y = Butterfly.transform(body, x, -1);
        List<Complex> z = new ArrayList<>();
        for (int p = 0; p < r; p++) {
            Complex k = multipliers.get(p);
            Complex product = complexMultiplier
                    ? y.get(p).named(body, "y" + p).times(k)
                    : y.get(p).scaled(k.re());
            z.add(product.named(body, "z" + p));
        }
        List<Complex> back = Butterfly.transform(body, z, 1);
        for (int q = 0; q < r; q++) {
            if (turnsTransposed()) {
                Index tile = Index.of("l").plus(q * TILE);
                body.store("tr", tile, back.get(q).re())
                        .store("ti", tile, back.get(q).im());
            } else {
                store(body, r, 1, q, back.get(q));
            }
        }
        if (turnsTransposed()) {
            transpose(outer, true);
            outer.add(Statement.loop("l", 0, TILE, body.build()));
            transpose(outer, false);
        } else {
            addLanes(outer, body);
        }
        return overBlocks(
                turnName(complexMultiplier),
                "Last forward stage, product with the multiplier, first backward stage: radix " + r + ".",
                turnArrays(complexMultiplier),
                plan.length() / turnBlock(),
                outer.build());
    }

    /** Between 64 neighbouring points of the row and the scratch block, rows and columns exchanged. */
    private static void transpose(BodyBuilder body, boolean in) {
        for (String part : List.of("r", "i")) {
            String row = part.equals("r") ? "re" : "im";
            Index here = Index.of(part + "b")
                    .plus(Index.of("b").times(SCRATCH))
                    .plus(Index.of("l").times(TILE))
                    .plus(Index.of("q"));
            Index tile = Index.of("q").times(TILE).plus(Index.of("l"));
            BodyBuilder move = new BodyBuilder();
            if (in) {
                move.store("t" + part, tile, Value.load(row, here));
            } else {
                move.store(row, here, Value.load("t" + part, tile));
            }
            body.add(Statement.loop("l", 0, TILE, List.of(Statement.loop("q", 0, TILE, move.build()))));
        }
    }

    /** How many stages run over the whole row before its blocks fit the cache. */
    private int outerStages() {
        int stage = 0;
        int block = plan.length();
        while (isRow() && block > CACHED_POINTS && stage < plan.stages() - 2) {
            block = plan.span(stage++);
        }
        return stage;
    }

    private Routine line(boolean complexMultiplier) {
        int outer = outerStages();
        int blocks = outer == 0 ? 1 : plan.length() / plan.span(outer - 1);
        BodyBuilder body = new BodyBuilder();
        for (int stage = 0; stage < outer; stage++) {
            callStage(body, "forward", stage, 1);
        }
        BodyBuilder inner = new BodyBuilder();
        for (int stage = outer; stage < plan.stages() - 1; stage++) {
            callStage(inner, "forward", stage, blocks);
        }
        call(inner, turnName(complexMultiplier), turnArrays(complexMultiplier), plan.length() / turnBlock(), blocks);
        for (int stage = plan.stages() - 2; stage >= outer; stage--) {
            callStage(inner, "backward", stage, blocks);
        }
        if (blocks == 1) {
            inner.build().forEach(body::add);
        } else {
            body.add(Statement.loop("block", 0, blocks, inner.build()));
        }
        for (int stage = outer - 1; stage >= 0; stage--) {
            callStage(body, "backward", stage, 1);
        }
        return new Routine(
                lineName(complexMultiplier),
                "Multiplies the spectrum of " + (isRow() ? "a row" : width + " lines side by side") + " of "
                        + plan.length() + " points.",
                arrays(complexMultiplier),
                integers(),
                List.of(),
                body.build());
    }

    private void callStage(BodyBuilder body, String direction, int stage, int blocks) {
        int all = plan.length() / (plan.radices().get(stage) * plan.span(stage));
        call(body, direction + tag + "stage" + stage, STAGE_ARRAYS, all, blocks);
    }

    /** Calls a routine over its share of {@code all} in block {@code block} of {@code blocks}. */
    private void call(BodyBuilder body, String routine, List<String> arrays, int all, int blocks) {
        List<Index> integers = new ArrayList<>();
        if (isRow()) {
            Index from = blocks == 1 ? Index.of(0) : Index.of("block").times(all / blocks);
            integers.addAll(List.of(Index.of("rb"), Index.of("ib"), from, from.plus(all / blocks)));
        } else if (arrays.contains("kr")) {
            integers().forEach(name -> integers.add(Index.of(name)));
        }
        body.call(routine, arrays, integers, List.of());
    }

    private BodyBuilder twiddle(int stage, List<Complex> into) {
        BodyBuilder body = new BodyBuilder();
        if (isLast(stage)) {
            return body;
        }
        int s = plan.span(stage);
        for (int p = 1; p < plan.radices().get(stage); p++) {
            Index at = Index.of("j").plus(plan.twiddleOffset(stage) + (p - 1) * s);
            into.add(new Complex(Value.load("wr", at), Value.load("wi", at)).named(body, "w" + p));
        }
        return body;
    }

    /** Point {@code q} of the butterfly at {@code j} in block {@code b}; with span 1 there is no {@code j}. */
    private Index at(int r, int s, int q) {
        Index point = Index.of("b").times(r * s).plus(q * s);
        if (s > 1) {
            point = point.plus(Index.of("j"));
        }
        return isRow() ? point : point.times(width).plus(Index.of("l"));
    }

    private Index part(String part, Index at) {
        return isRow() ? at.plus(Index.of(part + "b")) : at;
    }

    private Complex point(int r, int s, int q) {
        Index at = at(r, s, q);
        return new Complex(Value.load("re", part("r", at)), Value.load("im", part("i", at)));
    }

    private void store(BodyBuilder body, int r, int s, int q, Complex value) {
        Index at = at(r, s, q);
        body.store("re", part("r", at), value.re()).store("im", part("i", at), value.im());
    }
}
