package org.wickbench.numeric.transform;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * The routines that transform a panel of lines, multiply its spectrum and transform back.
 *
 * <p>A panel holds {@code width} lines side by side: point {@code j} of line {@code l} lies at {@code j*width + l}, so that
 * vector lanes run across lines. Forward stages are decimation in frequency, backward stages their mirror image
 * (decimation in time); the last forward stage, the multiplication and the first backward stage touch the same points and
 * are one routine, {@code turn}. The factor {@code 1/M} of the inverse is part of the multiplier table.
 *
 * @param tag the suffix of the routines' names: the axis' number
 * @param width 1, or the number of lines in a panel
 */
public record LineTransform(LinePlan plan, String tag, int width) {

    /** {@code wr, wi}: twiddle factors {@code exp(-2 pi i j p / m)} of every stage. */
    public Routine twiddles() {
        BodyBuilder body = new BodyBuilder();
        for (int stage = 0; stage < plan.stages() - 1; stage++) {
            int r = plan.radices().get(stage);
            int s = plan.span(stage);
            int m = r * s;
            for (int p = 1; p < r; p++) {
                Index at = Index.of("j").plus(plan.twiddleOffset(stage) + (p - 1) * s);
                // the angle is reduced to (-pi, pi], which halves its rounding error
                Value k = Value.local("k");
                BodyBuilder inner = new BodyBuilder();
                inner.let("k", new Value.FromInt(Index.of("j").times(p)));
                inner.let(
                        "turn",
                        new Value.Select(
                                Value.Comparison.LESS,
                                Value.constant(m / 2.0),
                                k,
                                Value.sub(k, Value.constant(m)),
                                k));
                inner.let(
                        "angle",
                        Value.div(Value.mul(Value.local("turn"), Value.constant(2 * Math.PI)), Value.constant(m)));
                inner.store("wr", at, Value.unary(Value.UnaryOp.COS, Value.local("angle")));
                inner.store("wi", at, Value.neg(Value.unary(Value.UnaryOp.SIN, Value.local("angle"))));
                body.add(Statement.loop("j", 0, s, inner.build()));
            }
        }
        return new Routine(
                "twiddles" + tag,
                "Twiddle factors exp(-2 pi i j p / m), stage by stage.",
                List.of("wr", "wi"),
                List.of(),
                List.of(),
                body.build());
    }

    /** {@code k[position] = unit * signed frequency}, the Nyquist frequency positive, in the spectrum's own order. */
    public Routine wavenumbers() {
        Index position = Index.of(0);
        Index frequency = Index.of(0);
        int weight = 1;
        for (int stage = 0; stage < plan.stages(); stage++) {
            String digit = "d" + stage;
            position = position.plus(Index.of(digit).times(plan.span(stage)));
            frequency = frequency.plus(Index.of(digit).times(weight));
            weight *= plan.radices().get(stage);
        }
        BodyBuilder inner = new BodyBuilder();
        Value f = inner.let("f", new Value.FromInt(frequency));
        Value signed = new Value.Select(
                Value.Comparison.LESS,
                Value.constant(plan.length() / 2.0),
                f,
                Value.sub(f, Value.constant(plan.length())),
                f);
        inner.let("wave", signed);
        inner.store("k", position, Value.mul(Value.local("wave"), Value.local("unit")));
        List<Statement> body = inner.build();
        for (int stage = plan.stages() - 1; stage >= 0; stage--) {
            body = List.of(Statement.loop("d" + stage, 0, plan.radices().get(stage), body));
        }
        return new Routine(
                "wavenumbers" + tag,
                "Wavenumbers in the order that decimation in frequency leaves: the digits of the frequency reversed.",
                List.of("k"),
                List.of(),
                List.of("unit"),
                body);
    }

    /** All routines of the line: stages, turns with a real and, if asked for, a complex multiplier, and their sequence. */
    public List<Routine> routines(boolean complexMultiplier) {
        List<Routine> routines = new ArrayList<>();
        for (int stage = 0; stage < plan.stages() - 1; stage++) {
            routines.add(forward(stage));
            routines.add(backward(stage));
        }
        routines.add(turn(false));
        routines.add(line(false));
        if (complexMultiplier) {
            routines.add(turn(true));
            routines.add(line(true));
        }
        return routines;
    }

    /** The name of the routine {@code (re, im, wr, wi, kr[, ki])} that multiplies a panel's spectrum. */
    public String lineName(boolean complexMultiplier) {
        return "line" + tag + (complexMultiplier ? "complex" : "real");
    }

    private Routine forward(int stage) {
        int r = plan.radices().get(stage);
        int s = plan.span(stage);
        List<Complex> w = new ArrayList<>();
        BodyBuilder outer = twiddle(stage, w);
        BodyBuilder body = new BodyBuilder();
        List<Complex> x = new ArrayList<>();
        for (int q = 0; q < r; q++) {
            x.add(point(at(r, s, q)).named(body, "x" + q));
        }
        List<Complex> y = Butterfly.transform(body, x, -1);
        for (int p = 0; p < r; p++) {
            Complex out = p == 0 ? y.get(0) : y.get(p).named(body, "y" + p).times(w.get(p - 1));
            store(body, at(r, s, p), out);
        }
        return stage("forward" + tag + "stage" + stage, "Radix " + r + " forward, span " + s + ".", r, s, outer, body);
    }

