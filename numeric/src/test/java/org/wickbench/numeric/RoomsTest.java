package org.wickbench.numeric;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static final List<String> ROOMS = List.of(
            "equation",
            "grid",
            "kernel",
            "pass",
            "emit",
            "activation",
            "run",
            "transform",
            "evolve",
            "circuit",
            "spectrum");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.wickbench.numeric");

    @Test
    void arrowsGoDownTheListOfRoomsOnly() {
        Architectures.LayeredArchitecture rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String room : ROOMS) {
            rule = rule.layer(room).definedBy("org.wickbench.numeric." + room);
        }
        rule = rule.layer("door").definedBy("org.wickbench.numeric");
        for (int i = 0; i < ROOMS.size(); i++) {
            String[] later = java.util.stream.Stream.concat(
                            ROOMS.subList(i + 1, ROOMS.size()).stream(), java.util.stream.Stream.of("door"))
                    .toArray(String[]::new);
            rule = rule.whereLayer(ROOMS.get(i)).mayOnlyBeAccessedByLayers(later);
        }
        rule.check(CLASSES);
    }

    @Test
    void numericKnowsOfSymbolicTheExpressionsAlone() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.wickbench.symbolic.parse..",
                        "org.wickbench.symbolic.cas..",
                        "org.wickbench.symbolic.prove..",
                        "org.wickbench.symbolic.operator..",
                        "org.wickbench.symbolic.derivation..",
                        "org.matheclipse..")
                .check(CLASSES);
    }

    @Test
    void theLibraryNeverPrints() {
        ArchRuleDefinition.noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
