package org.wickbench.workbench.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

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
     * The folder, made if it is missing, after a file could be made in it: better to fail before the work than after.
     *
     * @throws InputException if it cannot be written into
     */
    public static OutputFolder at(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createFile(aside(folder)));
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

    /** Writes a file that the user named; its folder has to exist. */
    public static Path writeFile(Path target, byte[] bytes) {
        return write(target, bytes);
    }

    private static Path write(Path target, byte[] bytes) {
        try {
            Path parent = target.toAbsolutePath().getParent();
            if (parent == null) {
                throw new InputException("cannot write " + target + ": it is not a file");
            }
            Files.createDirectories(parent);
            Path aside = aside(parent);
            File cleanUp = aside.toFile();
            cleanUp.deleteOnExit();
            try {
                Files.write(aside, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                move(aside, target);
            } finally {
                Files.deleteIfExists(aside);
            }
            return target;
        } catch (IOException e) {
            throw unwritable(target, e);
        }
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
                    case FileAlreadyExistsException exists -> exists.getFile() + " is a file, not a folder";
                    default -> String.valueOf(e.getMessage());
                };
        return new InputException("cannot write " + place + ": " + reason, e);
    }
}
