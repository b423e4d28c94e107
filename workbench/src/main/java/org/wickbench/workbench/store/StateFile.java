package org.wickbench.workbench.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.OutputFolder;

/** States as a file, in the format that the file's name ends with. */
public enum StateFile {
    /**
     * A line of names, then one line a point: its coordinates, then each state's value (real and imaginary part where it
     * is complex), with as many digits as it takes to read the same double back.
     */
    CSV(".csv"),
    /** NumPy's array format 1.0, of shape (states, points of each axis), little-endian doubles or pairs of them. */
    NPY(".npy"),
    /** HDF5: states, axes, table and facts, so that the file explains itself. */
    HDF5(".h5");

    private final String ending;

    StateFile(String ending) {
        this.ending = ending;
    }

    /**
     * The format of a file name.
     *
     * @throws InputException if no state can be written under this name; to be asked before the work
     */
    public static StateFile of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (StateFile format : values()) {
            if (name.endsWith(format.ending)) {
                return format;
            }
        }
        throw new InputException("a state is saved as .h5, .npy or .csv, not as '" + file + "'");
    }

    /** Writes a file, whole or not at all. */
    public static void write(Path file, Result result) {
        StateFile format = of(file);
        OutputFolder.writeFile(file, aside -> format.writeTo(aside, result));
    }

    private void writeTo(Path file, Result result) throws IOException {
        if (this == HDF5) {
            Hdf5.write(file, result);
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            if (this == CSV) {
                Csv.write(out, result);
            } else {
                Npy.write(out, result);
            }
        }
    }
}
