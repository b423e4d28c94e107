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
    #pragma omp parallel for if(parallel: n >= 10000)
    for (int i = 0; i < n; i++) {
        const double t1 = k[i];
        kr[i] = norm * exp(-(scale * (t1 * t1)));
    }
}

/* pr = exp(-scale v). */
static void potentialDecay(const double *restrict v, double *restrict pr, int n, double scale)
{
    #pragma omp parallel for if(parallel: n >= 10000)
    for (int i = 0; i < n; i++) {
        pr[i] = exp(-(scale * v[i]));
    }
}

/* kr = d k^2. */
static void kineticEnergy(const double *restrict k, double *restrict kr, int n, double d)
{
    #pragma omp parallel for simd if(parallel: n >= 10000)
    for (int i = 0; i < n; i++) {
        const double t1 = k[i];
        kr[i] = d * (t1 * t1);
    }
}

/* kr = norm k, zero at the Nyquist wave. */
static void momentum(const double *restrict k, double *restrict kr, int n, double norm, double nyquist)
{
    #pragma omp parallel for if(parallel: n >= 10000)
    for (int i = 0; i < n; i++) {
        const double w = k[i];
        kr[i] = w < nyquist ? norm * w : 0.0;
    }
}

/* Multiplies the state by the potential's factor. */
static void applyPhase(double *restrict sr, const double *restrict pr, int n)
{
    #pragma omp parallel for simd if(parallel: n >= 10000)
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
}

/* Wavenumbers in the order that decimation in frequency leaves: the digits of the frequency reversed. */
static void wavenumbers0(double *restrict k, double unit)
{
    for (int d0 = 0; d0 < 3; d0++) {
        for (int d1 = 0; d1 < 8; d1++) {
            const double f = (double) (3 * d1 + d0);
            const double wave = 12.0 < f ? f - 24.0 : f;
            k[8 * d0 + d1] = wave * unit;
        }
    }
}

/* Radix 3 forward, span 8. */
static void forward0stage0(double *restrict re, double *restrict im, const double *restrict wr,
        const double *restrict wi, int rb, int ib, int first, int last)
{
    for (int b = first; b < last; b++) {
        #pragma omp simd
        for (int j = 0; j < 8; j++) {
            const double w1r = wr[j];
            const double w1i = wi[j];
            const double w2r = wr[j + 8];
            const double w2i = wi[j + 8];
            const double x0r = re[24 * b + j + rb];
            const double x0i = im[24 * b + ib + j];
            const double x1r = re[24 * b + j + rb + 8];
            const double x1i = im[24 * b + ib + j + 8];
            const double x2r = re[24 * b + j + rb + 16];
            const double x2i = im[24 * b + ib + j + 16];
            const double s1r = x1r + x2r;
            const double s1i = x1i + x2i;
            const double d1r = x1r - x2r;
            const double d1i = x1i - x2i;
            const double c1r = fma(s1r, -0.49999999999999994, x0r);
            const double c1i = fma(s1i, -0.49999999999999994, x0i);
            const double u1r = d1r * 0.8660254037844386;
            const double u1i = d1i * 0.8660254037844386;
            re[24 * b + j + rb] = x0r + s1r;
            im[24 * b + ib + j] = x0i + s1i;
            const double y1r = c1r + u1i;
            const double y1i = c1i - u1r;
            re[24 * b + j + rb + 8] = fma(y1i, -w1i, y1r * w1r);
            im[24 * b + ib + j + 8] = fma(y1i, w1r, y1r * w1i);
            const double y2r = c1r - u1i;
            const double y2i = c1i + u1r;
            re[24 * b + j + rb + 16] = fma(y2i, -w2i, y2r * w2r);
            im[24 * b + ib + j + 16] = fma(y2i, w2r, y2r * w2i);
        }
    }
}

