/* Evaluates the objective at every point. */
static void objective(double *restrict out, const double *restrict xs, double p0)
{
    #pragma omp simd
    for (int i = 0; i < 24; i++) {
        const double x = xs[i];
        const double t1 = x * x;
        out[i] = fma(t1, t1, p0 * t1);
    }
}

/* kr = norm exp(-scale k^2). */
static void kineticDecay(const double *restrict k, double *restrict kr, int n, double scale, double norm)
{
    for (int i = 0; i < n; i++) {
        const double t1 = k[i];
        kr[i] = norm * exp(-(scale * (t1 * t1)));
    }
}

/* pr = exp(-scale v). */
static void potentialDecay(const double *restrict v, double *restrict pr, int n, double scale)
{
    for (int i = 0; i < n; i++) {
        pr[i] = exp(-(scale * v[i]));
    }
}

/* kr = d k^2. */
static void kineticEnergy(const double *restrict k, double *restrict kr, int n, double d)
{
    #pragma omp simd
    for (int i = 0; i < n; i++) {
        const double t1 = k[i];
        kr[i] = d * (t1 * t1);
    }
}

/* kr = norm k, zero at the Nyquist wave. */
static void momentum(const double *restrict k, double *restrict kr, int n, double norm, double nyquist)
{
    for (int i = 0; i < n; i++) {
        const double w = k[i];
        kr[i] = w < nyquist ? norm * w : 0.0;
    }
}

/* Multiplies the state by the potential's factor. */
static void applyPhase(double *restrict sr, const double *restrict pr, int n)
{
    #pragma omp simd
    for (int i = 0; i < n; i++) {
        sr[i] = sr[i] * pr[i];
    }
}

/* Twiddle factors exp(-2 pi i j p / m), stage by stage. */
static void twiddles0(double *restrict wr, double *restrict wi)
{
    for (int j = 0; j < 8; j++) {
        const double k = (double) (j);
        const double turn = 12.0 < k ? k - 24.0 : k;
        const double angle = turn * 6.283185307179586 / 24.0;
        wr[j] = cos(angle);
        wi[j] = -sin(angle);
    }
    for (int j = 0; j < 8; j++) {
        const double k = (double) (2 * j);
        const double turn = 12.0 < k ? k - 24.0 : k;
        const double angle = turn * 6.283185307179586 / 24.0;
        wr[j + 8] = cos(angle);
        wi[j + 8] = -sin(angle);
    }
    for (int j = 0; j < 4; j++) {
        const double k = (double) (j);
        const double turn = 4.0 < k ? k - 8.0 : k;
        const double angle = turn * 6.283185307179586 / 8.0;
        wr[j + 16] = cos(angle);
        wi[j + 16] = -sin(angle);
    }
}

/* Wavenumbers in the order that decimation in frequency leaves: the digits of the frequency reversed. */
static void wavenumbers0(double *restrict k, double unit)
{
    for (int d0 = 0; d0 < 3; d0++) {
        for (int d1 = 0; d1 < 2; d1++) {
            for (int d2 = 0; d2 < 4; d2++) {
                const double f = (double) (6 * d2 + 3 * d1 + d0);
                const double wave = 12.0 < f ? f - 24.0 : f;
                k[8 * d0 + 4 * d1 + d2] = wave * unit;
            }
        }
    }
}

/* Radix 3 forward, span 8. */
static void forward0stage0(double *restrict re, double *restrict im, const double *restrict wr,
        const double *restrict wi)
{
    #pragma omp simd
    for (int j = 0; j < 8; j++) {
        const double w1r = wr[j];
        const double w1i = wi[j];
        const double w2r = wr[j + 8];
        const double w2i = wi[j + 8];
        const double x0r = re[j];
        const double x0i = im[j];
        const double x1r = re[j + 8];
        const double x1i = im[j + 8];
        const double x2r = re[j + 16];
        const double x2i = im[j + 16];
        const double s1r = x1r + x2r;
        const double s1i = x1i + x2i;
        const double d1r = x1r - x2r;
        const double d1i = x1i - x2i;
        const double c1r = fma(s1r, -0.49999999999999994, x0r);
        const double c1i = fma(s1i, -0.49999999999999994, x0i);
        const double u1r = d1r * 0.8660254037844386;
        const double u1i = d1i * 0.8660254037844386;
        re[j] = x0r + s1r;
        im[j] = x0i + s1i;
        const double y1r = c1r + u1i;
        const double y1i = c1i - u1r;
        re[j + 8] = fma(y1i, -w1i, y1r * w1r);
        im[j + 8] = fma(y1i, w1r, y1r * w1i);
        const double y2r = c1r - u1i;
        const double y2i = c1i + u1r;
        re[j + 16] = fma(y2i, -w2i, y2r * w2r);
        im[j + 16] = fma(y2i, w2r, y2r * w2i);
    }
}

