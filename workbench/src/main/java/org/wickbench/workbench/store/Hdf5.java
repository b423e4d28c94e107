package org.wickbench.workbench.store;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;

/**
 * States as HDF5.
 *
 * <pre>
 * /             attributes: the facts, and format = "wickbench.states/1"
 * /axes/NAME    nodes; attributes index, lower, upper, boundary
 * /states/NAME  a group of re and im (only of a complex state), each of the grid's shape
 * /levels or /observables   one array a column
 * </pre>
 */
final class Hdf5 {
    private static final String FORMAT = "wickbench.states/1";

    private Hdf5() {}

    static void write(Path file, Result result) throws IOException {
        Grid grid = result.grid();
        try (WritableHdfFile out = HdfFile.write(file)) {
            out.putAttribute("format", FORMAT);
            result.facts().forEach(out::putAttribute);
            WritableGroup axes = out.putGroup("axes");
            for (int i = 0; i < grid.dimension(); i++) {
                Axis axis = grid.axis(i);
                WritableDataset nodes = axes.putDataset(axis.name(), axis.nodes());
                nodes.putAttribute("index", i);
                nodes.putAttribute("lower", axis.lower());
                nodes.putAttribute("upper", axis.upper());
                nodes.putAttribute("boundary", axis.boundary().name().toLowerCase(Locale.ROOT));
            }
            WritableGroup states = out.putGroup("states");
            for (int s = 0; s < result.states().size(); s++) {
                Field state = result.states().get(s);
                WritableGroup group = states.putGroup(result.names().get(s));
                group.putDataset("re", shaped(state.re(), grid));
                if (!state.isReal()) {
                    group.putDataset("im", shaped(state.im(), grid));
                }
            }
            WritableGroup table = out.putGroup(result.tableName());
            for (Map.Entry<String, double[]> column : result.columns().entrySet()) {
                table.putDataset(column.getKey(), column.getValue());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Object shaped(double[] values, Grid grid) {
        return switch (grid.dimension()) {
            case 1 -> values;
            case 2 -> rows(values, 0, grid.axis(0).points(), grid.axis(1).points());
            default -> {
                int slab = grid.stride(0);
                double[][][] slabs = new double[grid.axis(0).points()][][];
                for (int i = 0; i < slabs.length; i++) {
                    slabs[i] = rows(
                            values,
                            i * slab,
                            grid.axis(1).points(),
                            grid.axis(2).points());
                }
                yield slabs;
            }
        };
    }

    private static double[][] rows(double[] values, int from, int rows, int columns) {
        double[][] result = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, from + row * columns, result[row], 0, columns);
        }
        return result;
    }
}
