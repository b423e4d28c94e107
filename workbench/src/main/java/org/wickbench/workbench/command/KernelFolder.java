package org.wickbench.workbench.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wickbench.numeric.Solver;

/**
 * Where compiled kernels are kept between runs: {@code $XDG_CACHE_HOME/wickbench/kernels}, or
 * {@code ~/.cache/wickbench/kernels}; nowhere if {@code WICKBENCH_KERNEL_CACHE} is {@code off}.
 */
final class KernelFolder {
    private KernelFolder() {}

    /** A solver that keeps its kernels there. */
    static Solver solver() {
        return of(System.getenv(), System.getProperty("user.home", ""))
                .map(Solver::new)
                .orElseGet(Solver::new);
    }

    static Optional<Path> of(Map<String, String> environment, String home) {
        String wish = environment.getOrDefault("WICKBENCH_KERNEL_CACHE", "").strip();
        if (wish.toLowerCase(Locale.ROOT).equals("off")) {
            return Optional.empty();
        }
        try {
            Path below = Path.of("wickbench", "kernels");
            String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
            // the XDG base directory specification: a path that is not absolute is to be ignored
            if (!cache.isEmpty() && Path.of(cache).isAbsolute()) {
                return Optional.of(Path.of(cache).resolve(below));
            }
            return home.isEmpty() || !Path.of(home).isAbsolute()
                    ? Optional.empty()
                    : Optional.of(Path.of(home, ".cache").resolve(below));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
