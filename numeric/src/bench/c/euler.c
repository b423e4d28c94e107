/*
 * The peer of the finite-difference kernels: explicit Euler steps u <- u - h (v u - lap u / 2) of the order given, plain loops,
 * periodic ends, no blocking over time.
 * Build: cc -O3 -march=native -fopenmp -o euler euler.c -lm
 * Run:   ./euler order threads n0 [n1 [n2]]
 * Reads lines from standard input: "run K" takes K steps and prints the milliseconds they took (of this thread's processor time
 * where there is one thread); "get I" prints value I; "reset" starts again.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int rank, reach, threads, n[3] = {1, 1, 1};
static long stride[3], origin, length;
static double weights[5], q[3], h, *u, *v, *out;

static double now(void)
{
    struct timespec t;
    clock_gettime(threads == 1 ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return 1e3 * t.tv_sec + 1e-6 * t.tv_nsec;
}

/* Copies the values of the other end into the padding, axis by axis. */
static void ghosts(void)
{
    int pad[3] = {0, 0, 0};
    for (int a = rank - 1; a >= 0; a--) {
        int b = (a + 1) % 3, c = (a + 2) % 3;
        for (int g = 1; g <= reach; g++)
            for (int i = -pad[b]; i < n[b] + pad[b]; i++)
                for (int j = -pad[c]; j < n[c] + pad[c]; j++) {
                    double *line = u + origin + i * stride[b] + j * stride[c];
                    line[-g * stride[a]] = line[(n[a] - g) * stride[a]];
                    line[(n[a] - 1 + g) * stride[a]] = line[(g - 1) * stride[a]];
                }
    }
}

/* Weights times D/h^2: the centre's, then those of each axis; strides; axes are shifted so that the last one is 2. */
typedef struct {
    double centre, w[3][5], h;
    long s0, s1;
    int points;
} row_constants;

#define PAIR(s, m) (u[k - m * s] + u[k + m * s])
#define AXIS2(a, s) (w##a##1 * PAIR(s, 1))
#define AXIS8(a, s) (w##a##1 * PAIR(s, 1) + w##a##2 * PAIR(s, 2) + w##a##3 * PAIR(s, 3) + w##a##4 * PAIR(s, 4))
#define ROW(name, SUM)                                                                                                 \
    static void name(                                                                                                  \
        const double *restrict u, const double *restrict v, double *restrict out, const row_constants *restrict r)    \
    {                                                                                                                  \
        const long s0 = r->s0, s1 = r->s1, points = r->points;                                                         \
        const double centre = r->centre, h = r->h;                                                                     \
        const double w01 = r->w[0][1], w02 = r->w[0][2], w03 = r->w[0][3], w04 = r->w[0][4];                           \
        const double w11 = r->w[1][1], w12 = r->w[1][2], w13 = r->w[1][3], w14 = r->w[1][4];                           \
        const double w21 = r->w[2][1], w22 = r->w[2][2], w23 = r->w[2][3], w24 = r->w[2][4];                           \
        (void)s0, (void)s1, (void)w01, (void)w02, (void)w03, (void)w04, (void)w11, (void)w12, (void)w13, (void)w14;    \
        (void)w22, (void)w23, (void)w24;                                                                               \
        for (long k = 0; k < points; k++) {                                                                            \
            double c = u[k];                                                                                           \
            out[k] = c - h * (v[k] * c - (SUM));                                                                       \
        }                                                                                                              \
    }

ROW(line2, centre * c + AXIS2(2, 1))
ROW(plane2, centre * c + AXIS2(1, s1) + AXIS2(2, 1))
ROW(space2, centre * c + AXIS2(0, s0) + AXIS2(1, s1) + AXIS2(2, 1))
ROW(line8, centre * c + AXIS8(2, 1))
ROW(plane8, centre * c + AXIS8(1, s1) + AXIS8(2, 1))
ROW(space8, centre * c + AXIS8(0, s0) + AXIS8(1, s1) + AXIS8(2, 1))

