package org.wickbench.numeric.spectrum;

import java.util.List;
import org.wickbench.numeric.grid.Grid;

/**
 * The lowest eigenpairs in increasing order of energy.
 *
 * @param grid the grid they live on, chosen by the solver where none was given
 * @param levels the eigenpairs
 * @param applications how often the Hamiltonian was applied
 */
public record Levels(Grid grid, List<Level> levels, long applications) {
    public Levels {
        levels = List.copyOf(levels);
    }

    public double[] energies() {
        return levels.stream().mapToDouble(Level::energy).toArray();
    }

    public double[] residuals() {
        return levels.stream().mapToDouble(Level::residual).toArray();
    }

    /** The totals of the error statements. */
    public double[] errorEstimates() {
        return levels.stream().mapToDouble(level -> level.error().total()).toArray();
    }
}