/* Radix 3 backward, span 8. */
static void backward0stage0(double *restrict re, double *restrict im, const double *restrict wr,
        const double *restrict wi, int rb, int ib, int first, int last)
{
    for (int b = first; b < last; b++) {
        #pragma omp simd
        for (int j = 0; j < 8; j++) {
            const double w1r = wr[j];
            const double w1i = wi[j];
            const double w2r = wr[j + 8];
            const double w2i = wi[j + 8];
            const double y0r = re[24 * b + j + rb];
            const double y0i = im[24 * b + ib + j];
            const double z1r = re[24 * b + j + rb + 8];
            const double z1i = im[24 * b + ib + j + 8];
            const double y1r = fma(z1r, w1r, z1i * w1i);
            const double y1i = fma(z1r, -w1i, z1i * w1r);
            const double z2r = re[24 * b + j + rb + 16];
            const double z2i = im[24 * b + ib + j + 16];
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
            re[24 * b + j + rb] = y0r + sb1r;
            im[24 * b + ib + j] = y0i + sb1i;
            re[24 * b + j + rb + 8] = cb1r - ub1i;
            im[24 * b + ib + j + 8] = cb1i + ub1r;
            re[24 * b + j + rb + 16] = cb1r + ub1i;
            im[24 * b + ib + j + 16] = cb1i - ub1r;
        }
    }
}

