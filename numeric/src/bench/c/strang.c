/*
 * The peer of the split-step kernels: Strang steps with FFTW transforms and separate multiplications by the phases, adjacent
 * half steps of the potential merged into one.
 * Build: cc -O3 -march=native -fopenmp -o strang strang.c -lfftw3_threads -lfftw3 -lpthread -lm
 * Run:   ./strang complex|real|sine MEASURE|PATIENT threads n0 [n1 [n2]]
 * Box -8 .. 8, D = 1/2, potential r^2 / 10, u = exp(-r^2), steps of 0.001 in real (complex) or imaginary time.
 * Reads lines from standard input: "run K" takes K steps and prints the milliseconds they took (of this thread's processor time
 * where there is one thread); "get I" prints the parts of value I; "reset" starts again.
 */
#include <complex.h>
#include <fftw3.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int rank, threads, n[3] = {1, 1, 1}, sine, isComplex;
static long size = 1, spectrum;
static const double h = 0.001, d = 0.5;
static fftw_complex *u, *phase, *kinetic, *f;
static double *x, *decay, *kineticDecay;
static fftw_plan forward, backward;

static double now(void)
{
    struct timespec t;
    clock_gettime(threads == 1 ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return 1e3 * t.tv_sec + 1e-6 * t.tv_nsec;
}

static double node(int axis, int i)
{
    return sine ? -8 + (i + 1) * (16.0 / (n[axis] + 1)) : -8 + i * (16.0 / n[axis]);
}

static double wavenumber(int axis, int i)
{
    if (sine) return (i + 1) * M_PI / 16;
    return 2 * M_PI / 16 * (i <= n[axis] / 2 ? i : i - n[axis]);
}

/* r^2 of point number i. */
static double square(long i)
{
    double sum = 0;
    for (int a = rank - 1; a >= 0; a--) {
        double c = node(a, i % n[a]);
        sum += c * c;
        i /= n[a];
    }
    return sum;
}

static void reset(void)
{
    for (long i = 0; i < size; i++) {
        if (isComplex) u[i] = exp(-square(i)) * cexp(-I * (h / 2 * square(i) / 10));
        else x[i] = exp(-square(i)) * exp(-h / 2 * square(i) / 10);
    }
}

static void tables(void)
{
    long points = sine ? 1 : size;
    for (int a = 0; sine && a < rank; a++) points *= 2 * (n[a] + 1);
    for (long i = 0; i < size; i++) {
        if (isComplex) phase[i] = cexp(-I * (h * square(i) / 10));
        else decay[i] = exp(-h * square(i) / 10);
    }
    int width = isComplex || sine ? n[rank - 1] : n[rank - 1] / 2 + 1;
    for (long i = 0; i < spectrum; i++) {
        long rest = i / width;
        double k = wavenumber(rank - 1, i % width), sum = k * k;
        for (int a = rank - 2; a >= 0; a--) {
            k = wavenumber(a, rest % n[a]);
            sum += k * k;
            rest /= n[a];
        }
        if (isComplex) kinetic[i] = cexp(-I * (h * d * sum)) / points;
        else kineticDecay[i] = exp(-h * d * sum) / points;
    }
}

static void step(void)
{
    fftw_execute(forward);
    if (isComplex) {
#pragma omp parallel for num_threads(threads) if (threads > 1)
        for (long i = 0; i < size; i++) u[i] *= kinetic[i];
    } else if (sine) {
#pragma omp parallel for num_threads(threads) if (threads > 1)
        for (long i = 0; i < size; i++) x[i] *= kineticDecay[i];
    } else {
#pragma omp parallel for num_threads(threads) if (threads > 1)
        for (long i = 0; i < spectrum; i++) f[i] *= kineticDecay[i];
    }
    fftw_execute(backward);
    if (isComplex) {
#pragma omp parallel for num_threads(threads) if (threads > 1)
        for (long i = 0; i < size; i++) u[i] *= phase[i];
    } else {
#pragma omp parallel for num_threads(threads) if (threads > 1)
        for (long i = 0; i < size; i++) x[i] *= decay[i];
    }
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fprintf(stderr, "usage: %s complex|real|sine MEASURE|PATIENT threads n0 [n1 [n2]]\n", argv[0]);
        return 2;
    }
    isComplex = strcmp(argv[1], "complex") == 0;
    sine = strcmp(argv[1], "sine") == 0;
    unsigned flags = strcmp(argv[2], "PATIENT") == 0 ? FFTW_PATIENT : FFTW_MEASURE;
    threads = atoi(argv[3]);
    rank = argc - 4;
    for (int a = 0; a < rank; a++) {
        n[a] = atoi(argv[4 + a]);
        size *= n[a];
    }
    if (threads > 1) {
        fftw_init_threads();
        fftw_plan_with_nthreads(threads);
    }
    spectrum = isComplex || sine ? size : size / n[rank - 1] * (n[rank - 1] / 2 + 1);
    if (isComplex) {
        u = fftw_alloc_complex(size);
        phase = fftw_alloc_complex(size);
        kinetic = fftw_alloc_complex(size);
        forward = fftw_plan_dft(rank, n, u, u, FFTW_FORWARD, flags);
        backward = fftw_plan_dft(rank, n, u, u, FFTW_BACKWARD, flags);
    } else {
        fftw_r2r_kind kinds[3] = {FFTW_RODFT00, FFTW_RODFT00, FFTW_RODFT00};
        x = fftw_alloc_real(size);
        decay = fftw_alloc_real(size);
        kineticDecay = fftw_alloc_real(spectrum);
        if (!sine) f = fftw_alloc_complex(spectrum);
        forward = sine ? fftw_plan_r2r(rank, n, x, x, kinds, flags) : fftw_plan_dft_r2c(rank, n, x, f, flags);
        backward = sine ? forward : fftw_plan_dft_c2r(rank, n, f, x, flags);
    }
    tables();
    reset();
    printf("ready\n");
    fflush(stdout);
    char word[16];
    while (scanf("%15s", word) == 1) {
        if (strcmp(word, "run") == 0) {
            int steps = 0;
            if (scanf("%d", &steps) != 1) return 2;
            double start = now();
            for (int i = 0; i < steps; i++) step();
            printf("%.6f\n", now() - start);
        } else if (strcmp(word, "get") == 0) {
            long i = 0;
            if (scanf("%ld", &i) != 1) return 2;
            fftw_complex value = isComplex ? u[i] * cexp(I * (h / 2 * square(i) / 10))
                                           : x[i] * exp(h / 2 * square(i) / 10);
            printf("%.17g %.17g\n", creal(value), cimag(value));
        } else if (strcmp(word, "reset") == 0) {
            reset();
            printf("ready\n");
        } else {
            return 2;
        }
        fflush(stdout);
    }
    return 0;
}
