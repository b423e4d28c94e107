package org.wickbench.numeric.kernel;

import java.util.ArrayList;
import java.util.List;

/** Collects the statements of a body; {@link #let} names a value and hands the name back as a value. */
public final class BodyBuilder {
    private final List<Statement> statements = new ArrayList<>();

    /** Binds a value; literals and names stay as they are. */
    public Value let(String name, Value value) {
        if (value instanceof Value.Const || value instanceof Value.Local) {
            return value;
        }
        statements.add(new Statement.Let(name, value));
        return Value.local(name);
    }

    public BodyBuilder store(String array, Index index, Value value) {
        statements.add(new Statement.Store(array, index, value));
        return this;
    }

    public BodyBuilder add(Statement statement) {
        statements.add(statement);
        return this;
    }

    public BodyBuilder note(String text) {
        return add(new Statement.Note(text));
    }

    public BodyBuilder call(String routine, List<String> arrays, List<Index> integers, List<Value> scalars) {
        return add(new Statement.Call(routine, arrays, integers, scalars));
    }

    public List<Statement> build() {
        return List.copyOf(statements);
    }
}
