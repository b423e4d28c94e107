package org.wickbench.workbench.licences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThirdPartyTest {
    private static final String HEAD = "\nLists of third-party dependencies.\n";

    @Test
    void everyLibraryOffersAnAcceptableLicence() throws IOException {
        ThirdParty found = found();
        assertThat(found.libraries()).hasSizeGreaterThan(10).allMatch(ThirdParty.Library::acceptable);
    }

    @Test
    void theListIsUpToDate() throws IOException {
        String markdown = found().markdown();
        Path fresh = Files.writeString(Path.of("target", "THIRD-PARTY.md"), markdown);
        assertThat(Path.of("..", "THIRD-PARTY.md"))
                .as("copy workbench/%s over it if the new libraries are meant", fresh)
                .content()
                .isEqualTo(markdown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "     (GNU General Public License, Version 3) Plots (org.example:plots:1.0 - http://example.org)",
                "     (GPL v2) Plots (org.example:plots:1.0 - no url defined)",
                "     (Unknown license) Plots (org.example:plots:1.0 - no url defined)"
            })
    void aLibraryUnderTheGplAloneOrUnderNothingKnownIsRefused(String line) {
        assertThat(ThirdParty.read(HEAD + line).libraries()).noneMatch(ThirdParty.Library::acceptable);
    }

    @Test
    void ofSeveralLicencesOneIsEnough() {
        String line =
                "     (GNU GENERAL PUBLIC LICENSE Version 2) (GNU Library or Lesser General Public License (LGPL)) Sums"
                        + " (of all sorts) (org.example:sums:1.0 - http://example.org)";
        assertThat(ThirdParty.read(HEAD + line).libraries()).singleElement().satisfies(library -> {
            assertThat(library.acceptable()).isTrue();
            assertThat(library.artifact()).isEqualTo("sums");
            assertThat(library.licences()).hasSize(2);
        });
    }

    @Test
    void aLineThatIsNotUnderstoodIsNotSkipped() {
        assertThatThrownBy(() -> ThirdParty.read(HEAD + "     Plots")).hasMessageContaining("Plots");
    }

    private static ThirdParty found() throws IOException {
        return ThirdParty.read(Files.readString(Path.of("target", "third-party", "THIRD-PARTY.txt")));
    }
}
