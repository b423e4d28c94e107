package golden;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/*
 * zeta = x^4 + k*x^2
 */
final class SplitStep {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private SplitStep() {}

    /** Evaluates the objective at every point. */
    static void objective(double[] out, double[] xs, double p0) {
        for (int i = 0; i < 24; i += S.length()) {
            DoubleVector x = DoubleVector.fromArray(S, xs, i);
            DoubleVector t1 = x.mul(x);
            t1.fma(t1, t1.mul(p0)).intoArray(out, i);
        }
    }

    /** kr = norm exp(-scale k^2). */
    static void kineticDecay(double[] k, double[] kr, int n, double scale, double norm) {
        for (int i = 0; i < n; i++) {
            double t1 = k[i];
            kr[i] = norm * Math.exp(-(scale * (t1 * t1)));
        }
    }

    /** pr = exp(-scale v). */
    static void potentialDecay(double[] v, double[] pr, int n, double scale) {
        for (int i = 0; i < n; i++) {
            pr[i] = Math.exp(-(scale * v[i]));
        }
    }

    /** kr = d k^2. */
    static void kineticEnergy(double[] k, double[] kr, int n, double d) {
        for (int i = 0; i < S.loopBound(n); i += S.length()) {
            DoubleVector t1 = DoubleVector.fromArray(S, k, i);
            t1.mul(t1).mul(d).intoArray(kr, i);
        }
        for (int i = S.loopBound(n); i < n; i++) {
            double t1 = k[i];
            kr[i] = d * (t1 * t1);
        }
    }

    /** kr = norm k, zero at the Nyquist wave. */
    static void momentum(double[] k, double[] kr, int n, double norm, double nyquist) {
        for (int i = 0; i < n; i++) {
            double w = k[i];
            kr[i] = w < nyquist ? norm * w : 0.0;
        }
    }

    /** Multiplies the state by the potential's factor. */
    static void applyPhase(double[] sr, double[] pr, int n) {
        for (int i = 0; i < S.loopBound(n); i += S.length()) {
            DoubleVector.fromArray(S, sr, i).mul(DoubleVector.fromArray(S, pr, i)).intoArray(sr, i);
        }
        for (int i = S.loopBound(n); i < n; i++) {
            sr[i] = sr[i] * pr[i];
        }
    }

    /** Twiddle factors exp(-2 pi i j p / m), stage by stage. */
    static void twiddles0(double[] wr, double[] wi) {
        for (int j = 0; j < 8; j++) {
            double k = (double) (j);
            double turn = 12.0 < k ? k - 24.0 : k;
            double angle = turn * 6.283185307179586 / 24.0;
            wr[j] = Math.cos(angle);
            wi[j] = -Math.sin(angle);
        }
        for (int j = 0; j < 8; j++) {
            double k = (double) (2 * j);
            double turn = 12.0 < k ? k - 24.0 : k;
            double angle = turn * 6.283185307179586 / 24.0;
            wr[j + 8] = Math.cos(angle);
            wi[j + 8] = -Math.sin(angle);
        }
    }

    /** Wavenumbers in the order that decimation in frequency leaves: the digits of the frequency reversed. */
    static void wavenumbers0(double[] k, double unit) {
        for (int d0 = 0; d0 < 3; d0++) {
            for (int d1 = 0; d1 < 8; d1++) {
                double f = (double) (3 * d1 + d0);
                double wave = 12.0 < f ? f - 24.0 : f;
                k[8 * d0 + d1] = wave * unit;
            }
        }
    }

