package org.wickbench.numeric.transform;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Value;

/**
 * The discrete Fourier transform of a few points, {@code y_p = sum_q x_q exp(sign 2 pi i p q / r)}, as straight-line code:
 * radix 2, 4 and 8 in the usual form, odd primes by the symmetry of {@code q} and
 * {@code r - q}.
 */
final class Butterfly {
    private Butterfly() {}

    /**
     * @param x the inputs, bound to names
     * @param sign -1 forward, +1 backward
     */
    static List<Complex> transform(BodyBuilder body, List<Complex> x, int sign) {
        return switch (x.size()) {
            case 2 -> List.of(x.get(0).plus(x.get(1)), x.get(0).minus(x.get(1)));
            case 4 -> four(body, x, sign, sign < 0 ? "" : "b");
            case 8 -> eight(body, x, sign);
            default -> odd(body, x, sign);
        };
    }

    private static List<Complex> eight(BodyBuilder body, List<Complex> x, int sign) {
        String tag = sign < 0 ? "" : "b";
        List<Complex> even = four(body, List.of(x.get(0), x.get(2), x.get(4), x.get(6)), sign, tag + "e");
        List<Complex> odd = four(body, List.of(x.get(1), x.get(3), x.get(5), x.get(7)), sign, tag + "o");
        List<Complex> low = new ArrayList<>();
        List<Complex> high = new ArrayList<>();
        for (int p = 0; p < 4; p++) {
            Complex e = even.get(p).named(body, "e" + tag + p);
            Complex o = odd.get(p).named(body, "o" + tag + p);
            // times exp(sign 2 pi i p / 8): 1, (1 + sign i)/sqrt 2, sign i, (-1 + sign i)/sqrt 2
            Value root = Value.constant(Math.sqrt(0.5));
            Complex turned = o.timesI(sign);
            o = switch (p) {
                case 0 -> o;
                case 1 -> o.plus(turned).scaled(root).named(body, "q" + tag + p);
                case 2 -> turned;
                default -> turned.minus(o).scaled(root).named(body, "q" + tag + p);
            };
            low.add(e.plus(o));
            high.add(e.minus(o));
        }
        low.addAll(high);
        return low;
    }

    private static List<Complex> four(BodyBuilder body, List<Complex> x, int sign, String tag) {
        Complex s02 = x.get(0).plus(x.get(2)).named(body, "s" + tag + "02");
        Complex d02 = x.get(0).minus(x.get(2)).named(body, "d" + tag + "02");
        Complex s13 = x.get(1).plus(x.get(3)).named(body, "s" + tag + "13");
        Complex d13 = x.get(1).minus(x.get(3)).named(body, "d" + tag + "13");
        Complex turned = d13.timesI(sign);
        return List.of(s02.plus(s13), d02.plus(turned), s02.minus(s13), d02.minus(turned));
    }

    private static List<Complex> odd(BodyBuilder body, List<Complex> x, int sign) {
        int r = x.size();
        String tag = sign < 0 ? "" : "b";
        List<Complex> sums = new ArrayList<>();
        List<Complex> differences = new ArrayList<>();
        Complex total = x.get(0);
        for (int q = 1; q <= r / 2; q++) {
            sums.add(x.get(q).plus(x.get(r - q)).named(body, "s" + tag + q));
            differences.add(x.get(q).minus(x.get(r - q)).named(body, "d" + tag + q));
            total = total.plus(sums.getLast());
        }
        Complex[] y = new Complex[r];
        y[0] = total;
        for (int p = 1; p <= r / 2; p++) {
            Complex even = x.get(0);
            List<Complex> unevenParts = new ArrayList<>();
            for (int q = 1; q <= r / 2; q++) {
                int m = (p * q) % r;
                even = even.plus(sums.get(q - 1).scaled(Value.constant(sine(r - 4 * m, 2 * r))));
                Complex part = differences.get(q - 1).scaled(Value.constant(sine(2 * m, r)));
                unevenParts.add(part);
            }
            Complex uneven = unevenParts.stream().reduce(Complex::plus).orElseThrow();
            Complex c = even.named(body, "c" + tag + p);
            Complex s = uneven.named(body, "u" + tag + p);
            y[p] = c.plus(s.timesI(sign));
            y[r - p] = c.minus(s.timesI(sign));
        }
        return List.of(y);
    }

    /** {@code sin(pi a / b)} with the argument folded into (-pi/2, pi/2], where it is rounded least. */
    private static double sine(int a, int b) {
        int folded = Math.floorMod(a, 2 * b);
        if (2 * folded > 3 * b) {
            return Math.sin(Math.PI * (folded - 2 * b) / b);
        }
        return 2 * folded > b ? Math.sin(Math.PI * (b - folded) / b) : Math.sin(Math.PI * folded / b);
    }
}
