package org.wickbench.numeric.kernel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.wickbench.numeric.equation.InternalException;

/**
 * A set of routines; a routine is defined before it is called, so there is no recursion.
 *
 * <p>Invariants, checked on construction: names are lower-case identifiers of letters and digits, none a keyword of Java
 * or C; every name is bound before use and bound once in its scope; calls match their routine's parameters; what runs on
 * several threads is calls without scalars, to routines that declare no tables.
 *
 * @param name the class or file name, an upper-case identifier
 */
public record Program(String name, List<Routine> routines) {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][A-Za-z0-9]{0,60}");
    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "assert",
            "auto",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "extern",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "inline",
            "instanceof",
            "int",
            "interface",
            "long",
            "main",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "register",
            "restrict",
            "return",
            "run",
            "short",
            "signed",
            "sizeof",
            "static",
            "strictfp",
            "struct",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "false",
            "try",
            "typedef",
            "union",
            "unsigned",
            "void",
            "volatile",
            "while",
            "exp",
            "log",
            "sin",
            "cos",
            "tan",
            "sqrt",
            "pow",
            "erf",
            "fma",
            "abs",
            "fabs");

    public Program {
        routines = List.copyOf(routines);
        Set<String> defined = new HashSet<>();
        for (Routine routine : routines) {
            identifier(routine.name());
            Scope scope = new Scope(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
            routine.arrays().forEach(array -> bind(array, scope.arrays, scope));
            routine.integers().forEach(integer -> bind(integer, scope.integers, scope));
            routine.scalars().forEach(scalar -> bind(scalar, scope.scalars, scope));
            check(routine.body(), scope, defined, routines);
            if (!defined.add(routine.name())) {
                throw new InternalException("two routines are named " + routine.name());
            }
        }
    }

    public Routine routine(String routineName) {
        return routines.stream()
                .filter(routine -> routine.name().equals(routineName))
                .findFirst()
                .orElseThrow(() -> new InternalException("no routine " + routineName));
    }

    public int indexOf(String routineName) {
        return routines.indexOf(routine(routineName));
    }

    public Program mapRoutines(UnaryOperator<Routine> change) {
        return new Program(name, routines.stream().map(change).toList());
    }

    private record Scope(Set<String> arrays, Set<String> integers, Set<String> scalars, Set<String> accumulators) {
        Scope inner() {
            return new Scope(arrays, new HashSet<>(integers), new HashSet<>(scalars), new HashSet<>(accumulators));
        }
    }

    private static void identifier(String name) {
        if (!IDENTIFIER.matcher(name).matches() || KEYWORDS.contains(name)) {
            throw new InternalException("'" + name + "' is no name for generated code");
        }
    }

    private static void bind(String name, Set<String> kind, Scope scope) {
        identifier(name);
        if (scope.arrays.contains(name) || scope.integers.contains(name) || scope.scalars.contains(name)) {
            throw new InternalException(name + " is bound twice");
        }
        kind.add(name);
    }

    private static void check(List<Statement> body, Scope scope, Set<String> defined, List<Routine> routines) {
        for (Statement statement : body) {
            statement.values().forEach(value -> check(value, scope));
            switch (statement) {
                case Statement.Let let -> bind(let.name(), scope.scalars, scope);
                case Statement.Accumulator accumulator -> {
                    bind(accumulator.name(), scope.scalars, scope);
                    scope.accumulators.add(accumulator.name());
                }
                case Statement.Update update ->
                    require(scope.accumulators.contains(update.accumulator()), update.accumulator());
                case Statement.Table table -> {
                    require(table.size() > 0, "the size of " + table.name());
                    bind(table.name(), scope.arrays, scope);
                }
                case Statement.Store store -> {
                    require(scope.arrays.contains(store.array()), store.array());
                    check(store.index(), scope);
                }
                case Statement.Loop loop -> {
                    check(loop.from(), scope);
                    check(loop.to(), scope);
                    Scope inner = scope.inner();
                    bind(loop.variable(), inner.integers, inner);
                    check(loop.body(), inner, defined, routines);
                }
                case Statement.Parallel parallel -> {
                    parallel.own().forEach(table -> {
                        require(table.size() > 0, "the size of " + table.name());
                        bind(table.name(), scope.arrays, scope);
                    });
                    check(List.of(parallel.loop()), scope, defined, routines);
                    require(hasOnlyCalls(parallel.loop()), "a loop over calls");
                    require(!keepsArrays(List.of(parallel.loop()), routines), "an array of one thread");
                    // in scope in the loop alone
                    parallel.own().forEach(table -> scope.arrays.remove(table.name()));
                }
                case Statement.Call call -> {
                    require(defined.contains(call.routine()), call.routine());
                    Routine callee = routines.stream()
                            .filter(routine -> routine.name().equals(call.routine()))
                            .findFirst()
                            .orElseThrow();
                    require(
                            callee.arrays().size() == call.arrays().size()
                                    && callee.integers().size()
                                            == call.integers().size()
                                    && callee.scalars().size() == call.scalars().size(),
                            "call of " + call.routine());
                    call.arrays().forEach(array -> require(scope.arrays.contains(array), array));
                    call.integers().forEach(index -> check(index, scope));
                }
                case Statement.Note note -> require(note.text().matches("[ -~&&[^\\\\]]*"), "note " + note.text());
            }
        }
    }

    private static boolean hasOnlyCalls(Statement statement) {
        return switch (statement) {
            case Statement.Loop loop -> loop.body().stream().allMatch(Program::hasOnlyCalls);
            case Statement.Call call -> call.scalars().isEmpty();
            default -> false;
        };
    }

    /** Whether statements, or routines that they call, have arrays that only one thread at a time may use. */
    private static boolean keepsArrays(List<Statement> body, List<Routine> routines) {
        return body.stream().anyMatch(statement -> switch (statement) {
            case Statement.Table _, Statement.Parallel _ -> true;
            case Statement.Loop loop -> keepsArrays(loop.body(), routines);
            case Statement.Call call ->
                routines.stream()
                        .anyMatch(routine ->
                                routine.name().equals(call.routine()) && keepsArrays(routine.body(), routines));
            default -> false;
        });
    }

    private static void check(Value value, Scope scope) {
        switch (value) {
            case Value.Local local -> require(scope.scalars.contains(local.name()), local.name());
            case Value.Load load -> {
                require(scope.arrays.contains(load.array()), load.array());
                check(load.index(), scope);
            }
            case Value.FromInt integer -> check(integer.index(), scope);
            case Value.Reduction reduction -> require(false, reduction.variable());
            default -> value.children().forEach(child -> check(child, scope));
        }
    }

    private static void check(Index index, Scope scope) {
        index.coefficients().keySet().forEach(variable -> require(scope.integers.contains(variable), variable));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new InternalException(what + " is not bound here or does not match");
        }
    }
}
