package org.wickbench.workbench.command;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.workbench.console.InputException;

/** States as bytes of a file, in the format that the file's name ends with. */
final class StateFile {
    private StateFile() {}

    /**
     * The bytes for a file name.
     *
     * <ul>
     *   <li>{@code .csv}: a line of names, then one line a point: its coordinates, then each state's value (real and
     *       imaginary part where it is complex), with as many digits as it takes to read the same double back;
     *   <li>{@code .npy}: NumPy's array format 1.0, of shape (states, points of each axis), little-endian doubles or
     *       pairs of them.
     * </ul>
     *
     * @throws InputException if the name ends with neither
     */
    static byte[] bytes(String fileName, List<String> names, List<Field> states) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            return csv(names, states).getBytes(StandardCharsets.UTF_8);
        }
        if (lower.endsWith(".npy")) {
            return npy(states);
        }
        throw unknown(fileName);
    }

    /** @throws InputException if no state can be written under this name; to be asked before the work */
    static void check(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".csv") && !lower.endsWith(".npy")) {
            throw unknown(fileName);
        }
    }

    private static InputException unknown(String fileName) {
        return new InputException("a state is saved as .csv or .npy, not as '" + fileName + "'");
    }

    private static String csv(List<String> names, List<Field> states) {
        Grid grid = states.getFirst().grid();
        StringBuilder text =
                new StringBuilder(grid.axes().stream().map(Axis::name).collect(Collectors.joining(",")));
        for (int s = 0; s < states.size(); s++) {
            text.append(',').append(names.get(s));
            if (!states.get(s).isReal()) {
                text.append("_re,").append(names.get(s)).append("_im");
            }
        }
        text.append('\n');
        for (int i = 0; i < grid.size(); i++) {
            for (int a = 0; a < grid.dimension(); a++) {
                int index = (i / grid.stride(a)) % grid.axis(a).points();
                text.append(a == 0 ? "" : ",").append(grid.axis(a).node(index));
            }
            for (Field state : states) {
                text.append(',').append(state.re()[i]);
                if (!state.isReal()) {
                    text.append(',').append(state.im()[i]);
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static byte[] npy(List<Field> states) {
        Grid grid = states.getFirst().grid();
        boolean complex = states.stream().anyMatch(state -> !state.isReal());
        String shape = states.size() + ", "
                + grid.axes().stream()
                        .map(axis -> String.valueOf(axis.points()))
                        .collect(Collectors.joining(", "));
        String header =
                "{'descr': '" + (complex ? "<c16" : "<f8") + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        // magic, version, length and header end at a multiple of 64
        int padding = 63 - (10 + header.length()) % 64;
        header = header + " ".repeat(padding) + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        out.write(header.length() & 0xff);
        out.write(header.length() >> 8);
        out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        for (Field state : states) {
            ByteBuffer buffer =
                    ByteBuffer.allocate(grid.size() * (complex ? 16 : 8)).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < grid.size(); i++) {
                buffer.putDouble(state.re()[i]);
                if (complex) {
                    buffer.putDouble(state.isReal() ? 0 : state.im()[i]);
                }
            }
            out.writeBytes(buffer.array());
        }
        return out.toByteArray();
    }
}