    /** Radix 3 forward, span 8. */
    static void forward0stage0(double[] re, double[] im, double[] wr, double[] wi, int rb, int ib, int first, int last) {
        for (int b = first; b < last; b++) {
            for (int j = 0; j < 8; j += S.length()) {
                DoubleVector w1r = DoubleVector.fromArray(S, wr, j);
                DoubleVector w1i = DoubleVector.fromArray(S, wi, j);
                DoubleVector w2r = DoubleVector.fromArray(S, wr, j + 8);
                DoubleVector w2i = DoubleVector.fromArray(S, wi, j + 8);
                DoubleVector x0r = DoubleVector.fromArray(S, re, 24 * b + j + rb);
                DoubleVector x0i = DoubleVector.fromArray(S, im, 24 * b + ib + j);
                DoubleVector x1r = DoubleVector.fromArray(S, re, 24 * b + j + rb + 8);
                DoubleVector x1i = DoubleVector.fromArray(S, im, 24 * b + ib + j + 8);
                DoubleVector x2r = DoubleVector.fromArray(S, re, 24 * b + j + rb + 16);
                DoubleVector x2i = DoubleVector.fromArray(S, im, 24 * b + ib + j + 16);
                DoubleVector s1r = x1r.add(x2r);
                DoubleVector s1i = x1i.add(x2i);
                DoubleVector d1r = x1r.sub(x2r);
                DoubleVector d1i = x1i.sub(x2i);
                DoubleVector c1r = s1r.fma(DoubleVector.broadcast(S, -0.49999999999999994), x0r);
                DoubleVector c1i = s1i.fma(DoubleVector.broadcast(S, -0.49999999999999994), x0i);
                DoubleVector u1r = d1r.mul(0.8660254037844386);
                DoubleVector u1i = d1i.mul(0.8660254037844386);
                x0r.add(s1r).intoArray(re, 24 * b + j + rb);
                x0i.add(s1i).intoArray(im, 24 * b + ib + j);
                DoubleVector y1r = c1r.add(u1i);
                DoubleVector y1i = c1i.sub(u1r);
                y1i.fma(w1i.neg(), y1r.mul(w1r)).intoArray(re, 24 * b + j + rb + 8);
                y1i.fma(w1r, y1r.mul(w1i)).intoArray(im, 24 * b + ib + j + 8);
                DoubleVector y2r = c1r.sub(u1i);
                DoubleVector y2i = c1i.add(u1r);
                y2i.fma(w2i.neg(), y2r.mul(w2r)).intoArray(re, 24 * b + j + rb + 16);
                y2i.fma(w2r, y2r.mul(w2i)).intoArray(im, 24 * b + ib + j + 16);
            }
        }
    }

    /** Radix 3 backward, span 8. */
    static void backward0stage0(double[] re, double[] im, double[] wr, double[] wi, int rb, int ib, int first, int last) {
        for (int b = first; b < last; b++) {
            for (int j = 0; j < 8; j += S.length()) {
                DoubleVector w1r = DoubleVector.fromArray(S, wr, j);
                DoubleVector w1i = DoubleVector.fromArray(S, wi, j);
                DoubleVector w2r = DoubleVector.fromArray(S, wr, j + 8);
                DoubleVector w2i = DoubleVector.fromArray(S, wi, j + 8);
                DoubleVector y0r = DoubleVector.fromArray(S, re, 24 * b + j + rb);
                DoubleVector y0i = DoubleVector.fromArray(S, im, 24 * b + ib + j);
                DoubleVector z1r = DoubleVector.fromArray(S, re, 24 * b + j + rb + 8);
                DoubleVector z1i = DoubleVector.fromArray(S, im, 24 * b + ib + j + 8);
                DoubleVector y1r = z1r.fma(w1r, z1i.mul(w1i));
                DoubleVector y1i = z1r.fma(w1i.neg(), z1i.mul(w1r));
                DoubleVector z2r = DoubleVector.fromArray(S, re, 24 * b + j + rb + 16);
                DoubleVector z2i = DoubleVector.fromArray(S, im, 24 * b + ib + j + 16);
                DoubleVector y2r = z2r.fma(w2r, z2i.mul(w2i));
                DoubleVector y2i = z2r.fma(w2i.neg(), z2i.mul(w2r));
                DoubleVector sb1r = y1r.add(y2r);
                DoubleVector sb1i = y1i.add(y2i);
                DoubleVector db1r = y1r.sub(y2r);
                DoubleVector db1i = y1i.sub(y2i);
                DoubleVector cb1r = sb1r.fma(DoubleVector.broadcast(S, -0.49999999999999994), y0r);
                DoubleVector cb1i = sb1i.fma(DoubleVector.broadcast(S, -0.49999999999999994), y0i);
                DoubleVector ub1r = db1r.mul(0.8660254037844386);
                DoubleVector ub1i = db1i.mul(0.8660254037844386);
                y0r.add(sb1r).intoArray(re, 24 * b + j + rb);
                y0i.add(sb1i).intoArray(im, 24 * b + ib + j);
                cb1r.sub(ub1i).intoArray(re, 24 * b + j + rb + 8);
                cb1i.add(ub1r).intoArray(im, 24 * b + ib + j + 8);
                cb1r.add(ub1i).intoArray(re, 24 * b + j + rb + 16);
                cb1i.sub(ub1r).intoArray(im, 24 * b + ib + j + 16);
            }
        }
    }

