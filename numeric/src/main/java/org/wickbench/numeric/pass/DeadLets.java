package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/** Leaves out the lets of a nest that nothing in it mentions any more. */
final class DeadLets {
    private DeadLets() {}

    static List<Statement> removed(List<Statement> nest) {
        List<Statement> current = nest;
        while (true) {
            Set<String> mentioned = new HashSet<>();
            collect(current, mentioned);
            List<Statement> fewer = without(current, mentioned);
            if (fewer.equals(current)) {
                return fewer;
            }
            current = fewer;
        }
    }

    private static void collect(List<Statement> body, Set<String> mentioned) {
        for (Statement statement : body) {
            statement
                    .values()
                    .forEach(value -> value.any(part -> {
                        if (part instanceof Value.Local(String name)) {
                            mentioned.add(name);
                        }
                        return false;
                    }));
            if (statement instanceof Statement.Loop loop) {
                collect(loop.body(), mentioned);
            }
        }
    }

    private static List<Statement> without(List<Statement> body, Set<String> mentioned) {
        List<Statement> result = new ArrayList<>();
        for (Statement statement : body) {
            switch (statement) {
                case Statement.Let let when !mentioned.contains(let.name()) -> {}
                case Statement.Loop loop -> result.add(loop.withBody(without(loop.body(), mentioned)));
                default -> result.add(statement);
            }
        }
        return result;
    }
}
