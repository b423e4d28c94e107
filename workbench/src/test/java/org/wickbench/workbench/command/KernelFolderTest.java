package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelFolderTest {
    private static final String HOME = Path.of("/home/ada").toAbsolutePath().toString();
    private static final String CACHE = Path.of("/var/tmp/ada").toAbsolutePath().toString();

    @Test
    void kernelsAreKeptInTheUsersCache() {
        assertThat(KernelFolder.of(Map.of(), HOME)).contains(Path.of(HOME, ".cache", "wickbench", "kernels"));
        assertThat(KernelFolder.of(Map.of("XDG_CACHE_HOME", CACHE), HOME))
                .contains(Path.of(CACHE, "wickbench", "kernels"));
        assertThat(KernelFolder.of(Map.of("XDG_CACHE_HOME", "not/absolute"), HOME))
                .contains(Path.of(HOME, ".cache", "wickbench", "kernels"));
    }

    @Test
    void theCacheCanBeTurnedOff() {
        assertThat(KernelFolder.of(Map.of("WICKBENCH_KERNEL_CACHE", "off"), HOME))
                .isEmpty();
        assertThat(KernelFolder.of(Map.of("WICKBENCH_KERNEL_CACHE", " OFF "), HOME))
                .isEmpty();
        assertThat(KernelFolder.of(Map.of(), "")).isEmpty();
    }
}
