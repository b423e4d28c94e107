package org.wickbench.numeric.evolve;

import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;

/** A run in equal steps, taken again. */
record EqualSteps(Evolver evolver, Problem problem, TimeSpan span, Method method, Observer observer) implements Replay {

    @Override
    public long steps() {
        return span.steps();
    }

    @Override
    public double until() {
        return span.until();
    }

    @Override
    public boolean canBeHalved() {
        return span.steps() % 2 == 0;
    }

    @Override
    public Field refined(String part, Grid on, Field from, int times) {
        return run(part, on, from, span.steps() * times);
    }

    @Override
    public Field halved(String part, Grid on, Field from) {
        return run(part, on, from, span.steps() / 2);
    }

    private Field run(String part, Grid on, Field from, int steps) {
        Observer told = new Observer() {
            @Override
            public void at(long step, long all, Observables observables) {}

            @Override
            public void pause(Snapshot snapshot) {
                observer.measuring(part, snapshot.step(), steps);
            }
        };
        return evolver.withoutError(problem, on, from, new TimeSpan(span.until(), steps, 1), method, told)
                .state();
    }
}
