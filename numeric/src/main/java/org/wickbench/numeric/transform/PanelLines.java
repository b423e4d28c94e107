package org.wickbench.numeric.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * Moves lines of an axis between the state and a panel. Lines of a strided axis are neighbours in the state already. Rows,
 * the lines of the last axis, are turned, tile by tile of eight points: eight points of a row are one cache line. In the panel
 * a line is extended by its boundary's symmetry to the periodic sequence of its {@link LinePlan}.
 *
 * <p>All loops run in the variables {@code j} (points) and {@code l} (lines); {@code base} is the place of the first line in
 * the state.
 *
 * @param axis the number of the lines' axis
 */
record PanelLines(Grid grid, LinePlan plan, int axis, int width) {
    static final int TILE = 8;

    /** The length of the block of a tile. */
    static final int TILE_POINTS = TILE * TILE;

    /** Points of a panel that fit a quarter of a second-level cache of 1 MiB, 16 bytes each. */
    private static final int PANEL_POINTS = 16_384;

    /** The widest panel that was measured to help: half a kilobyte of neighbouring points. */
    private static final int WIDEST_PANEL = 64;

    /** Lines side by side come in eights: the widest vectors have 8 doubles, and 8 doubles are a cache line. */
    static final int UNIT = 8;

    /** Panels that several threads can share out. */
    private static final int FEWEST_PANELS = 4;

    /** The most lines of a length that fit the cache side by side. */
    static int widest(int length) {
        return Math.clamp(PANEL_POINTS / length, UNIT, WIDEST_PANEL);
    }

    /**
     * How many lines lie side by side. Points of a strided line are pages apart, so that every cache line of a narrow panel
     * costs a translation of its address and no prefetcher helps; a panel is as wide as the cache allows, and of the widths
     * that leave the least of it empty the widest. Rows come eight at a time; a line alone stays where it is.
     */
    static int width(LinePlan plan, Grid grid, int axis) {
        if (grid.dimension() == 1) {
            return 1;
        }
        int stride = grid.stride(axis);
        int limit = Math.min(widest(plan.length()), axis == 0 ? stride / FEWEST_PANELS : stride);
        int best = UNIT;
        for (int width = best; width <= limit; width += UNIT) {
            if (Math.ceilDiv(stride, width) * width <= Math.ceilDiv(stride, best) * best) {
                best = width;
            }
        }
        return best;
    }

    /** True if the lines are rows. */
    boolean areRows() {
        return grid.stride(axis) == 1;
    }

    /** Copies lines from arrays that lie as the state does into panels, each at its place in the extended sequence. */
    void take(BodyBuilder body, int firstLine, int lines, List<String> from, List<String> panel) {
        if (turns()) {
            overTiles(body, tile -> takeTile(tile, firstLine, lines, from, panel));
            return;
        }
        overPoints(body, lines, j -> {
            BodyBuilder inner = new BodyBuilder();
            for (int part = 0; part < from.size(); part++) {
                inner.store(panel.get(part), at(j), Value.load(from.get(part), inState(firstLine, j)));
            }
            return inner;
        });
    }

    /** Copies lines from panels back into the state. */
    void putBack(BodyBuilder body, int firstLine, int lines, List<String> panel, List<String> to) {
        if (turns()) {
            overTiles(body, tile -> putTileBack(tile, firstLine, lines, panel, to));
            return;
        }
        overPoints(body, lines, j -> {
            BodyBuilder inner = new BodyBuilder();
            for (int part = 0; part < to.size(); part++) {
                inner.store(to.get(part), inState(firstLine, j), Value.load(panel.get(part), at(j)));
            }
            return inner;
        });
    }

    private boolean turns() {
        return width > 1 && areRows();
    }

    /** Fills the rest of the periodic sequence from the points that are there. */
    void extend(BodyBuilder body, int lines, List<String> panel) {
        pad(body, lines, panel);
        Boundary boundary = line().boundary();
        if (boundary == Boundary.PERIODIC || boundary == Boundary.ABSORBING) {
            return;
        }
        boolean odd = boundary == Boundary.DIRICHLET;
        overPoints(body, lines, j -> {
            BodyBuilder inner = new BodyBuilder();
            for (String part : panel) {
                Value value = Value.load(part, inPanel(mainPosition(j)));
                inner.store(part, inPanel(j.times(-1).plus(plan.sequence() - 1)), odd ? Value.neg(value) : value);
            }
            return inner;
        });
        if (odd) {
            for (int node : new int[] {0, points() + 1}) {
                BodyBuilder zero = new BodyBuilder();
                panel.forEach(part -> zero.store(part, inPanel(Index.of(node)), Value.ZERO));
                overLines(body, lines, zero);
            }
        }
    }

