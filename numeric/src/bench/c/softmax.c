/*
 * Times the softmax that Wickbench writes against plain loops, in turns, and prints the milliseconds of both and their ratio.
 * This file is compiled with -O3 -march=native -ffast-math, which makes exp a vector function of libmvec; the written file with
 * -O3 -march=native -funroll-loops -fopenmp-simd -ffp-contract=off. Link both with -lmvec -lm.
 */
#define _POSIX_C_SOURCE 199309L
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROWS = 4096, COLUMNS = 1024, ROUNDS = 15, WARM = 2 };

void softmax_forward(long rows, long columns, const double *restrict x, double *restrict y);

static void plain(long rows, long columns, const double *restrict x, double *restrict y) {
    for (long row = 0; row < rows; row++) {
        const double *a = x + row * columns;
        double *b = y + row * columns;
        double most = a[0];
        for (long j = 0; j < columns; j++) {
            most = a[j] > most ? a[j] : most;
        }
        double sum = 0;
        for (long j = 0; j < columns; j++) {
            b[j] = exp(a[j] - most);
            sum += b[j];
        }
        double share = 1 / sum;
        for (long j = 0; j < columns; j++) {
            b[j] *= share;
        }
    }
}

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(void) {
    double *x = malloc(sizeof(double) * ROWS * COLUMNS);
    double *y = malloc(sizeof(double) * ROWS * COLUMNS);
    if (x == NULL || y == NULL) {
        return 1;
    }
    for (long i = 0; i < (long) ROWS * COLUMNS; i++) {
        x[i] = 20.0 * rand() / RAND_MAX - 10;
        y[i] = 0;
    }
    for (int round = 0; round < WARM + ROUNDS; round++) {
        double start = seconds();
        softmax_forward(ROWS, COLUMNS, x, y);
        double middle = seconds();
        plain(ROWS, COLUMNS, x, y);
        double end = seconds();
        if (round >= WARM) {
            printf("%.2f %.2f %.3f\n", 1e3 * (middle - start), 1e3 * (end - middle), (end - middle) / (middle - start));
        }
    }
    free(x);
    free(y);
    return 0;
}