/* Radix 3 backward, span 8. */
static void backward0stage0(double *restrict re, double *restrict im, const double *restrict wr,
        const double *restrict wi)
{
    #pragma omp simd
    for (int j = 0; j < 8; j++) {
        const double w1r = wr[j];
        const double w1i = wi[j];
        const double w2r = wr[j + 8];
        const double w2i = wi[j + 8];
        const double y0r = re[j];
        const double y0i = im[j];
        const double z1r = re[j + 8];
        const double z1i = im[j + 8];
        const double y1r = fma(z1r, w1r, z1i * w1i);
        const double y1i = fma(z1r, -w1i, z1i * w1r);
        const double z2r = re[j + 16];
        const double z2i = im[j + 16];
        const double y2r = fma(z2r, w2r, z2i * w2i);
        const double y2i = fma(z2r, -w2i, z2i * w2r);
        const double sb1r = y1r + y2r;
        const double sb1i = y1i + y2i;
        const double db1r = y1r - y2r;
        const double db1i = y1i - y2i;
        const double cb1r = fma(sb1r, -0.49999999999999994, y0r);
        const double cb1i = fma(sb1i, -0.49999999999999994, y0i);
        const double ub1r = db1r * 0.8660254037844386;
        const double ub1i = db1i * 0.8660254037844386;
        re[j] = y0r + sb1r;
        im[j] = y0i + sb1i;
        re[j + 8] = cb1r - ub1i;
        im[j + 8] = cb1i + ub1r;
        re[j + 16] = cb1r + ub1i;
        im[j + 16] = cb1i - ub1r;
    }
}

/* Radix 2 forward, span 4. */
static void forward0stage1(double *restrict re, double *restrict im, const double *restrict wr,
        const double *restrict wi)
{
    for (int b = 0; b < 3; b++) {
        #pragma omp simd
        for (int j = 0; j < 4; j++) {
            const double w1r = wr[j + 16];
            const double w1i = wi[j + 16];
            const double x0r = re[8 * b + j];
            const double x0i = im[8 * b + j];
            const double x1r = re[8 * b + j + 4];
            const double x1i = im[8 * b + j + 4];
            re[8 * b + j] = x0r + x1r;
            im[8 * b + j] = x0i + x1i;
            const double y1r = x0r - x1r;
            const double y1i = x0i - x1i;
            re[8 * b + j + 4] = fma(y1i, -w1i, y1r * w1r);
            im[8 * b + j + 4] = fma(y1i, w1r, y1r * w1i);
        }
    }
}

/* Radix 2 backward, span 4. */
static void backward0stage1(double *restrict re, double *restrict im, const double *restrict wr,
        const double *restrict wi)
{
    for (int b = 0; b < 3; b++) {
        #pragma omp simd
        for (int j = 0; j < 4; j++) {
            const double w1r = wr[j + 16];
            const double w1i = wi[j + 16];
            const double y0r = re[8 * b + j];
            const double y0i = im[8 * b + j];
            const double z1r = re[8 * b + j + 4];
            const double z1i = im[8 * b + j + 4];
            const double y1r = fma(z1r, w1r, z1i * w1i);
            const double y1i = fma(z1r, -w1i, z1i * w1r);
            re[8 * b + j] = y0r + y1r;
            im[8 * b + j] = y0i + y1i;
            re[8 * b + j + 4] = y0r - y1r;
            im[8 * b + j + 4] = y0i - y1i;
        }
    }
}

