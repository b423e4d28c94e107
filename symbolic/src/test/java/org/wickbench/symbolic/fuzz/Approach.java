package org.wickbench.symbolic.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.apfloat.Apcomplex;
import org.apfloat.ApcomplexMath;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.wickbench.symbolic.expr.Expr.Limit.Side;

/** Limits as sequences that settle: four points, each a thousand times as close as the one before. */
final class Approach {
    /** A function of a number. */
    @FunctionalInterface
    interface Curve {
        Apcomplex at(Apcomplex x);
    }

    private static final int[] CLOSE = {4, 7, 10, 13};

    /** Points at infinity; exponentials of larger ones are beyond what is worth computing. */
    private static final int[] FAR = {2, 3, 4, 5};

    /** A sequence has settled when each step is at most this part of the one before. */
    private static final double SETTLING = 0.2;

    private final Functions functions;

    Approach(Functions functions) {
        this.functions = functions;
    }

    Apcomplex limit(boolean infinite, boolean plus, Apcomplex point, Side side, Curve curve, Oracle oracle) {
        if (infinite) {
            return settled(curve, Apfloat.ZERO, plus ? 1 : -1, true, oracle);
        }
        if (!Functions.isReal(point)) {
            throw new UnsureException("a limit at a complex point");
        }
        return switch (side) {
            case ABOVE -> settled(curve, point, 1, false, oracle);
            case BELOW -> settled(curve, point, -1, false, oracle);
            case BOTH -> {
                Apcomplex above = settled(curve, point, 1, false, oracle);
                Apcomplex below = settled(curve, point, -1, false, oracle);
                double gap = abs(above.subtract(below));
                double scale = 1 + abs(above);
                if (gap > 1e-3 * scale) {
                    throw new NoValueException("a limit whose sides differ");
                }
                if (gap > 1e-8 * scale) {
                    throw new UnsureException("a limit whose sides differ, or nearly so");
                }
                yield above;
            }
        };
    }

    private Apcomplex settled(Curve curve, Apcomplex point, int direction, boolean infinite, Oracle oracle) {
        List<Apcomplex> values = new ArrayList<>();
        int[] scales = infinite ? FAR : CLOSE;
        int without = 0;
        for (int scale : scales) {
            // factors that are no round numbers, so that nothing oscillates in step
            for (String factor : List.of("1.0731", "1.4173")) {
                Apfloat offset = ApfloatMath.scale(
                        new Apfloat(factor, oracle.precision()).multiply(functions.number(direction)),
                        infinite ? scale : -scale);
                try {
                    values.add(curve.at(point.add(offset)));
                } catch (NoValueException e) {
                    without++;
                }
            }
        }
        if (without == 2 * scales.length) {
            throw new NoValueException("a limit of what has no value");
        }
        if (without > 0) {
            throw new UnsureException("a limit of what has no value here and there");
        }
        Apcomplex last = values.getLast();
        double[] gaps = new double[values.size() - 2];
        for (int k = 0; k < gaps.length; k++) {
            gaps[k] = abs(values.get(k + 2).subtract(values.get(k)));
        }
        double scale = 1 + abs(last);
        double turn = abs(last.subtract(values.get(values.size() - 2)));
        double gap = Math.max(turn, Math.max(gaps[gaps.length - 1], gaps[gaps.length - 2]));
        if (gap > 1e-25 * scale) {
            grows(values);
            for (int k = 2; k < gaps.length; k++) {
                if (gaps[k] > SETTLING * gaps[k - 2] && gaps[k] > 1e-25 * scale) {
                    throw new UnsureException("a sequence that does not settle");
                }
            }
            if (gap > 1e-3 * scale) {
                throw new UnsureException("a sequence that has not settled");
            }
        }
        oracle.atMost(gap == 0 ? 30 : Math.min(30, -Math.log10(gap / scale)));
        return last;
    }

    /** What grows without bound and does not turn has no limit that is a number. */
    private static void grows(List<Apcomplex> values) {
        for (int k = 2; k < values.size(); k++) {
            if (abs(values.get(k)) < 1.5 * abs(values.get(k - 2)) + 1e-3) {
                return;
            }
        }
        if (abs(values.getLast()) > 1e3) {
            throw new NoValueException("a limit that is infinite");
        }
    }

    static double abs(Apcomplex z) {
        return ApcomplexMath.abs(z).doubleValue();
    }
}
