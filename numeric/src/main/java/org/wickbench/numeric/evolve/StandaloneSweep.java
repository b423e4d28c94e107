package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.transform.Sweep;

/**
 * A {@link Sweep} in a standalone program: all panels in one call, several at once where there are threads. In memory a
 * worker brings its panel with it; here the panel and the scratch belong to the sweep, which gives every thread its own.
 */
record StandaloneSweep(Sweep sweep) {
    /** The sweep's routines, those that are called without panel, scratch and integers. */
    List<Routine> routines() {
        return sweep.routines().stream()
                .map(routine -> routine.name().equals(sweep.sweepName())
                        ? withOwn(routine, all(routine.body()))
                        : routine.name().equals(sweep.restName()) ? withOwn(routine, rest(routine.body())) : routine)
                .toList();
    }

    /** The arrays of the sweep that are not its own: the state, and the tables. */
    private List<String> arrays() {
        List<String> arrays = new ArrayList<>(sweep.arrays());
        own().forEach(table -> arrays.remove(table.name()));
        return arrays;
    }

    private List<Statement.Table> own() {
        List<Statement.Table> own = new ArrayList<>();
        int panel = Math.max(1, sweep.panel());
        own.add(new Statement.Table("re", panel));
        own.add(new Statement.Table("im", panel));
        if (sweep.scratch() > 0) {
            own.add(new Statement.Table("tr", sweep.scratch()));
            own.add(new Statement.Table("ti", sweep.scratch()));
        }
        return own;
    }

    /** The loop over panels, which lie in different lines and so touch different elements of the state. */
    private List<Statement> all(List<Statement> body) {
        return body.stream()
                .<Statement>map(statement -> {
                    Statement.Loop panels = (Statement.Loop) statement;
                    return new Statement.Parallel(
                            own(), Statement.loop(panels.variable(), 0, sweep.panels(), panels.body()));
                })
                .toList();
    }

    private List<Statement> rest(List<Statement> body) {
        List<Statement> whole = new ArrayList<>(own());
        whole.addAll(body);
        return whole;
    }

    private Routine withOwn(Routine routine, List<Statement> body) {
        return new Routine(routine.name(), routine.doc(), arrays(), List.of(), List.of(), body, routine.facts());
    }
}
