package org.wickbench.workbench.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wickbench.numeric.evolve.Observables;
import org.wickbench.numeric.evolve.Snapshot;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.OutputFolder;

/**
 * Where an evolution stands, as a file: a mark, a version, the identity of the run, the step, what was observed so far, the
 * numbers that a run with steps of its own choice carries on, whether it is done, the state, and a SHA-256 over all of that. Numbers are big-endian. A file is written under another name, forced to the
 * disk, and then renamed, so that at every moment the name stands for a whole checkpoint or for none.
 */
public final class Checkpoint {
    private static final byte[] MAGIC = "WICKCKPT".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;
    private static final int CHECKSUM = 32;
    private static final int LONGEST_IDENTITY = 1 << 20;

    private Checkpoint() {}

    /** Writes where a run stands; an older checkpoint of that name is replaced once the new one is on the disk. */
    public static void write(Path file, RunIdentity run, Snapshot snapshot) {
        OutputFolder.replaceFile(file, aside -> {
            try (OutputStream out = Files.newOutputStream(aside)) {
                write(out, run, snapshot);
            }
        });
    }

    private static void write(OutputStream out, RunIdentity run, Snapshot snapshot) throws IOException {
        MessageDigest digest = RunIdentity.sha256();
        DataOutputStream data =
                new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(out, digest), 1 << 16));
        data.write(MAGIC);
        data.writeInt(VERSION);
        byte[] identity = run.text().getBytes(StandardCharsets.UTF_8);
        data.writeInt(identity.length);
        data.write(identity);
        data.writeLong(snapshot.step());
        data.writeInt(snapshot.observed().size());
        for (Observables at : snapshot.observed()) {
            for (double number : numbers(at)) {
                data.writeDouble(number);
            }
        }
        double[] carried = snapshot.carried().get();
        data.writeInt(carried.length);
        for (double number : carried) {
            data.writeDouble(number);
        }
        data.writeBoolean(snapshot.last());
        Field state = snapshot.state().get();
        data.writeInt(state.re().length);
        data.writeBoolean(!state.isReal());
        for (double value : state.re()) {
            data.writeDouble(value);
        }
        for (double value : state.im()) {
            data.writeDouble(value);
        }
        data.flush();
        out.write(digest.digest());
    }

    private static double[] numbers(Observables at) {
        double[] numbers = new double[5 + 3 * at.moments().size()];
        numbers[0] = at.time();
        numbers[1] = at.norm();
        numbers[2] = at.mass();
        numbers[3] = at.energy();
        numbers[4] = at.overlap();
        int i = 5;
        for (Observables.Moments moments : at.moments()) {
            numbers[i++] = moments.mean();
            numbers[i++] = moments.meanSquare();
            numbers[i++] = moments.current();
        }
        return numbers;
    }

    /**
     * Where a run stood.
     *
     * @throws InputException if the file is no whole checkpoint of just this run
     */
    public static Snapshot read(Path file, RunIdentity run, Grid grid) {
        try {
            long length = Files.size(file);
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                return read(file, length, in, run, grid);
            }
        } catch (java.nio.file.NoSuchFileException e) {
            throw new InputException("there is no checkpoint " + file, e);
        } catch (IOException e) {
            throw new InputException("cannot read the checkpoint " + file + ": " + e.getMessage(), e);
        }
    }

    private static Snapshot read(Path file, long length, InputStream in, RunIdentity run, Grid grid)
            throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 4);
        if (!Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw new InputException(
                    file + " is no checkpoint of Wickbench: name another file, or remove it if it is not needed");
        }
        int version = start.length < MAGIC.length + 4
                ? VERSION
                : new DataInputStream(new ByteArrayInputStream(start, MAGIC.length, 4)).readInt();
        if (version != VERSION) {
            throw new InputException(file + " is a checkpoint of format " + version + "; format " + VERSION
                    + " is read: finish that run with the version that began it");
        }
        requireWhole(file, length);
        DataInputStream data = new DataInputStream(in);
        int identityLength = data.readInt();
        if (identityLength < 0 || identityLength > LONGEST_IDENTITY) {
            throw damaged(file);
        }
        String other = new String(data.readNBytes(identityLength), StandardCharsets.UTF_8);
        if (!other.equals(run.text())) {
            throw new InputException(file + " is the checkpoint of another run: " + run.difference(other));
        }
        long step = data.readLong();
        int count = data.readInt();
        int numbers = 5 + 3 * grid.dimension();
        if (count < 0 || (long) count * numbers * 8 > length) {
            throw damaged(file);
        }
        List<Observables> observed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            observed.add(observables(data, grid));
        }
        int others = data.readInt();
        if (others < 0 || (long) others * 8 > length) {
            throw damaged(file);
        }
        double[] carried = doubles(data, others);
        boolean last = data.readBoolean();
        int size = data.readInt();
        boolean complex = data.readBoolean();
        if (size != grid.size()) {
            throw damaged(file);
        }
        double[] re = doubles(data, size);
        Field state = new Field(grid, re, doubles(data, complex ? size : 0));
        return new Snapshot(step, observed, () -> state, () -> carried, last);
    }

    private static Observables observables(DataInputStream data, Grid grid) throws IOException {
        double time = data.readDouble();
        double norm = data.readDouble();
        double mass = data.readDouble();
        double energy = data.readDouble();
        double overlap = data.readDouble();
        List<Observables.Moments> moments = new ArrayList<>();
        for (int axis = 0; axis < grid.dimension(); axis++) {
            moments.add(new Observables.Moments(
                    grid.axis(axis).name(), data.readDouble(), data.readDouble(), data.readDouble()));
        }
        return new Observables(time, norm, mass, energy, moments, overlap);
    }

    private static double[] doubles(DataInputStream data, int count) throws IOException {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = data.readDouble();
        }
        return values;
    }

    /** The checksum is looked at before any number is believed. */
    private static void requireWhole(Path file, long length) throws IOException {
        long body = length - CHECKSUM;
        if (body < MAGIC.length + 4) {
            throw damaged(file);
        }
        MessageDigest digest = RunIdentity.sha256();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            InputStream digested = new DigestInputStream(in, digest);
            byte[] buffer = new byte[1 << 16];
            long left = body;
            while (left > 0) {
                int got = digested.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (got < 0) {
                    throw damaged(file);
                }
                left -= got;
            }
            if (!MessageDigest.isEqual(digest.digest(), in.readNBytes(CHECKSUM))) {
                throw damaged(file);
            }
        }
    }

    private static InputException damaged(Path file) {
        return new InputException("the checkpoint " + file
                + " is cut short or damaged: its checksum does not fit. Remove it to begin the run anew");
    }
}
