package org.wickbench.numeric.activation;

import java.util.List;
import java.util.function.Function;
import org.wickbench.numeric.emit.SourceFile;
import org.wickbench.numeric.emit.Target;

/**
 * Writes an activation as a source file and a README. The bodies of the functions are text in the syntax that Java and C share,
 * one text for both; only the names of library functions and the signatures differ.
 *
 * <p>The exponential reduces its argument to {@code r} in [-ln 2/2, ln 2/2] by two parts of ln 2, takes {@code 1 + r + r^2 q}
 * with {@code q} the Chebyshev fit of degree 9, good to 2^-56 of the value, and scales in two steps where the result is small, so that results below the normal numbers are rounded once.
 */
public final class ActivationSource {
    private ActivationSource() {}

    /** The source file first, then its README. */
    public static List<SourceFile> write(Activation activation, Target target, String version) {
        String file =
                switch (target) {
                    case C -> activation.functionName() + ".c";
                    case JAVA -> className(activation) + ".java";
                };
        String head = "/*\n * " + activation.functionName() + ": " + activation.formula()
                + ", forward and vector-Jacobian product over rows.\n * Error of a value at most "
                + ulps(activation.forwardUlps()) + " ulp, of a product at most " + ulps(activation.productUlps())
                + " ulp of its largest term, for all doubles.\n * Written by Wickbench " + version
                + " after the derivation " + activation.derivation() + ".\n */\n";
        String text =
                switch (target) {
                    case C -> head + C_HEAD + c(parts(activation)) + c(outer(activation));
                    case JAVA ->
                        head + "public final class " + className(activation) + " {\n    private "
                                + className(activation) + "() {}\n\n"
                                + java(JAVA_HEAD + parts(activation) + outer(activation))
                                        .indent(4)
                                        .replaceAll("(?m)^ +$", "")
                                + "}\n";
                };
        return List.of(new SourceFile(file, text), new SourceFile("README.md", readme(activation, target, file)));
    }

    private static String ulps(double value) {
        return String.valueOf((int) value);
    }