    /** Last forward stage, product with the multiplier, first backward stage: radix 8. */
    static void turn0real(double[] re, double[] im, double[] kr, int rb, int ib, int first, int last) {
        for (int b = first; b < last; b++) {
            double k0r = kr[8 * b];
            double k1r = kr[8 * b + 1];
            double k2r = kr[8 * b + 2];
            double k3r = kr[8 * b + 3];
            double k4r = kr[8 * b + 4];
            double k5r = kr[8 * b + 5];
            double k6r = kr[8 * b + 6];
            double k7r = kr[8 * b + 7];
            double x0r = re[8 * b + rb];
            double x0i = im[8 * b + ib];
            double x1r = re[8 * b + rb + 1];
            double x1i = im[8 * b + ib + 1];
            double x2r = re[8 * b + rb + 2];
            double x2i = im[8 * b + ib + 2];
            double x3r = re[8 * b + rb + 3];
            double x3i = im[8 * b + ib + 3];
            double x4r = re[8 * b + rb + 4];
            double x4i = im[8 * b + ib + 4];
            double x5r = re[8 * b + rb + 5];
            double x5i = im[8 * b + ib + 5];
            double x6r = re[8 * b + rb + 6];
            double x6i = im[8 * b + ib + 6];
            double x7r = re[8 * b + rb + 7];
            double x7i = im[8 * b + ib + 7];
            double se02r = x0r + x4r;
            double se02i = x0i + x4i;
            double de02r = x0r - x4r;
            double de02i = x0i - x4i;
            double se13r = x2r + x6r;
            double se13i = x2i + x6i;
            double de13r = x2r - x6r;
            double de13i = x2i - x6i;
            double so02r = x1r + x5r;
            double so02i = x1i + x5i;
            double do02r = x1r - x5r;
            double do02i = x1i - x5i;
            double so13r = x3r + x7r;
            double so13i = x3i + x7i;
            double do13r = x3r - x7r;
            double do13i = x3i - x7i;
            double e0r = se02r + se13r;
            double e0i = se02i + se13i;
            double o0r = so02r + so13r;
            double o0i = so02i + so13i;
            double e1r = de02r + de13i;
            double e1i = de02i - de13r;
            double o1r = do02r + do13i;
            double o1i = do02i - do13r;
            double q1r = (o1r + o1i) * 0.7071067811865476;
            double q1i = (o1i - o1r) * 0.7071067811865476;
            double e2r = se02r - se13r;
            double e2i = se02i - se13i;
            double o2r = so02r - so13r;
            double o2i = so02i - so13i;
            double e3r = de02r - de13i;
            double e3i = de02i + de13r;
            double o3r = do02r - do13i;
            double o3i = do02i + do13r;
            double q3r = (o3i - o3r) * 0.7071067811865476;
            double q3i = (-o3r - o3i) * 0.7071067811865476;
            double z0r = (e0r + o0r) * k0r;
            double z0i = (e0i + o0i) * k0r;
            double z1r = (e1r + q1r) * k1r;
            double z1i = (e1i + q1i) * k1r;
            double z2r = (e2r + o2i) * k2r;
            double z2i = (e2i - o2r) * k2r;
            double z3r = (e3r + q3r) * k3r;
            double z3i = (e3i + q3i) * k3r;
            double z4r = (e0r - o0r) * k4r;
            double z4i = (e0i - o0i) * k4r;
            double z5r = (e1r - q1r) * k5r;
            double z5i = (e1i - q1i) * k5r;
            double z6r = (e2r - o2i) * k6r;
            double z6i = (e2i + o2r) * k6r;
            double z7r = (e3r - q3r) * k7r;
            double z7i = (e3i - q3i) * k7r;
            double sbe02r = z0r + z4r;
            double sbe02i = z0i + z4i;
            double dbe02r = z0r - z4r;
            double dbe02i = z0i - z4i;
            double sbe13r = z2r + z6r;
            double sbe13i = z2i + z6i;
            double dbe13r = z2r - z6r;
            double dbe13i = z2i - z6i;
            double sbo02r = z1r + z5r;
            double sbo02i = z1i + z5i;
            double dbo02r = z1r - z5r;
            double dbo02i = z1i - z5i;
            double sbo13r = z3r + z7r;
            double sbo13i = z3i + z7i;
            double dbo13r = z3r - z7r;
            double dbo13i = z3i - z7i;
            double eb0r = sbe02r + sbe13r;
            double eb0i = sbe02i + sbe13i;
            double ob0r = sbo02r + sbo13r;
            double ob0i = sbo02i + sbo13i;
            double eb1r = dbe02r - dbe13i;
            double eb1i = dbe02i + dbe13r;
            double ob1r = dbo02r - dbo13i;
            double ob1i = dbo02i + dbo13r;
            double qb1r = (ob1r - ob1i) * 0.7071067811865476;
            double qb1i = (ob1i + ob1r) * 0.7071067811865476;
            double eb2r = sbe02r - sbe13r;
            double eb2i = sbe02i - sbe13i;
            double ob2r = sbo02r - sbo13r;
            double ob2i = sbo02i - sbo13i;
            double eb3r = dbe02r + dbe13i;
            double eb3i = dbe02i - dbe13r;
            double ob3r = dbo02r + dbo13i;
            double ob3i = dbo02i - dbo13r;
            double qb3r = (-ob3i - ob3r) * 0.7071067811865476;
            double qb3i = (ob3r - ob3i) * 0.7071067811865476;
            re[8 * b + rb] = eb0r + ob0r;
            im[8 * b + ib] = eb0i + ob0i;
            re[8 * b + rb + 1] = eb1r + qb1r;
            im[8 * b + ib + 1] = eb1i + qb1i;
            re[8 * b + rb + 2] = eb2r - ob2i;
            im[8 * b + ib + 2] = eb2i + ob2r;
            re[8 * b + rb + 3] = eb3r + qb3r;
            im[8 * b + ib + 3] = eb3i + qb3i;
            re[8 * b + rb + 4] = eb0r - ob0r;
            im[8 * b + ib + 4] = eb0i - ob0i;
            re[8 * b + rb + 5] = eb1r - qb1r;
            im[8 * b + ib + 5] = eb1i - qb1i;
            re[8 * b + rb + 6] = eb2r + ob2i;
            im[8 * b + ib + 6] = eb2i - ob2r;
            re[8 * b + rb + 7] = eb3r - qb3r;
            im[8 * b + ib + 7] = eb3i - qb3i;
        }
    }

