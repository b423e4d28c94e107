package org.wickbench.numeric.grid;

import java.util.Arrays;
import org.wickbench.numeric.equation.InternalException;

/**
 * A real or complex function on a grid, real and imaginary parts in two contiguous arrays ("split" layout). The arrays
 * are the field's own storage, not copies: whoever hands one over gives it up.
 *
 * @param re real parts, {@code grid.size()} values
 * @param im imaginary parts, {@code grid.size()} values, or none for a real field
 */
public record Field(Grid grid, double[] re, double[] im) {
    public Field {
        if (re.length != grid.size() || (im.length != 0 && im.length != re.length)) {
            throw new InternalException(
                    "a field of " + re.length + " and " + im.length + " values on " + grid.size() + " points");
        }
    }

    public static Field real(Grid grid, double[] values) {
        return new Field(grid, values, new double[0]);
    }

    public static Field complex(Grid grid, double[] re, double[] im) {
        return new Field(grid, re, im);
    }

    public boolean isReal() {
        return im.length == 0;
    }

    public Field copy() {
        return new Field(grid, re.clone(), im.clone());
    }

    /** The same values with an imaginary part, zero where there was none. */
    public Field toComplex() {
        return isReal() ? new Field(grid, re.clone(), new double[re.length]) : copy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Field field
                && grid.equals(field.grid)
                && Arrays.equals(re, field.re)
                && Arrays.equals(im, field.im);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * grid.hashCode() + Arrays.hashCode(re)) + Arrays.hashCode(im);
    }

    @Override
    public String toString() {
        return (isReal() ? "real" : "complex") + " field on " + grid;
    }
}
