package org.wickbench.workbench.command;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Method.FiniteDifference;
import org.wickbench.numeric.evolve.Method.Scheme;
import org.wickbench.workbench.console.InputException;

/** The names of the time-stepping methods on the command line. */
final class Methods {
    private static final Pattern DIFFERENCES = Pattern.compile("fd(\\d{1,2})(?::([a-z0-9-]+))?");

    private Methods() {}

    /** The method of a name; finite differences without a scheme take one that suits the dimension. */
    static Method named(String name, int dimension) {
        String lower = name.toLowerCase(Locale.ROOT);
        Matcher differences = DIFFERENCES.matcher(lower);
        if (differences.matches()) {
            Scheme scheme = differences.group(2) == null
                    ? dimension == 1 ? Scheme.CRANK_NICOLSON : Scheme.RUNGE_KUTTA_4
                    : scheme(differences.group(2));
            return new FiniteDifference(Integer.parseInt(differences.group(1)), scheme);
        }
        return switch (lower) {
            case "lie" -> Method.LIE;
            case "strang" -> Method.STRANG;
            case "suzuki-chin-4" -> Method.SUZUKI_CHIN_4;
            case "yoshida-4" -> Method.YOSHIDA_4;
            case "blanes-moan-4" -> Method.BLANES_MOAN_4;
            case "chang-cooper" -> Method.CHANG_COOPER;
            default ->
                throw new InputException(
                        "unknown method '" + name + "': there are lie, strang, suzuki-chin-4, yoshida-4,"
                                + " blanes-moan-4, finite differences such as fd4:crank-nicolson, and chang-cooper");
        };
    }

    private static Scheme scheme(String name) {
        return switch (name) {
            case "euler" -> Scheme.EULER;
            case "runge-kutta-4" -> Scheme.RUNGE_KUTTA_4;
            case "crank-nicolson" -> Scheme.CRANK_NICOLSON;
            default ->
                throw new InputException(
                        "unknown scheme '" + name + "': there are euler, runge-kutta-4 and crank-nicolson");
        };
    }
}
