package org.wickbench.numeric.pass;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;

/** Names that a routine does not use yet, in a fixed order. */
final class FreshNames {
    private final Set<String> used = new HashSet<>();
    private final String prefix;
    private int next = 1;

    FreshNames(Routine routine, String prefix) {
        this.prefix = prefix;
        used.addAll(routine.arrays());
        used.addAll(routine.integers());
        used.addAll(routine.scalars());
        collect(routine.body());
    }

    private void collect(List<Statement> body) {
        for (Statement statement : body) {
            switch (statement) {
                case Statement.Let let -> used.add(let.name());
                case Statement.Table table -> used.add(table.name());
                case Statement.Accumulator accumulator -> used.add(accumulator.name());
                case Statement.Loop loop -> {
                    used.add(loop.variable());
                    collect(loop.body());
                }
                case Statement.Parallel parallel -> {
                    collect(List.copyOf(parallel.own()));
                    collect(List.of(parallel.loop()));
                }
                default -> {}
            }
        }
    }

    /** The wish itself where it is free, otherwise with the least number from 2 that makes it new. */
    String named(String wish) {
        String name = wish;
        for (int number = 2; !used.add(name); number++) {
            name = wish + number;
        }
        return name;
    }

    String next() {
        String name;
        do {
            name = prefix + next++;
        } while (!used.add(name));
        return name;
    }
}
