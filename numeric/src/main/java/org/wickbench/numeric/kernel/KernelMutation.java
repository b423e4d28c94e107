package org.wickbench.numeric.kernel;

import java.util.Map;
import java.util.Set;

/**
 * A deliberate fault: one coefficient of the generated kernels is multiplied by a factor before compilation. It exists to
 * prove that the checks of results can fail.
 *
 * @param coefficient which one
 * @param factor the wrong factor; 1 leaves the kernel right
 */
public record KernelMutation(Coefficient coefficient, double factor) {
    /** No fault. */
    public static final KernelMutation NONE = new KernelMutation(Coefficient.KINETIC, 1.0);

    /** The name of the scalar that a routine's rate enters by, in every routine that has one. */
    public static final String SCALE = "scale";

    /** The coefficients that can be made wrong. */
    public enum Coefficient {
        /** The rate of the kinetic propagator, or the stencil's weight; energies are measured with the right one. */
        KINETIC,
        /** The rate of the potential propagator; energies are measured with the right one. */
        POTENTIAL,
        /** The correction {@code [V,[T,V]]} of the fourth-order forward splitting. */
        COMMUTATOR
    }

    private static final Map<Coefficient, Set<String>> ROUTINES = Map.of(
            Coefficient.KINETIC, Set.of("kineticDecay", "kineticRotation", "eulerRow", "stageRow", "factorise"),
            Coefficient.POTENTIAL, Set.of("potentialDecay", "potentialRotation"),
            Coefficient.COMMUTATOR, Set.of("corrected"));

    /** The program with the fault in it. */
    public Program applyTo(Program program) {
        if (factor == 1.0) {
            return program;
        }
        Value wrong = Value.mul(Value.local(SCALE), Value.constant(factor));
        return program.mapRoutines(
                routine -> ROUTINES.getOrDefault(coefficient, Set.of()).contains(routine.name())
                        ? routine.withBody(routine.body().stream()
                                .map(statement -> statement.mapValues(
                                        value -> value.rewrite(part -> part.equals(Value.local(SCALE)) ? wrong : part)))
                                .toList())
                        : routine);
    }
}
