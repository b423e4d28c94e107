package org.wickbench.workbench.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;

/**
 * What a computation leaves behind: states on one grid, and what it takes to know what they are.
 *
 * @param names one for each state
 * @param states at least one, all on the same grid
 * @param facts the problem, the method, the version: by name, in order
 * @param tableName what the columns are about: {@code levels} or {@code observables}
 * @param columns numbers by name, all equally long: one for each level or for each observed time
 */
public record Result(
        List<String> names,
        List<Field> states,
        Map<String, String> facts,
        String tableName,
        Map<String, double[]> columns) {
    public Result {
        names = List.copyOf(names);
        states = List.copyOf(states);
        facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        if (states.isEmpty() || names.size() != states.size()) {
            throw new IllegalArgumentException(names.size() + " names of " + states.size() + " states");
        }
    }

    Grid grid() {
        return states.getFirst().grid();
    }
}