/* Last forward stage, product with the multiplier, first backward stage: radix 8. */
static void turn0real(double *restrict re, double *restrict im, const double *restrict kr, int rb, int ib, int first,
        int last)
{
    for (int b = first; b < last; b++) {
        const double k0r = kr[8 * b];
        const double k1r = kr[8 * b + 1];
        const double k2r = kr[8 * b + 2];
        const double k3r = kr[8 * b + 3];
        const double k4r = kr[8 * b + 4];
        const double k5r = kr[8 * b + 5];
        const double k6r = kr[8 * b + 6];
        const double k7r = kr[8 * b + 7];
        const double x0r = re[8 * b + rb];
        const double x0i = im[8 * b + ib];
        const double x1r = re[8 * b + rb + 1];
        const double x1i = im[8 * b + ib + 1];
        const double x2r = re[8 * b + rb + 2];
        const double x2i = im[8 * b + ib + 2];
        const double x3r = re[8 * b + rb + 3];
        const double x3i = im[8 * b + ib + 3];
        const double x4r = re[8 * b + rb + 4];
        const double x4i = im[8 * b + ib + 4];
        const double x5r = re[8 * b + rb + 5];
        const double x5i = im[8 * b + ib + 5];
        const double x6r = re[8 * b + rb + 6];
        const double x6i = im[8 * b + ib + 6];
        const double x7r = re[8 * b + rb + 7];
        const double x7i = im[8 * b + ib + 7];
        const double se02r = x0r + x4r;
        const double se02i = x0i + x4i;
        const double de02r = x0r - x4r;
        const double de02i = x0i - x4i;
        const double se13r = x2r + x6r;
        const double se13i = x2i + x6i;
        const double de13r = x2r - x6r;
        const double de13i = x2i - x6i;
        const double so02r = x1r + x5r;
        const double so02i = x1i + x5i;
        const double do02r = x1r - x5r;
        const double do02i = x1i - x5i;
        const double so13r = x3r + x7r;
        const double so13i = x3i + x7i;
        const double do13r = x3r - x7r;
        const double do13i = x3i - x7i;
        const double e0r = se02r + se13r;
        const double e0i = se02i + se13i;
        const double o0r = so02r + so13r;
        const double o0i = so02i + so13i;
        const double e1r = de02r + de13i;
        const double e1i = de02i - de13r;
        const double o1r = do02r + do13i;
        const double o1i = do02i - do13r;
        const double q1r = (o1r + o1i) * 0.7071067811865476;
        const double q1i = (o1i - o1r) * 0.7071067811865476;
        const double e2r = se02r - se13r;
        const double e2i = se02i - se13i;
        const double o2r = so02r - so13r;
        const double o2i = so02i - so13i;
        const double e3r = de02r - de13i;
        const double e3i = de02i + de13r;
        const double o3r = do02r - do13i;
        const double o3i = do02i + do13r;
        const double q3r = (o3i - o3r) * 0.7071067811865476;
        const double q3i = (-o3r - o3i) * 0.7071067811865476;
        const double z0r = (e0r + o0r) * k0r;
        const double z0i = (e0i + o0i) * k0r;
        const double z1r = (e1r + q1r) * k1r;
        const double z1i = (e1i + q1i) * k1r;
        const double z2r = (e2r + o2i) * k2r;
        const double z2i = (e2i - o2r) * k2r;
        const double z3r = (e3r + q3r) * k3r;
        const double z3i = (e3i + q3i) * k3r;
        const double z4r = (e0r - o0r) * k4r;
        const double z4i = (e0i - o0i) * k4r;
        const double z5r = (e1r - q1r) * k5r;
        const double z5i = (e1i - q1i) * k5r;
        const double z6r = (e2r - o2i) * k6r;
        const double z6i = (e2i + o2r) * k6r;
        const double z7r = (e3r - q3r) * k7r;
        const double z7i = (e3i - q3i) * k7r;
        const double sbe02r = z0r + z4r;
        const double sbe02i = z0i + z4i;
        const double dbe02r = z0r - z4r;
        const double dbe02i = z0i - z4i;
        const double sbe13r = z2r + z6r;
        const double sbe13i = z2i + z6i;
        const double dbe13r = z2r - z6r;
        const double dbe13i = z2i - z6i;
        const double sbo02r = z1r + z5r;
        const double sbo02i = z1i + z5i;
        const double dbo02r = z1r - z5r;
        const double dbo02i = z1i - z5i;
        const double sbo13r = z3r + z7r;
        const double sbo13i = z3i + z7i;
        const double dbo13r = z3r - z7r;
        const double dbo13i = z3i - z7i;
        const double eb0r = sbe02r + sbe13r;
        const double eb0i = sbe02i + sbe13i;
        const double ob0r = sbo02r + sbo13r;
        const double ob0i = sbo02i + sbo13i;
        const double eb1r = dbe02r - dbe13i;
        const double eb1i = dbe02i + dbe13r;
        const double ob1r = dbo02r - dbo13i;
        const double ob1i = dbo02i + dbo13r;
        const double qb1r = (ob1r - ob1i) * 0.7071067811865476;
        const double qb1i = (ob1i + ob1r) * 0.7071067811865476;
        const double eb2r = sbe02r - sbe13r;
        const double eb2i = sbe02i - sbe13i;
        const double ob2r = sbo02r - sbo13r;
        const double ob2i = sbo02i - sbo13i;
        const double eb3r = dbe02r + dbe13i;
        const double eb3i = dbe02i - dbe13r;
        const double ob3r = dbo02r + dbo13i;
        const double ob3i = dbo02i - dbo13r;
        const double qb3r = (-ob3i - ob3r) * 0.7071067811865476;
        const double qb3i = (ob3r - ob3i) * 0.7071067811865476;
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

/* Multiplies the spectrum of a row of 24 points. */
static void line0real(double *restrict re, double *restrict im, const double *restrict tr, const double *restrict ti,
        const double *restrict wr, const double *restrict wi, const double *restrict kr, int rb, int ib)
{
    forward0stage0(re, im, wr, wi, rb, ib, 0, 1);
    turn0real(re, im, kr, rb, ib, 0, 3);
    backward0stage0(re, im, wr, wi, rb, ib, 0, 1);
}

/* The row from base on. */
static void panel0real(double *restrict sr, const double *restrict re, double *restrict im, const double *restrict tr,
        const double *restrict ti, const double *restrict wr, const double *restrict wi, const double *restrict kr,
        int base)
{
    #pragma omp simd
    for (int j = 0; j < 24; j++) {
        im[j] = 0.0;
    }
    line0real(sr, im, tr, ti, wr, wi, kr, base, 0);
}

/* Sweeps along axis 0. */
static void sweep0real(double *restrict sr, const double *restrict re, double *restrict im, const double *restrict tr,
        const double *restrict ti, const double *restrict wr, const double *restrict wi, const double *restrict kr,
        int first, int last)
{
    for (int b = first; b < last; b++) {
        panel0real(sr, re, im, tr, ti, wr, wi, kr, 24 * b);
    }
}

/* The row from base on. */
static void panel0realphased(double *restrict sr, const double *restrict re, double *restrict im,
        const double *restrict tr, const double *restrict ti, const double *restrict wr, const double *restrict wi,
        const double *restrict kr, const double *restrict pr, int base)
{
    #pragma omp simd
    for (int j = 0; j < 24; j++) {
        im[j] = 0.0;
    }
    line0real(sr, im, tr, ti, wr, wi, kr, base, 0);
    #pragma omp simd
    for (int j = 0; j < 24; j++) {
        const double phaser = pr[base + j];
        sr[base + j] = sr[base + j] * phaser;
    }
}

/* Sweeps along axis 0 and applies the potential's phase. */
static void sweep0realphased(double *restrict sr, const double *restrict re, double *restrict im,
        const double *restrict tr, const double *restrict ti, const double *restrict wr, const double *restrict wi,
        const double *restrict kr, const double *restrict pr, int first, int last)
{
    for (int b = first; b < last; b++) {
        panel0realphased(sr, re, im, tr, ti, wr, wi, kr, pr, 24 * b);
    }
}

