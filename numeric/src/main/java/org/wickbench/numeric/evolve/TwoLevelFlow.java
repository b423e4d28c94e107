package org.wickbench.numeric.evolve;

import java.util.List;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.kernel.Value.UnaryOp;
import org.wickbench.numeric.transform.Arithmetic;

/**
 * The flow of a Hermitian matrix of two rows at every point, in closed form. With the mean {@code m} of its diagonal, half the
 * difference {@code d}, the entry {@code g} beside it and {@code w = sqrt(d^2 + |g|^2)}
 *
 * <pre>
 *   exp(-i h C) = exp(-i h m) (cos(w h) - i sin(w h)/w (C - m))
 *   exp(-h C)   = exp(-h m) (cosh(w h) - sinh(w h)/w (C - m))
 * </pre>
 *
 * since the square of {@code C - m} is {@code w^2}; where w is 0 the quotient is h.
 */
final class TwoLevelFlow {
    static final String ROUTINE = "twoLevelFlow";

    private TwoLevelFlow() {}

    /** {@code (ar, ai, br, bi, v, w, gr, gi; n; scale)}: moves both states by the flow for the time {@code scale}. */
    static Routine routine(Arithmetic arithmetic) {
        Index i = Index.of("i");
        Value h = Value.local(KernelMutation.SCALE);
        BodyBuilder body = new BodyBuilder();
        Value ar = body.let("a", Value.load("ar", i));
        Value ai = body.let("b", Value.load("ai", i));
        Value br = body.let("c", Value.load("br", i));
        Value bi = body.let("e", Value.load("bi", i));
        Value gr = body.let("g", Value.load("gr", i));
        Value gi = body.let("f", Value.load("gi", i));
        Value half = Value.constant(0.5);
        Value mean = body.let("m", Value.mul(half, Value.add(Value.load("v", i), Value.load("w", i))));
        Value d = body.let("d", Value.mul(half, Value.sub(Value.load("v", i), Value.load("w", i))));
        Value omega = body.let(
                "omega",
                Value.unary(UnaryOp.SQRT, Value.add(Value.mul(d, d), Value.add(Value.mul(gr, gr), Value.mul(gi, gi)))));
        Value angle = body.let("angle", Value.mul(h, omega));
        boolean turns = arithmetic.hasComplexFactors();
        Value even = body.let("even", Value.unary(turns ? UnaryOp.COS : UnaryOp.COSH, angle));
        Value odd = body.let(
                "odd",
                new Value.Select(
                        Value.Comparison.EQUAL,
                        omega,
                        Value.ZERO,
                        h,
                        Value.div(Value.unary(turns ? UnaryOp.SIN : UnaryOp.SINH, angle), omega)));
        // (C - m) psi
        Value cr = body.let("cr", Value.add(Value.mul(d, ar), Value.sub(Value.mul(gr, br), Value.mul(gi, bi))));
        Value ci = body.let("ci", Value.add(Value.mul(d, ai), Value.add(Value.mul(gr, bi), Value.mul(gi, br))));
        Value er = body.let("er", Value.sub(Value.add(Value.mul(gr, ar), Value.mul(gi, ai)), Value.mul(d, br)));
        Value ei = body.let("ei", Value.sub(Value.sub(Value.mul(gr, ai), Value.mul(gi, ar)), Value.mul(d, bi)));
        if (turns) {
            Value phase = body.let("phase", Value.mul(h, mean));
            Value c = body.let("cosine", Value.unary(UnaryOp.COS, phase));
            Value s = body.let("sine", Value.unary(UnaryOp.SIN, phase));
            turned(body, i, "a", even, odd, new Value[] {ar, ai, cr, ci}, c, s);
            turned(body, i, "b", even, odd, new Value[] {br, bi, er, ei}, c, s);
        } else {
            Value decay = body.let("decay", Value.unary(UnaryOp.EXP, Value.neg(Value.mul(h, mean))));
            body.store("ar", i, Value.mul(decay, Value.sub(Value.mul(even, ar), Value.mul(odd, cr))));
            body.store("ai", i, Value.mul(decay, Value.sub(Value.mul(even, ai), Value.mul(odd, ci))));
            body.store("br", i, Value.mul(decay, Value.sub(Value.mul(even, br), Value.mul(odd, er))));
            body.store("bi", i, Value.mul(decay, Value.sub(Value.mul(even, bi), Value.mul(odd, ei))));
        }
        return SplitStepProgram.pointwise(
                ROUTINE,
                "Moves both states by the flow of the matrix that couples them.",
                List.of("ar", "ai", "br", "bi", "v", "w", "gr", "gi"),
                List.of(KernelMutation.SCALE),
                body.build());
    }

    /** {@code (c - i s) (even psi - i odd (C - m) psi)}. */
    private static void turned(
            BodyBuilder body, Index i, String name, Value even, Value odd, Value[] parts, Value c, Value s) {
        Value re = body.let(name + "x", Value.add(Value.mul(even, parts[0]), Value.mul(odd, parts[3])));
        Value im = body.let(name + "y", Value.sub(Value.mul(even, parts[1]), Value.mul(odd, parts[2])));
        body.store(name + "r", i, Value.add(Value.mul(re, c), Value.mul(im, s)));
        body.store(name + "i", i, Value.sub(Value.mul(im, c), Value.mul(re, s)));
    }
}
