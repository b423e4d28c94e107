package org.wickbench.numeric.evolve;

import java.util.List;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.kernel.Value.UnaryOp;
import org.wickbench.numeric.transform.Arithmetic;

/**
 * The flow of potential and cubic term together, which is exact at every point. In real time {@code i u_t = (v + g |u|^2) u} leaves
 * {@code |u|} as it is, so that
 *
 * <pre>
 *   u(h) = exp(-i h (v + g |u|^2)) u
 * </pre>
 *
 * In imaginary time {@code u_t = -(v + g |u|^2) u} is Bernoulli's equation for {@code |u|^2}:
 *
 * <pre>
 *   u(h) = exp(-h v) u / sqrt(1 + 2 g |u|^2 h phi(2 h v)),   phi(z) = (1 - exp(-z))/z
 * </pre>
 *
 * A shift {@code mu} of the potential, {@code v - mu} for {@code v}, keeps the norm where imaginary time is to run at constant norm.
 *
 * <p>For negative {@code g} the root's argument may reach 0: then {@code u} becomes infinite within the step.
 */
final class CubicFlow {
    static final String ROUTINE = "cubicFlow";

    /** The coefficient of the cubic term among the routine's scalars, after the step. */
    private static final String COUPLING = "g";

    private static final String SHIFT = "mu";

    private CubicFlow() {}

    /** {@code (sr[, si], v; n; scale, g, mu)}: moves the state by the flow for the time {@code scale}. */
    static Routine routine(Arithmetic arithmetic) {
        return SplitStepProgram.pointwise(
                ROUTINE,
                "Moves the state by the flow of potential and cubic term together.",
                arithmetic.hasComplexState() ? List.of("sr", "si", "v") : List.of("sr", "v"),
                List.of(KernelMutation.SCALE, COUPLING, SHIFT),
                arithmetic.hasComplexFactors() ? rotation() : decay(arithmetic.hasComplexState()));
    }

    private static Value potential(Index i) {
        return Value.sub(Value.load("v", i), Value.local(SHIFT));
    }

    private static List<Statement> rotation() {
        Index i = Index.of("i");
        BodyBuilder body = new BodyBuilder();
        Value a = body.let("a", Value.load("sr", i));
        Value b = body.let("b", Value.load("si", i));
        Value density = body.let("density", Value.add(Value.mul(a, a), Value.mul(b, b)));
        Value energy = Value.add(potential(i), Value.mul(Value.local(COUPLING), density));
        Value angle = body.let("angle", Value.mul(Value.local(KernelMutation.SCALE), energy));
        Value c = body.let("c", Value.unary(UnaryOp.COS, angle));
        Value s = body.let("s", Value.unary(UnaryOp.SIN, angle));
        body.store("sr", i, Value.add(Value.mul(a, c), Value.mul(b, s)));
        body.store("si", i, Value.sub(Value.mul(b, c), Value.mul(a, s)));
        return body.build();
    }

    private static List<Statement> decay(boolean complex) {
        Index i = Index.of("i");
        BodyBuilder body = new BodyBuilder();
        Value a = body.let("a", Value.load("sr", i));
        Value square = Value.mul(a, a);
        if (complex) {
            Value b = body.let("b", Value.load("si", i));
            square = Value.add(square, Value.mul(b, b));
        }
        Value density = body.let("density", square);
        // half of phi's argument; phi(2 z) = exp(-z) sinh(z)/z keeps the digits of a small z
        Value z = body.let("z", Value.mul(Value.local(KernelMutation.SCALE), potential(i)));
        Value decay = body.let("decay", Value.unary(UnaryOp.EXP, Value.neg(z)));
        Value phi = body.let(
                "phi",
                new Value.Select(
                        Value.Comparison.EQUAL,
                        z,
                        Value.ZERO,
                        Value.ONE,
                        Value.div(Value.mul(decay, Value.unary(UnaryOp.SINH, z)), z)));
        Value twice = Value.mul(Value.constant(2), Value.mul(Value.local(COUPLING), density));
        Value root = Value.unary(
                UnaryOp.SQRT,
                Value.add(Value.ONE, Value.mul(twice, Value.mul(Value.local(KernelMutation.SCALE), phi))));
        Value factor = body.let("factor", Value.div(decay, root));
        body.store("sr", i, Value.mul(a, factor));
        if (complex) {
            body.store("si", i, Value.mul(Value.local("b"), factor));
        }
        return body.build();
    }
}
