package org.wickbench.symbolic.derivation;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * Which steps speak of a state in imaginary time. It keeps the name of the state in real time and is another function: from
 * both equations together it would follow that neither changes. At time zero the two are the same.
 */
final class Rotations {
    private final Map<String, Set<String>> rotated = new HashMap<>();

    /** A step with the states that it rotates; what rests on it speaks of the same ones. */
    void add(String label, Set<String> names, Set<String> parents) {
        Set<String> all = new LinkedHashSet<>(names);
        if (names.isEmpty()) {
            parents.forEach(parent -> all.addAll(rotated.getOrDefault(parent, Set.of())));
        }
        rotated.put(label, all);
    }

    /** The states that a step has in imaginary time. */
    Set<String> of(String label) {
        return Set.copyOf(rotated.getOrDefault(label, Set.of()));
    }

    /** Why some steps must not be used together. */
    Optional<String> conflict(Set<String> parents, Map<String, Relation> known) {
        for (String turned : parents) {
            for (String name : rotated.getOrDefault(turned, Set.of())) {
                for (String other : parents) {
                    Relation relation = known.get(other);
                    if (relation != null
                            && !rotated.getOrDefault(other, Set.of()).contains(name)
                            && moves(relation, name)) {
                        return Optional.of(name + " is the state in imaginary time in " + turned
                                + ", and in real time in " + other);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** True if the relation speaks of the function at another time than zero. */
    private static boolean moves(Expr expr, String name) {
        boolean here = expr instanceof Apply apply
                && apply.head().name().equals(name)
                && !apply.arguments().contains(Expr.ZERO);
        return here || Trees.children(expr).stream().anyMatch(child -> moves(child, name));
    }
}
