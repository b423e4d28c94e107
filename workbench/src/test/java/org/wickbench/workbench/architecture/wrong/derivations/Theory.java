package org.wickbench.workbench.architecture.wrong.derivations;

import org.wickbench.workbench.architecture.wrong.numeric.evolve.Step;

/** Wrong: derivations that know numeric, print and end the process. */
public record Theory(Step step) {
    void shout() {
        System.out.println("never run");
        System.exit(1);
    }
}