    /** The class of the Java text. */
    public static String className(Activation activation) {
        String name = activation.functionName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String parts(Activation activation) {
        return switch (activation) {
            case SOFTMAX -> EXP;
            case SIGMOID -> EXP + SIGMOID;
            case TANH -> EXP + EXPM1 + TANH;
            case SOFTPLUS -> EXP + SIGMOID.replace("value", "logistic").replace("slope", "unused_slope") + SOFTPLUS;
            case SILU -> EXP + SILU;
            case GELU -> EXP + ERFC + GELU;
        };
    }

    private static String outer(Activation activation) {
        return activation.isOfRows() ? ROWS : ELEMENTS.replace("NAME", activation.functionName());
    }

    /**
     * What a word of the shared text is in each language.
     *
     * @param word in capitals
     */
    private record Word(String word, String c, String java) {}

    private static final List<Word> WORDS = List.of(
            new Word("FMA(", "fma(", "Math.fma("),
            new Word("ABS(", "fabs(", "Math.abs("),
            new Word("SQRT_HALF", "0.70710678118654752440", "0.70710678118654752440"),
            new Word("LONG", "long", "int"),
            new Word("FUNCTION", "static inline double", "private static double"),
            new Word("OUTER", "void", "public static void"),
            new Word("IN ", "const double *restrict ", "double[] "),
            new Word("OUT ", "double *restrict ", "double[] "),
            new Word("LANES s", "double s[8]", "double[] s"),
            new Word("LANES t", "double t[8]", "double[] t"),
            new Word("LANES rest", "double rest[8]", "double[] rest"),
            new Word("EIGHT", "{0};", "new double[8];"),
            new Word("SIMD\n", "#pragma omp simd\n", ""),
            new Word("MAXIMUM\n", "#pragma omp simd reduction(max : most)\n", ""));

    private static String c(String shared) {
        return named(shared, Word::c);
    }

    private static String java(String shared) {
        return named(shared, Word::java);
    }

    private static String named(String shared, Function<Word, String> name) {
        // a line that one of the languages leaves out goes with its indentation
        String text = shared.replaceAll("(?m)^ *(SIMD|MAXIMUM)$", "$1");
        for (Word word : WORDS) {
            text = text.replace(word.word(), name.apply(word));
        }
        return text;
    }

    private static final String C_HEAD = """
            #include <math.h>
            #include <stdint.h>
            #include <string.h>

            /* 2^k for a whole number k in [-1022, 1023] that lies in the last bits of t = k + 1.5 * 2^52. */
            static inline double power(double t) {
                uint64_t bits;
                memcpy(&bits, &t, sizeof bits);
                bits = (bits + 1023) << 52;
                memcpy(&t, &bits, sizeof t);
                return t;
            }

            """;

    private static final String JAVA_HEAD = """
            /** 2^k for a whole number k in [-1022, 1023] that lies in the last bits of t = k + 1.5 * 2^52. */
            private static double power(double t) {
                return Double.longBitsToDouble((Double.doubleToRawLongBits(t) + 1023) << 52);
            }

            """;

    /** The coefficients of {@code (exp(r) - 1 - r)/r^2} were computed to 50 digits. */
    private static final String EXP = """
            /* exp(x) = 2^k (1 + r + r^2 q), with k and r from x = k ln 2 + r. */
            FUNCTION quotient(double r) {
                double q = 2.5100385495510319078e-8;
                q = FMA(q, r, 2.7620088445409748161e-7);
                q = FMA(q, r, 2.7557268459997064772e-6);
                q = FMA(q, r, 0.000024801521295954375131);
                q = FMA(q, r, 0.00019841269863053616878);
                q = FMA(q, r, 0.0013888888917213716901);
                q = FMA(q, r, 0.0083333333333300618325);
                q = FMA(q, r, 0.041666666666624127873);
                q = FMA(q, r, 0.16666666666666667453);
                q = FMA(q, r, 0.50000000000000010221);
                return q;
            }

            /* m exp(x + low) for x <= 0 and a low part far smaller than x; the power of two comes last, in two steps where it is small. */
            FUNCTION scaled(double x, double low, double m) {
                double y = x < -1400.0 ? -1400.0 : x;
                double t = FMA(y, 1.4426950408889634, 6755399441055744.0);
                double k = t - 6755399441055744.0;
                double r = FMA(k, -0.693147180559945286226764, y);
                r = r + FMA(k, -2.319046813846299558e-17, low);
                double e = FMA(r * r, quotient(r), r);
                double lift = k < -1000.0 ? 1070.0 : 0.0;
                double last = k < -1000.0 ? 8e-323 : 1.0;
                return FMA(m, e, m) * power(t + lift) * last;
            }

            """;

    private static final String EXPM1 = """
            /* exp(x) - 1 for x <= 0: 2^k (p - 1) + (2^k - 1). */
            FUNCTION less_one(double x) {
                double y = x < -60.0 ? -60.0 : x;
                double t = FMA(y, 1.4426950408889634, 6755399441055744.0);
                double k = t - 6755399441055744.0;
                double r = FMA(k, -0.693147180559945286226764, y);
                r = FMA(k, -2.319046813846299558e-17, r);
                double e = FMA(r * r, quotient(r), r);
                double s = power(t);
                return FMA(s, e, s - 1.0);
            }

            """;

    private static final String SIGMOID = """
            FUNCTION value(double x) {
                double a = ABS(x);
                double e = scaled(-a, 0.0, 1.0);
                double s = 1.0 / (1.0 + e);
                return x < 0.0 ? scaled(-a, 0.0, s) : s;
            }

            FUNCTION slope(double x) {
                double a = ABS(x);
                double e = scaled(-a, 0.0, 1.0);
                double s = 1.0 / (1.0 + e);
                return scaled(-a, 0.0, s * s);
            }

            """;

    private static final String TANH = """
            FUNCTION value(double x) {
                double e = less_one(-2.0 * ABS(x));
                double t = -e / (2.0 + e);
                return x < 0.0 ? -t : x == 0.0 ? x : t;
            }

            /* 4 e^-2|x| / (1 + e^-2|x|)^2 */
            FUNCTION slope(double x) {
                double a = ABS(x);
                double e = scaled(-2.0 * a, 0.0, 1.0);
                double s = 2.0 / (1.0 + e);
                return scaled(-2.0 * a, 0.0, s * s);
            }

            """;

    private static final String SOFTPLUS = """
            /* max(x, 0) + log(1 + e), e = exp(-|x|): 2 artanh(z), z = e/(2 + e) <= 1/3, by its series. */
            FUNCTION value(double x) {
                double a = ABS(x);
                double e = scaled(-a, 0.0, 1.0);
                double d = 1.0 / (2.0 + e);
                double z = e * d;
                double u = z * z;
                double p = 1.0 / 35.0;
                p = FMA(p, u, 1.0 / 33.0);
                p = FMA(p, u, 1.0 / 31.0);
                p = FMA(p, u, 1.0 / 29.0);
                p = FMA(p, u, 1.0 / 27.0);
                p = FMA(p, u, 1.0 / 25.0);
                p = FMA(p, u, 1.0 / 23.0);
                p = FMA(p, u, 1.0 / 21.0);
                p = FMA(p, u, 1.0 / 19.0);
                p = FMA(p, u, 1.0 / 17.0);
                p = FMA(p, u, 1.0 / 15.0);
                p = FMA(p, u, 1.0 / 13.0);
                p = FMA(p, u, 1.0 / 11.0);
                p = FMA(p, u, 1.0 / 9.0);
                p = FMA(p, u, 1.0 / 7.0);
                p = FMA(p, u, 1.0 / 5.0);
                p = FMA(p, u, 1.0 / 3.0);
                double log = scaled(-a, 0.0, 2.0 * d * FMA(p, u, 1.0));
                return (x > 0.0 ? x : x == x ? 0.0 : x) + log;
            }

            FUNCTION slope(double x) {
                return logistic(x);
            }

            """;

    private static final String SILU = """
            FUNCTION value(double x) {
                double a = ABS(x);
                double s = 1.0 / (1.0 + scaled(-a, 0.0, 1.0));
                double t = x < -1500.0 ? -1500.0 : x;
                return x < 0.0 ? scaled(-a, 0.0, t * s) : x * s;
            }

            /* s (1 + x (1 - s)) with s = 1/(1 + e), 1 - s = e s, or for negative x the other way round */
            FUNCTION slope(double x) {
                double a = ABS(x);
                double s = 1.0 / (1.0 + scaled(-a, 0.0, 1.0));
                double t = x < -1500.0 ? -1500.0 : x > 1500.0 ? 1500.0 : x;
                return x < 0.0 ? scaled(-a, 0.0, s * FMA(t, s, 1.0)) : FMA(s, scaled(-a, 0.0, t * s), s);
            }

            """;

    /**
     * The coefficients are the Chebyshev expansion of {@code (1 + 2 t) exp(t^2) erfc(t)} in {@code (t - 15/4)/(t + 15/4)}
     * (Shepherd and Laframboise, Math. Comp. 36 (1981) 249), computed to 60 digits.
     */
    private static final String ERFC = """
            /* exp(t^2) erfc(t) for t >= 0. */
            FUNCTION scaled_erfc(double t) {
                double u = 2.0 * (t - 3.75) / (t + 3.75);
                double a = 5.0681489047961113168e-17;
                double b = FMA(u, a, 7.418235256624043463e-17);
                a = FMA(u, b, -1.2507950530688647085e-15 - a);
                b = FMA(u, a, -1.8645628804193131015e-15 - b);
                a = FMA(u, b, 3.3478119482868053878e-14 - a);
                b = FMA(u, a, 3.2525481481487398415e-14 - b);
                a = FMA(u, b, -9.6546967484334389059e-13 - a);
                b = FMA(u, a, 1.945586854577734723e-13 - b);
                a = FMA(u, b, 2.8687950109306698981e-11 - a);
                b = FMA(u, a, -6.3180883408866844944e-11 - b);
                a = FMA(u, b, -7.7544002088313511065e-10 - a);
                b = FMA(u, a, 4.5219598112182868979e-09 - b);
                a = FMA(u, b, 1.0764999465670910377e-08 - a);
                b = FMA(u, a, -2.1886401049234395661e-07 - b);
                a = FMA(u, b, 7.7403830661984906686e-07 - a);
                b = FMA(u, a, 4.1390279860730101675e-06 - b);
                a = FMA(u, b, -6.9169733025012063671e-05 - a);
                b = FMA(u, a, 4.9077583652580862849e-04 - b);
                a = FMA(u, b, -2.4131635404176081909e-03 - a);
                b = FMA(u, a, 9.0749976707052650939e-03 - b);
                a = FMA(u, b, -2.6658668435305752277e-02 - a);
                b = FMA(u, a, 5.9209939998191890498e-02 - b);
                a = FMA(u, b, -8.4249133366517915584e-02 - a);
                b = FMA(u, a, -4.5900545806464773309e-03 - b);
                return (FMA(0.5 * u, b, 1.1775789345674017541) - a) / FMA(2.0, t, 1.0);
            }

            """;

    private static final String GELU = """
            /* m exp(-x^2/2) for a of the size of x, the square in two parts. */
            FUNCTION bell(double a, double m) {
                double h = 0.5 * a;
                double s = h * a;
                double low = FMA(h, a, -s);
                return scaled(-s, -low, m);
            }

            FUNCTION value(double x) {
                double a = ABS(x);
                double y = a > 60.0 ? 60.0 : a;
                double t = 0.5 * scaled_erfc(y * SQRT_HALF);
                double tail = bell(y, x < 0.0 ? -y * t : t);
                return x < 0.0 ? tail : FMA(-y, tail, x);
            }

            /* Phi(x) + x phi(x) */
            FUNCTION slope(double x) {
                double a = ABS(x);
                double y = a > 60.0 ? 60.0 : a;
                double t = 0.5 * scaled_erfc(y * SQRT_HALF);
                double d = 0.39894228040143267794 * y;
                double sum = bell(y, x < 0.0 ? t - d : d - t);
                return x < 0.0 ? sum : 1.0 + sum;
            }

            """;

    private static final String ELEMENTS = """
            /* y = NAME(x), element by element; rows of columns elements each, one after the other. */
            OUTER NAME_forward(LONG rows, LONG columns, IN x, OUT y) {
                LONG n = rows * columns;
                SIMD
                for (LONG i = 0; i < n; i++) {
                    y[i] = value(x[i]);
                }
            }

            /* d = the gradient by x, where g is the gradient by y = NAME(x). */
            OUTER NAME_vjp(LONG rows, LONG columns, IN x, IN g, OUT d) {
                LONG n = rows * columns;
                SIMD
                for (LONG i = 0; i < n; i++) {
                    d[i] = g[i] * slope(x[i]);
                }
            }
            """;

    private static final String ROWS = """
            /* exp(x - most); the rounding of the difference goes into the exponential. */
            FUNCTION difference(double x, double most) {
                double d = x - most;
                double back = d + most;
                double low = x - back - (most - (back - d));
                return scaled(d, low == low ? low : 0.0, 1.0);
            }

            /* y = softmax(x) of every row. The largest element is taken off, with the rounding of the differences carried along,
               and the sum is compensated, so that neither overflow nor the length of a row costs digits. */
            OUTER softmax_forward(LONG rows, LONG columns, IN x, OUT y) {
                for (LONG row = 0; row < rows; row++) {
                    LONG base = row * columns;
                    double most = x[base];
                    MAXIMUM
                    for (LONG j = base; j < base + columns; j++) {
                        most = x[j] > most ? x[j] : most;
                    }
                    LANES s = EIGHT
                    LANES t = EIGHT
                    LANES rest = EIGHT
                    LONG whole = base + columns - columns % 8;
                    for (LONG from = base; from < whole; from += 32) {
                        LONG to = from + 32 < whole ? from + 32 : whole;
                        SIMD
                        for (LONG j = from; j < to; j++) {
                            y[j] = difference(x[j], most);
                        }
                        for (LONG l = 0; l < 8; l++) {
                            s[l] = y[from + l];
                        }
                        for (LONG j = from + 8; j < to; j += 8) {
                            for (LONG l = 0; l < 8; l++) {
                                s[l] += y[j + l];
                            }
                        }
                        SIMD
                        for (LONG l = 0; l < 8; l++) {
                            double next = t[l] + s[l];
                            double moved = next - t[l];
                            rest[l] += (t[l] - (next - moved)) + (s[l] - moved);
                            t[l] = next;
                        }
                    }
                    double sum = 0.0;
                    double low = 0.0;
                    for (LONG j = whole; j < base + columns; j++) {
                        y[j] = difference(x[j], most);
                        sum += y[j];
                    }
                    for (LONG l = 0; l < 8; l++) {
                        double next = sum + t[l];
                        double moved = next - sum;
                        low += (sum - (next - moved)) + (t[l] - moved) + rest[l];
                        sum = next;
                    }
                    sum += low;
                    double share = 1.0 / sum;
                    SIMD
                    for (LONG j = base; j < base + columns; j++) {
                        y[j] *= share;
                    }
                }
            }

            /* d = the gradient by x, where g is the gradient by y = softmax(x): y_i (g_i - sum_j g_j y_j). */
            OUTER softmax_vjp(LONG rows, LONG columns, IN y, IN g, OUT d) {
                for (LONG row = 0; row < rows; row++) {
                    LONG base = row * columns;
                    double sum = 0.0;
                    double rest = 0.0;
                    for (LONG j = base; j < base + columns; j++) {
                        double part = g[j] * y[j];
                        double low = FMA(g[j], y[j], -part);
                        double next = sum + part;
                        double moved = next - sum;
                        rest += (sum - (next - moved)) + (part - moved) + low;
                        sum = next;
                    }
                    double mean = sum + rest;
                    SIMD
                    for (LONG j = base; j < base + columns; j++) {
                        d[j] = y[j] * (g[j] - mean);
                    }
                }
            }
            """;

    private static String readme(Activation activation, Target target, String file) {
        String name = activation.functionName();
        String build =
                switch (target) {
                    case C -> "cc -std=c11 -O3 -march=native -funroll-loops -fopenmp-simd -ffp-contract=off -c " + file;
                    case JAVA -> "javac " + file;
                };
        String signature =
                switch (target) {
                    case C -> "void " + name + "_forward(long rows, long columns, const double *x, double *y)";
                    case JAVA ->
                        className(activation) + "." + name + "_forward(int rows, int columns, double[] x, double[] y)";
                };
        return "# " + name + "\n\n    " + activation.formula() + "\n\nOne source file, no dependency.\n\n    " + build
                + "\n\n`" + signature + "` computes `rows` rows of `columns` elements, one after the other; `" + name
                + "_vjp` takes the gradient by `y` to the gradient by `x`"
                + (activation.isOfRows() ? ", from `y` itself" : "")
                + ".\n\nError of a value: at most " + ulps(activation.forwardUlps())
                + " ulp, for every double; of a product at most " + ulps(activation.productUlps())
                + " ulp of its largest term. Not-a-number gives not-a-number. The largest element of a row and the\n"
                + "absolute value of an argument are taken off before anything is exponentiated, so nothing overflows.\n"
                + "Results below the normal numbers are rounded once. The compiler must not contract products and sums\n"
                + "on its own (`-ffp-contract=off`), and must know fused multiply-add to be fast.\n";
    }
}
