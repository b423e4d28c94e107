package org.wickbench.numeric.spectrum;

import java.util.Optional;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.Pieces;

/**
 * Levels on one axis by spectral elements, for objectives that no grid of equal steps represents well: what a grid is off by is
 * the distance to them.
 *
 * @param elements the finer ones of two discretisations
 * @param found the levels of these
 * @param differences how far each level lies from that of the coarser ones: an upper bound of its error
 */
record LineReference(Elements elements, Elements.Found found, double[] differences) {
    private static final int DEGREE = 20;
    private static final int COARSER = 15;
    /** An element takes so many radians of the shortest wave, which its polynomials represent to round-off. */
    private static final double PHASE = 5;

    private static final int MAX_ELEMENTS = 4_000;
    private static final int MAX_ROUNDS = 4;
    private static final double GOOD = 1e-11;

    /**
     * The lowest levels between an axis' ends, if there are not so many elements that they would take long.
     *
     * @param top about the highest of the levels, which sets the length of the elements
     */
    static Optional<LineReference> of(Spectrum spectrum, Axis axis, int count, double top) {
        double depth = Math.max(
                top - spectrum.lowestOn(axis), spectrum.diffusion() * Math.pow(Math.PI * count / axis.length(), 2));
        double longest = Math.min(axis.length() / 4, PHASE / Math.sqrt(depth / spectrum.diffusion()));
        Optional<LineReference> best = Optional.empty();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Pieces pieces = spectrum.pieces(axis, longest);
            if (!pieces.isComplete() || pieces.ends().length > MAX_ELEMENTS) {
                return best;
            }
            Elements fine = new Elements(pieces, DEGREE, spectrum.diffusion(), axis.boundary());
            Elements coarse = new Elements(pieces, COARSER, spectrum.diffusion(), axis.boundary());
            Elements.Found levels = fine.lowest(count);
            Elements.Found others = coarse.lowest(count);
            double[] differences = new double[count];
            double worst = 0;
            for (int k = 0; k < count; k++) {
                differences[k] = Math.abs(levels.values()[k] - others.values()[k]);
                worst = Math.max(worst, differences[k]);
            }
            best = Optional.of(new LineReference(fine, levels, differences));
            if (worst <= GOOD * (Math.abs(levels.values()[count - 1]) + depth)) {
                break;
            }
            longest /= 2;
        }
        return best;
    }

    /** The energy of a level [1/T]. */
    double energy(int level) {
        return found.values()[level];
    }

    /** An upper bound of the error of a level's energy on this interval [1/T]. */
    double error(int level) {
        return differences[level] + found.residuals()[level];
    }

    /** A state at the points of a grid on the same interval. */
    Field state(int level, Grid grid) {
        Axis axis = grid.axis(0);
        double[] values = new double[axis.points()];
        for (int j = 0; j < values.length; j++) {
            values[j] = elements.at(found.states()[level], axis.node(j));
        }
        return Spectrum.normalised(grid, values);
    }
}
