package org.wickbench.numeric.equation;

import java.util.Arrays;
import java.util.List;

/** The values of a function on the tensor product of some nodes, and nothing else that is known of it. */
public final class Samples {
    private final List<double[]> nodes;
    private final double[] values;

    /**
     * @param nodes of each axis, in increasing order
     * @param values one for each point, the last axis running fastest
     */
    public Samples(List<double[]> nodes, double[] values) {
        this.nodes = nodes.stream().map(double[]::clone).toList();
        this.values = values.clone();
        int size = nodes.stream().mapToInt(axis -> axis.length).reduce(1, Math::multiplyExact);
        if (size != values.length) {
            throw new ProblemException(values.length + " values do not fill a grid of " + size + " points");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new ProblemException("a sample is " + value + ", and all of them have to be finite");
            }
        }
    }

    /** A copy of the values. */
    public double[] values() {
        return values.clone();
    }

    /** True if these are the nodes of the samples, to the last bit. */
    public boolean isOn(List<double[]> others) {
        boolean same = others.size() == nodes.size();
        for (int i = 0; same && i < nodes.size(); i++) {
            same = Arrays.equals(nodes.get(i), others.get(i));
        }
        return same;
    }

    /** The value at a node, NaN anywhere else. */
    public double at(double... point) {
        int index = 0;
        for (int i = 0; i < nodes.size(); i++) {
            int node = Arrays.binarySearch(nodes.get(i), point[i]);
            if (node < 0) {
                return Double.NaN;
            }
            index = index * nodes.get(i).length + node;
        }
        return values[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Samples samples && isOn(samples.nodes) && Arrays.equals(values, samples.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length + " samples";
    }
}
