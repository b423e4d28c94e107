package org.wickbench.numeric.equation;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A table of measurements that formulas sum over: {@code y[i]} is the number in column {@code y} and row {@code i}, the first row
 * being 1. All numbers are finite, and all columns are equally long.
 *
 * @param columns in the order of the table
 * @param samples the values that {@link Problem#SAMPLES} stands for, if a formula may mention them
 */
public record Data(List<Column> columns, Optional<Samples> samples) {
    /** No table. */
    public static final Data NONE = new Data(List.of(), Optional.empty());

    public Data {
        columns = List.copyOf(columns);
        Set<String> names = new LinkedHashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new ProblemException("two columns of the data are called '" + column.name() + "'");
            }
            if (column.rows() != columns.getFirst().rows()) {
                throw new ProblemException("the columns '" + columns.getFirst().name() + "' and '" + column.name()
                        + "' of the data have " + columns.getFirst().rows() + " and " + column.rows() + " rows");
            }
        }
        if (!columns.isEmpty() && columns.getFirst().rows() == 0) {
            throw new ProblemException("the data have no rows: a sum over them says nothing");
        }
    }

    /** A table alone. */
    public Data(List<Column> columns) {
        this(columns, Optional.empty());
    }

    /** Samples alone. */
    public static Data of(Samples samples) {
        return new Data(List.of(), Optional.of(samples));
    }

    /** The numbers in one column. */
    public static final class Column {
        private final String name;
        private final double[] values;

        /** @param values copied, not modified */
        public Column(String name, double... values) {
            this.name = name;
            this.values = values.clone();
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    throw new ProblemException(name + "[" + (i + 1) + "] = " + values[i] + " is not a finite number");
                }
            }
        }

        public String name() {
            return name;
        }

        public int rows() {
            return values.length;
        }

        /** A copy of the numbers, that of row {@code i} at {@code i - 1}. */
        public double[] values() {
            return values.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Column column && column.name.equals(name) && Arrays.equals(column.values, values);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return name + "[1..." + values.length + "]";
        }
    }

    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /** How many rows there are. */
    public int rows() {
        return columns.isEmpty() ? 0 : columns.getFirst().rows();
    }

    /** The place of a column among all, if there is one of the name. */
    public OptionalInt indexOf(String name) {
        for (int k = 0; k < columns.size(); k++) {
            if (columns.get(k).name().equals(name)) {
                return OptionalInt.of(k);
            }
        }
        return OptionalInt.empty();
    }
}