    /** Zeros behind the sequence, if it is padded. */
    private void pad(BodyBuilder body, int lines, List<String> panel) {
        if (plan.isPadded()) {
            BodyBuilder zero = new BodyBuilder();
            panel.forEach(part -> zero.store(part, inPanel(Index.of("j")), Value.ZERO));
            BodyBuilder lanes = new BodyBuilder();
            overLines(lanes, lines, zero);
            body.add(Statement.loop("j", plan.sequence(), plan.length(), lanes.build()));
        }
    }

    /** The loops over a panel's points and lines around what is done at one of them. */
    void overPoints(BodyBuilder body, int lines, Function<Index, BodyBuilder> perPoint) {
        BodyBuilder lanes = new BodyBuilder();
        overLines(lanes, lines, perPoint.apply(Index.of("j")));
        body.add(Statement.loop("j", 0, points(), lanes.build()));
    }

    /** Where point {@code j} of the line lies in the panel. */
    Index at(Index j) {
        return inPanel(mainPosition(j));
    }

    /** The same in an array without extension. */
    Index inPanel(Index position) {
        return width == 1 ? position : position.times(width).plus(Index.of("l"));
    }

    /** Where point {@code j} of line {@code firstLine + l} lies in the state. */
    Index inState(int firstLine, Index j) {
        Index base = Index.of("base");
        if (width == 1) {
            return base.plus(firstLine * points()).plus(j);
        }
        return areRows()
                ? base.plus(Index.of("l").plus(firstLine).times(points())).plus(j)
                : base.plus(Index.of("l").plus(firstLine)).plus(j.times(grid.stride(axis)));
    }

    private Axis line() {
        return grid.axis(axis);
    }

    private int points() {
        return line().points();
    }

    private Index mainPosition(Index j) {
        return line().boundary() == Boundary.DIRICHLET ? j.plus(1) : j;
    }

    private void overLines(BodyBuilder body, int lines, BodyBuilder perPoint) {
        if (width == 1) {
            perPoint.build().forEach(body::add);
        } else {
            body.add(Statement.loop("l", 0, lines, perPoint.build()));
        }
    }

    /**
     * Eight points of some rows, or the fewer that are left at the end: a block that is in the first-level cache while it is
     * worked on.
     *
     * @param number the number of the tile
     */
    record Tile(Index number, int points) {
        /** Point {@code q} of the tile. */
        Index point() {
            return number.times(TILE).plus(Index.of("q"));
        }

        /** What is done at one point of one row, with the rows innermost: they are neighbours in the panel. */
        Statement straight(int lines, BodyBuilder perPoint) {
            return Statement.loop("q", 0, points, List.of(Statement.loop("l", 0, lines, perPoint.build())));
        }
    }

    /** The loops over the tiles of rows. */
    void overTiles(BodyBuilder body, Function<Tile, List<Statement>> perTile) {
        int tiles = points() / TILE;
        if (tiles > 0) {
            body.add(Statement.loop("tile", 0, tiles, perTile.apply(new Tile(Index.of("tile"), TILE))));
        }
        if (points() % TILE > 0) {
            perTile.apply(new Tile(Index.of(tiles), points() % TILE)).forEach(body::add);
        }
    }

    /** Copies a tile of rows from arrays that lie as the state does into blocks of {@link #TILE_POINTS} points. */
    List<Statement> takeBlock(Tile tile, int firstLine, int lines, List<String> from, List<String> block) {
        return turned(tile, firstLine, lines, from, block, inBlock(), true);
    }

    /** Where point {@code q} of row {@code l} lies in the block of a tile. */
    Index inBlock() {
        return inPanel(Index.of("q"));
    }

    /** Copies a tile of rows into the panel. */
    List<Statement> takeTile(Tile tile, int firstLine, int lines, List<String> from, List<String> panel) {
        return turned(tile, firstLine, lines, from, panel, at(tile.point()), true);
    }

    /** Copies a tile of rows out of the panel. */
    List<Statement> putTileBack(Tile tile, int firstLine, int lines, List<String> panel, List<String> to) {
        return turned(tile, firstLine, lines, to, panel, at(tile.point()), false);
    }

    /**
     * One loop for each array, the points innermost, which are neighbours in the state: the Java compiler turns a body of one
     * statement into straight code, and loops over two arrays or written out by hand into code of half the speed.
     */
    private List<Statement> turned(
            Tile tile, int firstLine, int lines, List<String> state, List<String> panel, Index there, boolean in) {
        Index here = inState(firstLine, tile.point());
        List<Statement> loops = new ArrayList<>();
        for (int part = 0; part < state.size(); part++) {
            Statement copy = in
                    ? new Statement.Store(panel.get(part), there, Value.load(state.get(part), here))
                    : new Statement.Store(state.get(part), here, Value.load(panel.get(part), there));
            loops.add(Statement.loop("l", 0, lines, List.of(Statement.loop("q", 0, tile.points(), List.of(copy)))));
        }
        return loops;
    }
}
