package org.wickbench.numeric.transform;

/**
 * Turns the factors of a sequence's frequencies into those of the padded sequence. The factors' inverse transform is what the
 * sequence is convolved with; the padded factors are its transform on the longer circle, once forwards from its first point and
 * once backwards, so that nothing meets the wrapped end. The transform of the sequence's own length, which may be any number, is
 * itself such a convolution with a chirp (Bluestein, IEEE Trans. Audio Electroacoust. 18 (1970) 451).
 */
public final class PaddedMultiplier {
    private final int sequence;
    private final int length;
    /** The frequency at each place of the padded spectrum. */
    private final int[] frequencies;

    private final double[] chirpRe;
    private final double[] chirpIm;

    /** @param places the signed frequency, in units of 1, at each place of the padded spectrum */
    public PaddedMultiplier(LinePlan plan, double[] places) {
        this.sequence = plan.sequence();
        this.length = plan.length();
        this.frequencies = new int[length];
        for (int p = 0; p < length; p++) {
            frequencies[p] = Math.floorMod(Math.round(places[p]), length);
        }
        this.chirpRe = new double[sequence];
        this.chirpIm = new double[sequence];
        for (int j = 0; j < sequence; j++) {
            // exp(pi i j^2 / L), the exponent reduced before it is rounded
            double angle = Math.PI * ((long) j * j % (2L * sequence)) / sequence;
            chirpRe[j] = Math.cos(angle);
            chirpIm[j] = Math.sin(angle);
        }
    }

    /** The wavenumbers of a sequence's frequencies in their natural order, the Nyquist frequency positive. */
    public static double[] wavenumbers(LinePlan plan) {
        int n = plan.sequence();
        double[] k = new double[n];
        for (int j = 0; j < n; j++) {
            k[j] = plan.unit() * (2 * j > n ? j - n : j);
        }
        return k;
    }

    /**
     * The factors in the order of the padded spectrum, with the factor {@code 1/M} of the inverse.
     *
     * @param factors real parts, and imaginary parts if there are any, in the natural order of the frequencies, with the factor
     *     {@code 1/L} of the inverse; complex ones are even
     */
    public double[][] of(double[]... factors) {
        double[][] kernel = inverse(factors[0], factors.length > 1 ? factors[1] : new double[sequence]);
        double[] re = new double[length];
        double[] im = new double[length];
        for (int j = 0; j < sequence; j++) {
            re[j] = kernel[0][j];
            im[j] = kernel[1][j];
            if (j > 0) {
                re[length - j] = kernel[0][sequence - j];
                im[length - j] = kernel[1][sequence - j];
            }
        }
        fourier(re, im);
        double[][] padded = new double[factors.length][length];
        for (int p = 0; p < length; p++) {
            padded[0][p] = re[frequencies[p]] / length;
            if (factors.length > 1) {
                padded[1][p] = im[frequencies[p]] / length;
            }
        }
        return padded;
    }

    /** {@code sum_k f_k exp(2 pi i j k / L)}: a product with the chirp, a convolution with its conjugate, another product. */
    private double[][] inverse(double[] fr, double[] fi) {
        double[] ar = new double[length];
        double[] ai = new double[length];
        double[] br = new double[length];
        double[] bi = new double[length];
        for (int k = 0; k < sequence; k++) {
            ar[k] = fr[k] * chirpRe[k] - fi[k] * chirpIm[k];
            ai[k] = fr[k] * chirpIm[k] + fi[k] * chirpRe[k];
            br[k] = chirpRe[k];
            bi[k] = -chirpIm[k];
            br[(length - k) % length] = chirpRe[k];
            bi[(length - k) % length] = -chirpIm[k];
        }
        fourier(ar, ai);
        fourier(br, bi);
        for (int p = 0; p < length; p++) {
            double re = ar[p] * br[p] - ai[p] * bi[p];
            // conjugated, so that the next forward transform goes backwards
            ai[p] = -(ar[p] * bi[p] + ai[p] * br[p]);
            ar[p] = re;
        }
        fourier(ar, ai);
        double[][] sums = new double[2][sequence];
        for (int j = 0; j < sequence; j++) {
            double re = ar[j] / length;
            double im = -ai[j] / length;
            sums[0][j] = re * chirpRe[j] - im * chirpIm[j];
            sums[1][j] = re * chirpIm[j] + im * chirpRe[j];
        }
        return sums;
    }

    /** {@code sum_j x_j exp(-2 pi i j k / M)} in place, for a power of two. */
    private static void fourier(double[] re, double[] im) {
        int n = re.length;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                double t = re[i];
                re[i] = re[j];
                re[j] = t;
                t = im[i];
                im[i] = im[j];
                im[j] = t;
            }
        }
        for (int half = 1; half < n; half *= 2) {
            for (int k = 0; k < half; k++) {
                double wr = Math.cos(Math.PI * k / half);
                double wi = -Math.sin(Math.PI * k / half);
                for (int i = k; i < n; i += 2 * half) {
                    double xr = re[i + half] * wr - im[i + half] * wi;
                    double xi = re[i + half] * wi + im[i + half] * wr;
                    re[i + half] = re[i] - xr;
                    im[i + half] = im[i] - xi;
                    re[i] += xr;
                    im[i] += xi;
                }
            }
        }
    }
}