/* Last forward stage, product with the multiplier, first backward stage: radix 4. */
static void turn0real(double *restrict re, double *restrict im, const double *restrict kr)
{
    for (int b = 0; b < 6; b++) {
        const double k0r = kr[4 * b];
        const double k1r = kr[4 * b + 1];
        const double k2r = kr[4 * b + 2];
        const double k3r = kr[4 * b + 3];
        const double x0r = re[4 * b];
        const double x0i = im[4 * b];
        const double x1r = re[4 * b + 1];
        const double x1i = im[4 * b + 1];
        const double x2r = re[4 * b + 2];
        const double x2i = im[4 * b + 2];
        const double x3r = re[4 * b + 3];
        const double x3i = im[4 * b + 3];
        const double s02r = x0r + x2r;
        const double s02i = x0i + x2i;
        const double d02r = x0r - x2r;
        const double d02i = x0i - x2i;
        const double s13r = x1r + x3r;
        const double s13i = x1i + x3i;
        const double d13r = x1r - x3r;
        const double d13i = x1i - x3i;
        const double z0r = (s02r + s13r) * k0r;
        const double z0i = (s02i + s13i) * k0r;
        const double z1r = (d02r + d13i) * k1r;
        const double z1i = (d02i - d13r) * k1r;
        const double z2r = (s02r - s13r) * k2r;
        const double z2i = (s02i - s13i) * k2r;
        const double z3r = (d02r - d13i) * k3r;
        const double z3i = (d02i + d13r) * k3r;
        const double sb02r = z0r + z2r;
        const double sb02i = z0i + z2i;
        const double db02r = z0r - z2r;
        const double db02i = z0i - z2i;
        const double sb13r = z1r + z3r;
        const double sb13i = z1i + z3i;
        const double db13r = z1r - z3r;
        const double db13i = z1i - z3i;
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

/* Multiplies the spectrum of a line of 24 points. */
static void line0real(double *restrict re, double *restrict im, const double *restrict wr, const double *restrict wi,
        const double *restrict kr)
{
    forward0stage0(re, im, wr, wi);
    forward0stage1(re, im, wr, wi);
    turn0real(re, im, kr);
    backward0stage1(re, im, wr, wi);
    backward0stage0(re, im, wr, wi);
}

/* The line. */
static void panel0real(double *restrict sr, double *restrict re, double *restrict im, const double *restrict wr,
        const double *restrict wi, const double *restrict kr, int base)
{
    #pragma omp simd
    for (int j = 0; j < 24; j++) {
        re[j] = sr[base + j];
    }
    #pragma omp simd
    for (int j = 0; j < 24; j++) {
        im[j] = 0.0;
    }
    line0real(re, im, wr, wi, kr);
    #pragma omp simd
    for (int j = 0; j < 24; j++) {
        sr[base + j] = re[j];
    }
}

/* Sweeps along axis 0. */
static void sweep0real(double *restrict sr, double *restrict re, double *restrict im, const double *restrict wr,
        const double *restrict wi, const double *restrict kr, int first, int last)
{
    for (int b = first; b < last; b++) {
        panel0real(sr, re, im, wr, wi, kr, 24 * b);
    }
}

/* The line. */
static void panel0realphased(double *restrict sr, double *restrict re, double *restrict im, const double *restrict wr,
        const double *restrict wi, const double *restrict kr, const double *restrict pr, int base)
{
    #pragma omp simd
    for (int j = 0; j < 24; j++) {
        re[j] = sr[base + j];
    }
    #pragma omp simd
    for (int j = 0; j < 24; j++) {
        im[j] = 0.0;
    }
    line0real(re, im, wr, wi, kr);
    #pragma omp simd
    for (int j = 0; j < 24; j++) {
        sr[base + j] = re[j] * pr[base + j];
    }
}

/* Sweeps along axis 0 and applies the potential's phase. */
static void sweep0realphased(double *restrict sr, double *restrict re, double *restrict im, const double *restrict wr,
        const double *restrict wi, const double *restrict kr, const double *restrict pr, int first, int last)
{
    for (int b = first; b < last; b++) {
        panel0realphased(sr, re, im, wr, wi, kr, pr, 24 * b);
    }
}

