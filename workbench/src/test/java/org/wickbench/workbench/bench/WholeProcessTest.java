package org.wickbench.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** No peer has to be installed for these: the shell plays one. */
@DisabledOnOs(OS.WINDOWS)
class WholeProcessTest {
    @TempDir
    Path folder = Path.of("");

    private static WholeProcess.Rival rival(Optional<String> result, String... scripts) {
        List<List<String>> commands = java.util.Arrays.stream(scripts)
                .map(script -> List.of("sh", "-c", script))
                .toList();
        return new WholeProcess.Rival(commands, result, Pattern.compile("E = (\\S+)"), "the shell");
    }

    @Test
    void aPeerWithTheRightEnergyIsTimed() throws Exception {
        assertThat(WholeProcess.time(rival(Optional.empty(), "echo E = 1.15018812506"), folder))
                .isPositive();
        assertThat(WholeProcess.time(
                        rival(Optional.of("result"), "echo E = 1.15018812506 >kept", "mv kept result"), folder))
                .isPositive();
    }

    @Test
    void aPeerWithAnotherEnergyIsNotTimed() {
        for (String energy : List.of("1.1501882", "NaN", "-1.15018812506")) {
            assertThatThrownBy(() -> WholeProcess.time(rival(Optional.empty(), "echo E = " + energy), folder))
                    .isInstanceOf(Peer.Missing.class)
                    .hasMessageContaining("found the energy");
        }
    }

    @Test
    void whyThereIsNoPeerIsSaid() {
        WholeProcess.Rival absent = new WholeProcess.Rival(
                List.of(List.of("no-such-program-here")), Optional.empty(), Pattern.compile("x"), "nothing");
        assertThatThrownBy(() -> WholeProcess.time(absent, folder)).hasMessage("no-such-program-here is not installed");
        assertThatThrownBy(() -> WholeProcess.time(rival(Optional.empty(), "exit 3"), folder))
                .hasMessageContaining("fails here");
        assertThatThrownBy(() -> WholeProcess.time(rival(Optional.empty(), "echo nothing"), folder))
                .hasMessageContaining("no energy");
    }
}
