package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.transform.Arithmetic;
import org.wickbench.numeric.transform.LongLine;
import org.wickbench.numeric.transform.LongLine.Pass;

/**
 * One axis so long that it is laid out as a table.
 *
 * @param line the passes of the evolution
 * @param plain those with real factors, for observables
 */
record LongLinePlan(LongLine line, LongLine plain) implements SweepPlan {
    static Optional<SweepPlan> of(Grid grid, Arithmetic arithmetic) {
        if (grid.dimension() > 1) {
            return Optional.empty();
        }
        return LongLine.of(grid.axis(0), arithmetic)
                .map(line -> new LongLinePlan(line, line.with(Arithmetic.COMPLEX_STATE)));
    }

    @Override
    public List<Routine> routines() {
        List<Routine> routines = new ArrayList<>(line.shared());
        for (Pass pass : Pass.values()) {
            routines.addAll(line.routines(pass));
        }
        if (!plain.equals(line)) {
            routines.addAll(plain.routines(Pass.ROWS));
        }
        return routines;
    }
}
