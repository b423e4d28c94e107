package org.wickbench.numeric.evolve;

import java.util.List;
import org.wickbench.numeric.kernel.Routine;

/** Which routines carry out a kinetic flow. */
sealed interface SweepPlan permits AxesPlan, LongLinePlan {
    List<Routine> routines();
}
