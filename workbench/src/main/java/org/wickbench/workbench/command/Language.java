package org.wickbench.workbench.command;

import java.util.Locale;
import org.wickbench.numeric.circuit.Dialect;
import org.wickbench.numeric.emit.Target;

/** What {@code wick generate} writes: a program for a computer, or a circuit for a quantum computer. */
enum Language {
    JAVA(new Writes.Program(Target.JAVA)),
    C(new Writes.Program(Target.C)),
    OPENQASM3(new Writes.Circuit(Dialect.OPENQASM3)),
    OPENQASM2(new Writes.Circuit(Dialect.OPENQASM2));

    private final Writes writes;

    Language(Writes writes) {
        this.writes = writes;
    }

    Writes writes() {
        return writes;
    }

    /** Its name on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Which of the two a language is for. */
    sealed interface Writes {
        /** A program that is compiled and run. */
        record Program(Target target) implements Writes {}

        /** A circuit. */
        record Circuit(Dialect dialect) implements Writes {}
    }
}
