package org.wickbench.workbench.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.workbench.console.InputException;

/** NumPy's array format: {@code \x93NUMPY}, version, length of the header, the header (a Python literal), the numbers. */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 4096;
    private static final int VALUES_AT_ONCE = 4096;
    private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

    private Npy() {}

    static void write(OutputStream out, Result result) throws IOException {
        Grid grid = result.grid();
        boolean complex = result.states().stream().anyMatch(state -> !state.isReal());
        String shape = result.states().size() + ", "
                + grid.axes().stream()
                        .map(axis -> String.valueOf(axis.points()))
                        .collect(Collectors.joining(", "));
        String header =
                "{'descr': '" + (complex ? "<c16" : "<f8") + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        // magic, version, length and header end at a multiple of 64
        int padding = 63 - (10 + header.length()) % 64;
        header = header + " ".repeat(padding) + "\n";
        out.write(MAGIC);
        out.write(new byte[] {1, 0, (byte) header.length(), (byte) (header.length() >> 8)});
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer buffer = ByteBuffer.allocate(VALUES_AT_ONCE * 16).order(ByteOrder.LITTLE_ENDIAN);
        for (Field state : result.states()) {
            for (int i = 0; i < grid.size(); i++) {
                buffer.putDouble(state.re()[i]);
                if (complex) {
                    buffer.putDouble(state.isReal() ? 0 : state.im()[i]);
                }
                if (!buffer.hasRemaining() || i + 1 == grid.size()) {
                    out.write(buffer.array(), 0, buffer.position());
                    buffer.clear();
                }
            }
        }
    }

    /**
     * The one state in a file: doubles or pairs of them, of the grid's shape, with an axis of length 1 before it or not.
     *
     * @throws InputException if the file is anything else, or a number in it is not finite
     */
    public static Field read(Path file, Grid grid) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file, Files.size(file), in, grid);
        } catch (NoSuchFileException e) {
            throw new InputException("there is no file " + file, e);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Field read(Path file, long length, InputStream in, Grid grid) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw new InputException(file + " is no .npy file: it does not begin with NumPy's mark");
        }
        if (start[6] < 1 || start[6] > 3) {
            throw new InputException(file + " is a .npy file of version " + start[6] + "; versions 1 to 3 are read");
        }
        int lengthBytes = start[6] == 1 ? 2 : 4;
        byte[] count = in.readNBytes(lengthBytes);
        long headerLength = 0;
        for (int i = count.length - 1; i >= 0; i--) {
            headerLength = headerLength << 8 | count[i] & 0xff;
        }
        if (count.length < lengthBytes || headerLength > LONGEST_HEADER) {
            throw new InputException(file + " is damaged: its header has no sensible length");
        }
        byte[] headerBytes = in.readNBytes((int) headerLength);
        String header = new String(headerBytes, StandardCharsets.UTF_8);
        Matcher description = DESCRIPTION.matcher(header);
        Matcher order = FORTRAN.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (headerBytes.length < headerLength || !description.find() || !order.find() || !shape.find()) {
            throw new InputException(file + " is damaged: its header does not say what it holds");
        }
        String type = description.group(1);
        boolean complex = type.equals("<c16") || type.equals(">c16");
        if (!complex && !type.equals("<f8") && !type.equals(">f8")) {
            throw new InputException(file + " holds numbers of type '" + type
                    + "'; the types float64 and complex128 are read, as from array.astype('float64')");
        }
        if (order.group(1).equals("True") && grid.dimension() > 1) {
            throw new InputException(file + " holds its numbers column by column; save numpy.ascontiguousarray(array)");
        }
        requireShape(file, shape.group(1), grid);
        long expected = 8L + lengthBytes + headerLength + (long) grid.size() * (complex ? 16 : 8);
        if (length != expected) {
            throw new InputException(file + " is " + (length < expected ? "cut short" : "too long") + ": it has "
                    + length + " bytes where its header promises " + expected);
        }
        return values(file, in, grid, complex, type.startsWith("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    private static void requireShape(Path file, String text, Grid grid) {
        List<String> found = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                found.add(part.strip());
            }
        }
        List<String> wanted = grid.axes().stream()
                .map((Axis axis) -> String.valueOf(axis.points()))
                .toList();
        boolean alone = found.size() == wanted.size() + 1 && found.getFirst().equals("1");
        if (found.equals(wanted) || (alone && found.subList(1, found.size()).equals(wanted))) {
            return;
        }
        throw new InputException(file + " holds an array of shape (" + String.join(", ", found)
                + "), and this grid has the shape (" + String.join(", ", wanted) + ")"
                + (found.size() == wanted.size() + 1
                                && found.subList(1, found.size()).equals(wanted)
                        ? ": save one of its " + found.getFirst() + " states, as in numpy.save(file, array[0])"
                        : ""));
    }

    private static Field values(Path file, InputStream in, Grid grid, boolean complex, ByteOrder order)
            throws IOException {
        double[] re = new double[grid.size()];
        double[] im = new double[complex ? grid.size() : 0];
        int width = complex ? 16 : 8;
        for (int from = 0; from < re.length; from += VALUES_AT_ONCE) {
            int to = Math.min(re.length, from + VALUES_AT_ONCE);
            byte[] bytes = in.readNBytes((to - from) * width);
            if (bytes.length < (to - from) * width) {
                throw new InputException(file + " is cut short");
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
            for (int i = from; i < to; i++) {
                re[i] = buffer.getDouble();
                if (complex) {
                    im[i] = buffer.getDouble();
                }
                if (!Double.isFinite(re[i]) || (complex && !Double.isFinite(im[i]))) {
                    throw new InputException(file + " holds a number that is not finite, at index " + i);
                }
            }
        }
        return new Field(grid, re, im);
    }
}
