/*
 * The peer of the split-step kernels: a Strang step with FFTW transforms and separate phase multiplications, one thread.
 * Build: cc -O3 -march=native -o fftw_strang fftw_strang.c -lfftw3 -lm
 * Run:   ./fftw_strang complex|real|sine MEASURE|PATIENT steps n0 [n1 [n2]]
 * Prints the median time of a step in milliseconds.
 */
#include <complex.h>
#include <fftw3.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e3 * t.tv_sec + 1e-6 * t.tv_nsec;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fprintf(stderr, "usage: %s complex|real|sine MEASURE|PATIENT steps n0 [n1 [n2]]\n", argv[0]);
        return 2;
    }
    unsigned flags = strcmp(argv[2], "PATIENT") == 0 ? FFTW_PATIENT : FFTW_MEASURE;
    int steps = atoi(argv[3]), rank = argc - 4, n[3] = {1, 1, 1};
    long size = 1;
    for (int i = 0; i < rank; i++) {
        n[i] = atoi(argv[4 + i]);
        size *= n[i];
    }
    double *times = malloc(sizeof(double) * steps);
    if (strcmp(argv[1], "complex") == 0) {
        fftw_complex *u = fftw_alloc_complex(size), *v = fftw_alloc_complex(size), *k = fftw_alloc_complex(size);
        fftw_plan forward = fftw_plan_dft(rank, n, u, u, FFTW_FORWARD, flags);
        fftw_plan backward = fftw_plan_dft(rank, n, u, u, FFTW_BACKWARD, flags);
        for (long i = 0; i < size; i++) {
            u[i] = exp(-1e-6 * i);
            v[i] = cexp(-I * 1e-3 * (i % 97));
            k[i] = cexp(-I * 1e-3 * (i % 89)) / size;
        }
        for (int s = 0; s < steps; s++) {
            double start = now();
            fftw_execute(forward);
            for (long i = 0; i < size; i++) u[i] *= k[i];
            fftw_execute(backward);
            for (long i = 0; i < size; i++) u[i] *= v[i];
            times[s] = now() - start;
        }
    } else {
        int sine = strcmp(argv[1], "sine") == 0;
        long spectrum = sine ? size : size / n[rank - 1] * (n[rank - 1] / 2 + 1);
        double *u = fftw_alloc_real(size), *v = fftw_alloc_real(size), *k = fftw_alloc_real(spectrum);
        fftw_complex *f = fftw_alloc_complex(spectrum);
        fftw_r2r_kind kinds[3] = {FFTW_RODFT00, FFTW_RODFT00, FFTW_RODFT00};
        fftw_plan forward = sine ? fftw_plan_r2r(rank, n, u, u, kinds, flags) : fftw_plan_dft_r2c(rank, n, u, f, flags);
        fftw_plan backward = sine ? forward : fftw_plan_dft_c2r(rank, n, f, u, flags);
        for (long i = 0; i < size; i++) {
            u[i] = exp(-1e-6 * i);
            v[i] = exp(-1e-3 * (i % 97));
        }
        for (long i = 0; i < spectrum; i++) k[i] = exp(-1e-3 * (i % 89)) / size;
        for (int s = 0; s < steps; s++) {
            double start = now();
            fftw_execute(forward);
            if (sine) for (long i = 0; i < spectrum; i++) u[i] *= k[i];
            else for (long i = 0; i < spectrum; i++) f[i] *= k[i];
            fftw_execute(backward);
            for (long i = 0; i < size; i++) u[i] *= v[i];
            times[s] = now() - start;
        }
    }
    qsort(times, steps, sizeof(double), compare);
    printf("%.3f\n", times[steps / 2]);
    return 0;
}
