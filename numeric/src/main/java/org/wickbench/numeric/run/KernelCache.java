package org.wickbench.numeric.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wickbench.numeric.emit.ContentHash;

/**
 * Class files of compiled kernels below a folder, named by the hash of source text, Java runtime and compiler options. A file
 * is a SHA-256 of its content and the content: one that is damaged counts as missing. Files are written aside and renamed,
 * so that several processes may share the folder; those not used for longest go when the folder grows too large.
 * Whatever goes wrong with the folder costs time only.
 */
final class KernelCache {
    /** A kernel has about 20 kB: thousands of them. */
    private static final long LARGEST = 64L << 20;

    private static final int CHECKSUM = 32;
    private static final String SUFFIX = ".kernel";

    private final Path folder;
    private final long largest;

    KernelCache(Path folder) {
        this(folder, LARGEST);
    }

    /** @param largest how many bytes the folder may hold */
    KernelCache(Path folder, long largest) {
        this.folder = folder;
        this.largest = largest;
    }

    /** The class file kept for a source text, if it is there and whole. */
    Optional<byte[]> read(String hash) {
        Path file = file(hash);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            byte[] all = Files.readAllBytes(file);
            if (all.length <= CHECKSUM) {
                return Optional.empty();
            }
            byte[] content = Arrays.copyOfRange(all, CHECKSUM, all.length);
            if (!Arrays.equals(checksum(content), Arrays.copyOf(all, CHECKSUM))) {
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(content);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Keeps a class file. */
    void write(String hash, byte[] content) {
        try {
            Files.createDirectories(folder);
            Path aside = Files.createTempFile(folder, "kernel-", ".part");
            try {
                byte[] all = Arrays.copyOf(checksum(content), CHECKSUM + content.length);
                System.arraycopy(content, 0, all, CHECKSUM, content.length);
                Files.write(aside, all);
                Files.move(aside, file(hash), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
            makeRoom();
        } catch (IOException | UncheckedIOException unwritable) {
            // the kernel in memory is good; only the next start pays for the compilation again
        }
    }

    private record Kept(Path file, long size, FileTime used) {}

    /** Down to half of what is allowed, so that not every new kernel has to look for room. */
    private void makeRoom() throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
                all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        long total = all.stream().mapToLong(Kept::size).sum();
        if (total <= largest) {
            return;
        }
        all.sort(Comparator.comparing(Kept::used));
        for (Kept kept : all.subList(0, all.size() - 1)) {
            if (total <= largest / 2) {
                return;
            }
            Files.deleteIfExists(kept.file());
            total -= kept.size();
        }
    }

    private Path file(String hash) {
        String key = hash + "\n" + Runtime.version() + "\n" + InMemoryCompiler.OPTIONS;
        return folder.resolve("kernel-" + ContentHash.of(key) + SUFFIX);
    }

    private static byte[] checksum(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
