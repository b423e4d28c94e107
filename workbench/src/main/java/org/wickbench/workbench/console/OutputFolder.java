package org.wickbench.workbench.console;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A folder that results are written into. A file is written under another name beside its place and then renamed, so
 * that whoever looks finds the old file, the new one or none, never half of one.
 */
public final class OutputFolder {
    private final Path folder;

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder, after a file could be made in it: better to fail before the work than after. One that is missing is made with
     * its first file, so that work which fails leaves nothing; until then the file is tried in the folder that would hold it.
     *
     * @throws InputException if it cannot be written into
     */
    public static OutputFolder at(Path folder) {
        try {
            Path existing = folder.toAbsolutePath();
            while (!Files.exists(existing)) {
                Path parent = existing.getParent();
                if (parent == null) {
                    throw new NoSuchFileException(folder.toString());
                }
                existing = parent;
            }
            if (!Files.isDirectory(existing)) {
                throw new FileAlreadyExistsException(existing.toString());
            }
            Files.delete(Files.createFile(aside(existing)));
            return new OutputFolder(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /**
     * Writes a file; one of the same name is replaced.
     *
     * @param name a path inside this folder, whose missing folders are made
     * @return where it was written
     * @throws InputException if it cannot be written
     */
    public Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes. */
    public Path write(String name, byte[] bytes) {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder.normalize())) {
            throw new IllegalArgumentException(name + " is not inside the folder");
        }
        return write(target, bytes);
    }

    /** Fills a file whose name is another one until it is whole. */
    @FunctionalInterface
    public interface Content {
        /** @param aside where to write; nobody else looks there */
        void writeTo(Path aside) throws IOException;
    }

    /**
     * Makes sure that a file that the user named can be written: better to fail before the work than after.
     *
     * @throws InputException if its folder is missing or closed, or if something else than a plain file has its name
     */
    public static void requireWritable(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new InputException("cannot write " + target + ": it is a folder, not a file");
        }
        if (!Files.isDirectory(folder)) {
            throw new InputException("cannot write " + target + ": there is no folder " + folder);
        }
        requirePlain(target);
        try {
            Files.delete(Files.createFile(aside(folder)));
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** To rename a file over a device would take the device away. */
    private static void requirePlain(Path target) {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new InputException("cannot write " + target + ": it is not a plain file");
        }
    }

    /** Writes a file that the user named; its folder has to exist. */
    public static Path writeFile(Path target, byte[] bytes) {
        return writeFile(target, aside -> Files.write(aside, bytes));
    }

    /**
     * The same for a content of any size. It is on the disk before it gets its name, so that not even a crash of the machine
     * leaves half a file; whatever had the name before stays until then.
     */
    public static Path writeFile(Path target, Content content) {
        return writeFile(target, content, OutputFolder::aside);
    }

    /**
     * The same for a file that one process alone writes again and again: the name aside is always the same, so that the next
     * run overwrites what a killed one left.
     */
    public static Path replaceFile(Path target, Content content) {
        return writeFile(target, content, folder -> folder.resolve("." + target.getFileName() + ".part"));
    }

    private static Path writeFile(Path target, Content content, UnaryOperator<Path> asideIn) {
        requirePlain(target);
        try {
            // a link keeps pointing where it points
            Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
            Path folder = real.getParent();
            if (folder == null) {
                throw new InputException("cannot write " + target + ": it is not a file");
            }
            Path aside = asideIn.apply(folder);
            aside.toFile().deleteOnExit();
            try {
                content.writeTo(aside);
                force(aside);
                move(aside, real);
            } finally {
                Files.deleteIfExists(aside);
            }
            return target;
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static Path write(Path target, byte[] bytes) {
        try {
            Path parent = target.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
        return writeFile(target, bytes);
    }

    /** A name that no other run takes; the file gets the permissions that any new file gets. */
    private static Path aside(Path folder) {
        return folder.resolve(".wick-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".part");
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static InputException unwritable(Path place, IOException e) {
        String reason =
                switch (e) {
                    case AccessDeniedException _ -> "permission denied";
                    case NoSuchFileException missing -> "there is no " + missing.getFile();
                    case FileAlreadyExistsException exists -> exists.getFile() + " is a file, not a folder";
                    default -> String.valueOf(e.getMessage());
                };
        return new InputException("cannot write " + place + ": " + reason, e);
    }
}
