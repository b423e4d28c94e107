package golden;

/*
 * zeta = x^4 + k*x^2
 */
final class SplitStep {
    private SplitStep() {}

    /** Evaluates the objective at every point. */
    static void objective(double[] out, double[] xs, double p0) {
        for (int i = 0; i < 24; i++) {
            double x = xs[i];
            double t1 = x * x;
            out[i] = Math.fma(t1, t1, p0 * t1);
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
        for (int i = 0; i < n; i++) {
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
        for (int i = 0; i < n; i++) {
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
        for (int j = 0; j < 4; j++) {
            double k = (double) (j);
            double turn = 4.0 < k ? k - 8.0 : k;
            double angle = turn * 6.283185307179586 / 8.0;
            wr[j + 16] = Math.cos(angle);
            wi[j + 16] = -Math.sin(angle);
        }
    }

    /** Wavenumbers in the order that decimation in frequency leaves: the digits of the frequency reversed. */
    static void wavenumbers0(double[] k, double unit) {
        for (int d0 = 0; d0 < 3; d0++) {
            for (int d1 = 0; d1 < 2; d1++) {
                for (int d2 = 0; d2 < 4; d2++) {
                    double f = (double) (6 * d2 + 3 * d1 + d0);
                    double wave = 12.0 < f ? f - 24.0 : f;
                    k[8 * d0 + 4 * d1 + d2] = wave * unit;
                }
            }
        }
    }

    /** Radix 3 forward, span 8. */
    static void forward0stage0(double[] re, double[] im, double[] wr, double[] wi) {
        for (int j = 0; j < 8; j++) {
            double w1r = wr[j];
            double w1i = wi[j];
            double w2r = wr[j + 8];
            double w2i = wi[j + 8];
            double x0r = re[j];
            double x0i = im[j];
            double x1r = re[j + 8];
            double x1i = im[j + 8];
            double x2r = re[j + 16];
            double x2i = im[j + 16];
            double s1r = x1r + x2r;
            double s1i = x1i + x2i;
            double d1r = x1r - x2r;
            double d1i = x1i - x2i;
            double c1r = Math.fma(s1r, -0.49999999999999994, x0r);
            double c1i = Math.fma(s1i, -0.49999999999999994, x0i);
            double u1r = d1r * 0.8660254037844386;
            double u1i = d1i * 0.8660254037844386;
            re[j] = x0r + s1r;
            im[j] = x0i + s1i;
            double y1r = c1r + u1i;
            double y1i = c1i - u1r;
            re[j + 8] = Math.fma(y1i, -w1i, y1r * w1r);
            im[j + 8] = Math.fma(y1i, w1r, y1r * w1i);
            double y2r = c1r - u1i;
            double y2i = c1i + u1r;
            re[j + 16] = Math.fma(y2i, -w2i, y2r * w2r);
            im[j + 16] = Math.fma(y2i, w2r, y2r * w2i);
        }
    }

    /** Radix 3 backward, span 8. */
    static void backward0stage0(double[] re, double[] im, double[] wr, double[] wi) {
        for (int j = 0; j < 8; j++) {
            double w1r = wr[j];
            double w1i = wi[j];
            double w2r = wr[j + 8];
            double w2i = wi[j + 8];
            double y0r = re[j];
            double y0i = im[j];
            double z1r = re[j + 8];
            double z1i = im[j + 8];
            double y1r = Math.fma(z1r, w1r, z1i * w1i);
            double y1i = Math.fma(z1r, -w1i, z1i * w1r);
            double z2r = re[j + 16];
            double z2i = im[j + 16];
            double y2r = Math.fma(z2r, w2r, z2i * w2i);
            double y2i = Math.fma(z2r, -w2i, z2i * w2r);
            double sb1r = y1r + y2r;
            double sb1i = y1i + y2i;
            double db1r = y1r - y2r;
            double db1i = y1i - y2i;
            double cb1r = Math.fma(sb1r, -0.49999999999999994, y0r);
            double cb1i = Math.fma(sb1i, -0.49999999999999994, y0i);
            double ub1r = db1r * 0.8660254037844386;
            double ub1i = db1i * 0.8660254037844386;
            re[j] = y0r + sb1r;
            im[j] = y0i + sb1i;
            re[j + 8] = cb1r - ub1i;
            im[j + 8] = cb1i + ub1r;
            re[j + 16] = cb1r + ub1i;
            im[j + 16] = cb1i - ub1r;
        }
    }

    /** Radix 2 forward, span 4. */
    static void forward0stage1(double[] re, double[] im, double[] wr, double[] wi) {
        for (int b = 0; b < 3; b++) {
            for (int j = 0; j < 4; j++) {
                double w1r = wr[j + 16];
                double w1i = wi[j + 16];
                double x0r = re[8 * b + j];
                double x0i = im[8 * b + j];
                double x1r = re[8 * b + j + 4];
                double x1i = im[8 * b + j + 4];
                re[8 * b + j] = x0r + x1r;
                im[8 * b + j] = x0i + x1i;
                double y1r = x0r - x1r;
                double y1i = x0i - x1i;
                re[8 * b + j + 4] = Math.fma(y1i, -w1i, y1r * w1r);
                im[8 * b + j + 4] = Math.fma(y1i, w1r, y1r * w1i);
            }
        }
    }

    /** Radix 2 backward, span 4. */
    static void backward0stage1(double[] re, double[] im, double[] wr, double[] wi) {
        for (int b = 0; b < 3; b++) {
            for (int j = 0; j < 4; j++) {
                double w1r = wr[j + 16];
                double w1i = wi[j + 16];
                double y0r = re[8 * b + j];
                double y0i = im[8 * b + j];
                double z1r = re[8 * b + j + 4];
                double z1i = im[8 * b + j + 4];
                double y1r = Math.fma(z1r, w1r, z1i * w1i);
                double y1i = Math.fma(z1r, -w1i, z1i * w1r);
                re[8 * b + j] = y0r + y1r;
                im[8 * b + j] = y0i + y1i;
                re[8 * b + j + 4] = y0r - y1r;
                im[8 * b + j + 4] = y0i - y1i;
            }
        }
    }

    /** Last forward stage, product with the multiplier, first backward stage: radix 4. */
    static void turn0real(double[] re, double[] im, double[] kr) {
        for (int b = 0; b < 6; b++) {
            double k0r = kr[4 * b];
            double k1r = kr[4 * b + 1];
            double k2r = kr[4 * b + 2];
            double k3r = kr[4 * b + 3];
            double x0r = re[4 * b];
            double x0i = im[4 * b];
            double x1r = re[4 * b + 1];
            double x1i = im[4 * b + 1];
            double x2r = re[4 * b + 2];
            double x2i = im[4 * b + 2];
            double x3r = re[4 * b + 3];
            double x3i = im[4 * b + 3];
            double s02r = x0r + x2r;
            double s02i = x0i + x2i;
            double d02r = x0r - x2r;
            double d02i = x0i - x2i;
            double s13r = x1r + x3r;
            double s13i = x1i + x3i;
            double d13r = x1r - x3r;
            double d13i = x1i - x3i;
            double z0r = (s02r + s13r) * k0r;
            double z0i = (s02i + s13i) * k0r;
            double z1r = (d02r + d13i) * k1r;
            double z1i = (d02i - d13r) * k1r;
            double z2r = (s02r - s13r) * k2r;
            double z2i = (s02i - s13i) * k2r;
            double z3r = (d02r - d13i) * k3r;
            double z3i = (d02i + d13r) * k3r;
            double sb02r = z0r + z2r;
            double sb02i = z0i + z2i;
            double db02r = z0r - z2r;
            double db02i = z0i - z2i;
            double sb13r = z1r + z3r;
            double sb13i = z1i + z3i;
            double db13r = z1r - z3r;
            double db13i = z1i - z3i;
            re[4 * b] = sb02r + sb13r;
            im[4 * b] = sb02i + sb13i;
            re[4 * b + 1] = db02r - db13i;
            im[4 * b + 1] = db02i + db13r;
            re[4 * b + 2] = sb02r - sb13r;
            im[4 * b + 2] = sb02i - sb13i;
            re[4 * b + 3] = db02r + db13i;
            im[4 * b + 3] = db02i - db13r;
        }
    }

    /** Multiplies the spectrum of a line of 24 points. */
    static void line0real(double[] re, double[] im, double[] wr, double[] wi, double[] kr) {
        forward0stage0(re, im, wr, wi);
        forward0stage1(re, im, wr, wi);
        turn0real(re, im, kr);
        backward0stage1(re, im, wr, wi);
        backward0stage0(re, im, wr, wi);
    }

    /** The line. */
    static void panel0real(double[] sr, double[] re, double[] im, double[] wr, double[] wi, double[] kr, int base) {
        for (int j = 0; j < 24; j++) {
            re[j] = sr[base + j];
        }
        for (int j = 0; j < 24; j++) {
            im[j] = 0.0;
        }
        line0real(re, im, wr, wi, kr);
        for (int j = 0; j < 24; j++) {
            sr[base + j] = re[j];
        }
    }

    /** Sweeps along axis 0. */
    static void sweep0real(double[] sr, double[] re, double[] im, double[] wr, double[] wi, double[] kr, int first,
            int last) {
        for (int b = first; b < last; b++) {
            panel0real(sr, re, im, wr, wi, kr, 24 * b);
        }
    }

    /** The line. */
    static void panel0realphased(double[] sr, double[] re, double[] im, double[] wr, double[] wi, double[] kr, double[] pr,
            int base) {
        for (int j = 0; j < 24; j++) {
            re[j] = sr[base + j];
        }
        for (int j = 0; j < 24; j++) {
            im[j] = 0.0;
        }
        line0real(re, im, wr, wi, kr);
        for (int j = 0; j < 24; j++) {
            sr[base + j] = re[j] * pr[base + j];
        }
    }

    /** Sweeps along axis 0 and applies the potential's phase. */
    static void sweep0realphased(double[] sr, double[] re, double[] im, double[] wr, double[] wi, double[] kr, double[] pr,
            int first, int last) {
        for (int b = first; b < last; b++) {
            panel0realphased(sr, re, im, wr, wi, kr, pr, 24 * b);
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
            case 8 -> forward0stage0(a[0], a[1], a[2], a[3]);
            case 9 -> backward0stage0(a[0], a[1], a[2], a[3]);
            case 10 -> forward0stage1(a[0], a[1], a[2], a[3]);
            case 11 -> backward0stage1(a[0], a[1], a[2], a[3]);
            case 12 -> turn0real(a[0], a[1], a[2]);
            case 13 -> line0real(a[0], a[1], a[2], a[3], a[4]);
            case 14 -> panel0real(a[0], a[1], a[2], a[3], a[4], a[5], n[0]);
            case 15 -> sweep0real(a[0], a[1], a[2], a[3], a[4], a[5], n[0], n[1]);
            case 16 -> panel0realphased(a[0], a[1], a[2], a[3], a[4], a[5], a[6], n[0]);
            case 17 -> sweep0realphased(a[0], a[1], a[2], a[3], a[4], a[5], a[6], n[0], n[1]);
            default -> throw new IllegalArgumentException("no routine " + routine);
        }
    }
}
