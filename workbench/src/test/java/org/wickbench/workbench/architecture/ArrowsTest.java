package org.wickbench.workbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArrowsTest {
    private static final String WRONG = "org.wickbench.workbench.architecture.wrong";

    @TestFactory
    Stream<DynamicTest> theHouseObeysEveryRule() {
        JavaClasses house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.wickbench");
        return new Arrows("org.wickbench")
                .rules().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getKey(), () -> rule.getValue().check(house)));
    }

    @Test
    void theModulesAreAllSeen() {
        JavaClasses house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.wickbench");
        Set<String> modules = new TreeSet<>();
        house.forEach(type -> modules.add(type.getPackageName().replaceFirst("^org\\.wickbench\\.(\\w+).*", "$1")));
        assertThat(modules).contains("symbolic", "workbench").isSubsetOf(Arrows.HOUSE.keySet());
    }

    /** Each rule is broken once on purpose below {@value #WRONG}. */
    @TestFactory
    Stream<DynamicTest> everyRuleFindsItsViolation() {
        JavaClasses wrong = new ClassFileImporter().importPackages(WRONG);
        Map<String, ArchRule> rules = new Arrows(WRONG).rules();
        return Stream.of(
                        "symbolic knows no other module",
                        "numeric knows no later module",
                        "of symbolic, numeric knows expr alone",
                        "derivations know symbolic alone",
                        "verification does not know the workbench",
                        "only symbolic.cas knows Symja",
                        "only verification.oracle knows Commons Math",
                        "symbolic.expr knows no later room",
                        "numeric.grid knows no later room",
                        "every class stands in a room of the house",
                        "no static field can change",
                        "only the workbench prints",
                        "only the workbench's main class ends the process")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    ArchRule rule = rules.get(name);
                    assertThat(rule).isNotNull();
                    if (rule != null) {
                        assertThat(rule.evaluate(wrong).hasViolation()).isTrue();
                    }
                }));
    }
}
