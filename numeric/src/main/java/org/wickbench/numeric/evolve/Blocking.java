package org.wickbench.numeric.evolve;

import org.wickbench.numeric.grid.Grid;

/**
 * How the sweeps of an explicit scheme are cut so that several time levels are computed while the data is in the cache.
 *
 * @param levels time levels of one sweep: Euler steps, or the four stages of a Runge-Kutta step; 1 does not block
 * @param batch planes (points with one index on the first axis) that the front moves by at once
 * @param tile rows of a tile of a plane, on grids of three axes
 */
record Blocking(int levels, int batch, int tile) {
    /** Level after level over the whole grid. */
    static final Blocking NONE = new Blocking(1, Integer.MAX_VALUE / 2, Integer.MAX_VALUE / 2);

    /** Grids whose three arrays stay below this need no blocking: they fit the second-level cache. */
    private static final int IN_CACHE = 1 << 15;
    /** Points that make a call worth its cost. */
    private static final int BATCH = 2048;
    /** Points of a plane's tile: of some ten planes of three arrays, half a second-level cache. */
    private static final int TILE = 4096;

    /** A shape by the sizes that were measured to be good. */
    static Blocking of(Grid grid, Method.FiniteDifference method, boolean everyStepIsSeen) {
        int reach = method.order() / 2;
        int levels = method.scheme() == Method.Scheme.RUNGE_KUTTA_4 ? 4 : everyStepIsSeen ? 1 : reach == 1 ? 4 : 2;
        if (grid.size() < IN_CACHE || levels * reach >= grid.axis(0).points()) {
            return NONE;
        }
        return switch (grid.dimension()) {
            case 1 -> new Blocking(levels, 2 * BATCH, 1);
            case 2 -> new Blocking(levels, Math.max(1, BATCH / grid.axis(1).points()), 1);
            default ->
                levels * reach >= grid.axis(1).points()
                        ? NONE
                        : new Blocking(
                                levels, 1, Math.max(1, TILE / grid.axis(2).points()));
        };
    }
}
