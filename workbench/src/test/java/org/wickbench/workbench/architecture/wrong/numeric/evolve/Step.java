package org.wickbench.workbench.architecture.wrong.numeric.evolve;

/** Wrong: a static field that can change. */
public final class Step {
    static int count;

    private Step() {}

    static void count() {
        count++;
    }
}