static void step(void)
{
    int n0 = rank == 3 ? n[0] : 1, n1 = rank >= 2 ? n[rank - 2] : 1;
    row_constants r = {.h = h, .points = n[rank - 1]};
    r.s0 = rank == 3 ? stride[0] : 0;
    r.s1 = rank >= 2 ? stride[rank - 2] : 0;
    double sum = 0;
    for (int a = 0; a < rank; a++) {
        for (int m = 0; m < 5; m++) r.w[a + 3 - rank][m] = weights[m] * q[a];
        sum += q[a];
    }
    r.centre = weights[0] * sum;
#pragma omp parallel for collapse(2) num_threads(threads) if (threads > 1)
    for (int i = 0; i < n0; i++)
        for (int j = 0; j < n1; j++) {
            long at = origin + i * r.s0 + j * r.s1;
            if (reach == 1) {
                if (rank == 1) line2(u + at, v + at, out + at, &r);
                else if (rank == 2) plane2(u + at, v + at, out + at, &r);
                else space2(u + at, v + at, out + at, &r);
            } else {
                if (rank == 1) line8(u + at, v + at, out + at, &r);
                else if (rank == 2) plane8(u + at, v + at, out + at, &r);
                else space8(u + at, v + at, out + at, &r);
            }
        }
    double *old = u;
    u = out;
    out = old;
}

/* Box -8 .. 8, D = 1/2, v = r^2 / 10, u = exp(-r^2); h is half of 1 / (largest symbol + 20), within the stability limit. */
static void reset(void)
{
    double bound = 20;
    for (int a = 0; a < rank; a++) {
        double spacing = 16.0 / n[a];
        q[a] = 0.5 / (spacing * spacing);
        bound += q[a] * (reach == 1 ? 4 : 6.6);
    }
    h = 0.5 / bound;
    memset(u, 0, sizeof(double) * length);
    memset(out, 0, sizeof(double) * length);
    for (int i = 0; i < n[0]; i++)
        for (int j = 0; j < n[1]; j++)
            for (int k = 0; k < n[2]; k++) {
                int index[3] = {i, j, k};
                double square = 0;
                for (int a = 0; a < rank; a++) {
                    double x = -8 + index[a] * (16.0 / n[a]);
                    square += x * x;
                }
                long at = origin + i * stride[0] + j * stride[1] + k * stride[2];
                v[at] = square / 10;
                u[at] = exp(-square);
            }
}

int main(int argc, char **argv)
{
    if (argc < 4 || (strcmp(argv[1], "2") != 0 && strcmp(argv[1], "8") != 0)) {
        fprintf(stderr, "usage: %s 2|8 threads n0 [n1 [n2]]\n", argv[0]);
        return 2;
    }
    reach = atoi(argv[1]) / 2;
    double second[] = {-2, 1, 0, 0, 0}, eighth[] = {-205.0 / 72, 8.0 / 5, -1.0 / 5, 8.0 / 315, -1.0 / 560};
    memcpy(weights, reach == 1 ? second : eighth, sizeof weights);
    threads = atoi(argv[2]);
    rank = argc - 3;
    for (int a = 0; a < rank; a++) n[a] = atoi(argv[3 + a]);
    long s = 1;
    for (int a = rank - 1; a >= 0; a--) {
        stride[a] = s;
        origin += reach * s;
        s *= n[a] + 2 * reach;
        if (a == rank - 1 && rank > 1) s = (s + 7) / 8 * 8;
    }
    length = s + 16;
    u = aligned_alloc(64, sizeof(double) * ((length + 7) / 8 * 8));
    v = aligned_alloc(64, sizeof(double) * ((length + 7) / 8 * 8));
    out = aligned_alloc(64, sizeof(double) * ((length + 7) / 8 * 8));
    memset(v, 0, sizeof(double) * length);
    reset();
    printf("ready\n");
    fflush(stdout);
    char word[16];
    while (scanf("%15s", word) == 1) {
        if (strcmp(word, "run") == 0) {
            int steps = 0;
            if (scanf("%d", &steps) != 1) return 2;
            double start = now();
            for (int i = 0; i < steps; i++) {
                ghosts();
                step();
            }
            printf("%.6f\n", now() - start);
        } else if (strcmp(word, "get") == 0) {
            long index = 0;
            if (scanf("%ld", &index) != 1) return 2;
            int k = index % n[rank - 1];
            index /= n[rank - 1];
            int j = rank >= 2 ? index % n[rank - 2] : 0;
            int i = rank == 3 ? index / n[1] : 0;
            long at = origin + k + (rank >= 2 ? j * stride[rank - 2] : 0) + (rank == 3 ? i * stride[0] : 0);
            printf("%.17g 0\n", u[at]);
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
