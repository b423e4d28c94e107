package org.wickbench.workbench.command;

import org.wickbench.numeric.evolve.Observer;
import org.wickbench.workbench.console.Progress;

/** An observer that shows how far the measurement of the error is. */
interface ErrorProgress extends Observer {
    Progress progress();

    @Override
    default void measuring(String part, long step, long steps) {
        progress().of(steps);
        progress().at(step);
        progress().doing("its error in " + part);
    }
}
