package org.wickbench.numeric.transform;

import java.util.List;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/** Frequencies of a periodic sequence and their roots of unity, as statements of a kernel. */
final class Frequencies {
    private Frequencies() {}

    /** The frequency in (-n/2, n/2] that {@code k} in [0, n) stands for. */
    static Value signed(Value k, double n) {
        return new Value.Select(Value.Comparison.LESS, Value.constant(n / 2), k, Value.sub(k, Value.constant(n)), k);
    }

    /** Stores {@code exp(-2 pi i k / n)}; the angle is reduced to (-pi, pi], which halves its rounding error. */
    static void storeRoot(BodyBuilder body, Value k, double n, String re, String im, Index at) {
        Value named = body.let("k", k);
        body.let("turn", signed(named, n));
        body.let("angle", Value.div(Value.mul(Value.local("turn"), Value.constant(2 * Math.PI)), Value.constant(n)));
        body.store(re, at, Value.unary(Value.UnaryOp.COS, Value.local("angle")));
        body.store(im, at, Value.neg(Value.unary(Value.UnaryOp.SIN, Value.local("angle"))));
    }

    /** Stores the wavenumber {@code unit * signed(frequency)}. */
    static void storeWavenumber(BodyBuilder body, Index frequency, double n, Index at) {
        Value f = body.let("f", new Value.FromInt(frequency));
        body.let("wave", signed(f, n));
        body.store("k", at, Value.mul(Value.local("wave"), Value.local("unit")));
    }

    /** Loops over the digits of a place in a spectrum, one variable for each stage of the plan, the first outermost. */
    static List<Statement> overDigits(LinePlan plan, String digit, List<Statement> body) {
        List<Statement> loops = body;
        for (int stage = plan.stages() - 1; stage >= 0; stage--) {
            loops = List.of(Statement.loop(digit + stage, 0, plan.radices().get(stage), loops));
        }
        return loops;
    }
}