    /** Multiplies the spectrum of a row of 24 points. */
    static void line0real(double[] re, double[] im, double[] tr, double[] ti, double[] wr, double[] wi, double[] kr,
            int rb, int ib) {
        forward0stage0(re, im, wr, wi, rb, ib, 0, 1);
        turn0real(re, im, kr, rb, ib, 0, 3);
        backward0stage0(re, im, wr, wi, rb, ib, 0, 1);
    }

    /** The row from base on. */
    static void panel0real(double[] sr, double[] re, double[] im, double[] tr, double[] ti, double[] wr, double[] wi,
            double[] kr, int base) {
        for (int j = 0; j < 24; j += S.length()) {
            DoubleVector.broadcast(S, 0.0).intoArray(im, j);
        }
        line0real(sr, im, tr, ti, wr, wi, kr, base, 0);
    }

    /** Sweeps along axis 0. */
    static void sweep0real(double[] sr, double[] re, double[] im, double[] tr, double[] ti, double[] wr, double[] wi,
            double[] kr, int first, int last) {
        for (int b = first; b < last; b++) {
            panel0real(sr, re, im, tr, ti, wr, wi, kr, 24 * b);
        }
    }

    /** The row from base on. */
    static void panel0realphased(double[] sr, double[] re, double[] im, double[] tr, double[] ti, double[] wr, double[] wi,
            double[] kr, double[] pr, int base) {
        for (int j = 0; j < 24; j += S.length()) {
            DoubleVector.broadcast(S, 0.0).intoArray(im, j);
        }
        line0real(sr, im, tr, ti, wr, wi, kr, base, 0);
        for (int j = 0; j < 24; j += S.length()) {
            DoubleVector phaser = DoubleVector.fromArray(S, pr, base + j);
            DoubleVector.fromArray(S, sr, base + j).mul(phaser).intoArray(sr, base + j);
        }
    }

    /** Sweeps along axis 0 and applies the potential's phase. */
    static void sweep0realphased(double[] sr, double[] re, double[] im, double[] tr, double[] ti, double[] wr, double[] wi,
            double[] kr, double[] pr, int first, int last) {
        for (int b = first; b < last; b++) {
            panel0realphased(sr, re, im, tr, ti, wr, wi, kr, pr, 24 * b);
        }
    }


    /** Calls the routine with this number: arrays, then integers, then scalars. */
    static void run(int routine, double[][] a, int[] n, double[] s) {
        switch (routine) {
            case 0 -> objective(a[0], a[1], s[0]);
            case 1 -> kineticDecay(a[0], a[1], n[0], s[0], s[1]);
            case 2 -> potentialDecay(a[0], a[1], n[0], s[0]);
            case 3 -> kineticEnergy(a[0], a[1], n[0], s[0]);
            case 4 -> momentum(a[0], a[1], n[0], s[0], s[1]);
            case 5 -> applyPhase(a[0], a[1], n[0]);
            case 6 -> twiddles0(a[0], a[1]);
            case 7 -> wavenumbers0(a[0], s[0]);
            case 8 -> forward0stage0(a[0], a[1], a[2], a[3], n[0], n[1], n[2], n[3]);
            case 9 -> backward0stage0(a[0], a[1], a[2], a[3], n[0], n[1], n[2], n[3]);
            case 10 -> turn0real(a[0], a[1], a[2], n[0], n[1], n[2], n[3]);
            case 11 -> line0real(a[0], a[1], a[2], a[3], a[4], a[5], a[6], n[0], n[1]);
            case 12 -> panel0real(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], n[0]);
            case 13 -> sweep0real(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], n[0], n[1]);
            case 14 -> panel0realphased(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], n[0]);
            case 15 -> sweep0realphased(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], n[0], n[1]);
            default -> throw new IllegalArgumentException("no routine " + routine);
        }
    }
}