    private Routine backward(int stage) {
        int r = plan.radices().get(stage);
        int s = plan.span(stage);
        List<Complex> w = new ArrayList<>();
        BodyBuilder outer = twiddle(stage, w);
        BodyBuilder body = new BodyBuilder();
        List<Complex> y = new ArrayList<>();
        for (int p = 0; p < r; p++) {
            Complex in = point(at(r, s, p));
            if (p > 0) {
                in = in.named(body, "z" + p).timesConjugate(w.get(p - 1));
            }
            y.add(in.named(body, "y" + p));
        }
        List<Complex> x = Butterfly.transform(body, y, 1);
        for (int q = 0; q < r; q++) {
            store(body, at(r, s, q), x.get(q));
        }
        return stage(
                "backward" + tag + "stage" + stage, "Radix " + r + " backward, span " + s + ".", r, s, outer, body);
    }

    private Routine stage(String name, String doc, int r, int s, BodyBuilder outer, BodyBuilder lanes) {
        BodyBuilder perJ = outer;
        if (width > 1) {
            perJ.add(Statement.loop("l", 0, width, lanes.build()));
        } else {
            lanes.build().forEach(perJ::add);
        }
        int blocks = plan.length() / (r * s);
        List<Statement> body = List.of(Statement.loop("j", 0, s, perJ.build()));
        if (blocks > 1) {
            body = List.of(Statement.loop("b", 0, blocks, body));
        }
        return new Routine(name, doc, List.of("re", "im", "wr", "wi"), List.of(), List.of(), body);
    }

    private Routine turn(boolean complexMultiplier) {
        int r = plan.radices().getLast();
        BodyBuilder outer = new BodyBuilder();
        List<Complex> factors = new ArrayList<>();
        for (int p = 0; p < r; p++) {
            Index at = Index.of("b").times(r).plus(p);
            Value re = outer.let("k" + p + "r", Value.load("kr", at));
            Value im = complexMultiplier ? outer.let("k" + p + "i", Value.load("ki", at)) : Value.ZERO;
            factors.add(new Complex(re, im));
        }
        BodyBuilder body = new BodyBuilder();
        List<Complex> x = new ArrayList<>();
        for (int q = 0; q < r; q++) {
            x.add(point(at(r, 1, q)).named(body, "x" + q));
        }
        List<Complex> y = Butterfly.transform(body, x, -1);
        List<Complex> z = new ArrayList<>();
        for (int p = 0; p < r; p++) {
            Complex k = factors.get(p);
            Complex product = complexMultiplier
                    ? y.get(p).named(body, "y" + p).times(k)
                    : y.get(p).scaled(k.re());
            z.add(product.named(body, "z" + p));
        }
        List<Complex> back = Butterfly.transform(body, z, 1);
        for (int q = 0; q < r; q++) {
            store(body, at(r, 1, q), back.get(q));
        }
        if (width > 1) {
            outer.add(Statement.loop("l", 0, width, body.build()));
        } else {
            body.build().forEach(outer::add);
        }
        return new Routine(
                "turn" + tag + (complexMultiplier ? "complex" : "real"),
                "Last forward stage, product with the multiplier, first backward stage: radix " + r + ".",
                complexMultiplier ? List.of("re", "im", "kr", "ki") : List.of("re", "im", "kr"),
                List.of(),
                List.of(),
                List.of(Statement.loop("b", 0, plan.length() / r, outer.build())));
    }

    private Routine line(boolean complexMultiplier) {
        BodyBuilder body = new BodyBuilder();
        for (int stage = 0; stage < plan.stages() - 1; stage++) {
            body.call("forward" + tag + "stage" + stage, List.of("re", "im", "wr", "wi"), List.of(), List.of());
        }
        body.call(
                "turn" + tag + (complexMultiplier ? "complex" : "real"),
                complexMultiplier ? List.of("re", "im", "kr", "ki") : List.of("re", "im", "kr"),
                List.of(),
                List.of());
        for (int stage = plan.stages() - 2; stage >= 0; stage--) {
            body.call("backward" + tag + "stage" + stage, List.of("re", "im", "wr", "wi"), List.of(), List.of());
        }
        return new Routine(
                lineName(complexMultiplier),
                "Multiplies the spectrum of " + (width == 1 ? "a line" : width + " lines side by side") + " of "
                        + plan.length() + " points.",
                complexMultiplier
                        ? List.of("re", "im", "wr", "wi", "kr", "ki")
                        : List.of("re", "im", "wr", "wi", "kr"),
                List.of(),
                List.of(),
                body.build());
    }

    private BodyBuilder twiddle(int stage, List<Complex> into) {
        BodyBuilder body = new BodyBuilder();
        int s = plan.span(stage);
        for (int p = 1; p < plan.radices().get(stage); p++) {
            Index at = Index.of("j").plus(plan.twiddleOffset(stage) + (p - 1) * s);
            into.add(new Complex(Value.load("wr", at), Value.load("wi", at)).named(body, "w" + p));
        }
        return body;
    }

    /** Point {@code q} of the butterfly at {@code j} in block {@code b}; with span 1 there is no {@code j}. */
    private Index at(int r, int s, int q) {
        Index point = Index.of("b").times(r * s).plus(q * s);
        if (r * s == plan.length() && s > 1) {
            point = Index.of(q * s);
        }
        if (s > 1) {
            point = point.plus(Index.of("j"));
        }
        return width > 1 ? point.times(width).plus(Index.of("l")) : point;
    }

    private static Complex point(Index at) {
        return new Complex(Value.load("re", at), Value.load("im", at));
    }

    private static void store(BodyBuilder body, Index at, Complex value) {
        body.store("re", at, value.re()).store("im", at, value.im());
    }
}
