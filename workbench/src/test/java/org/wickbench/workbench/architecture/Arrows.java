package org.wickbench.workbench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The design's arrows as rules over all classes below one root package. */
final class Arrows {
    /** The modules in the order in which the work flows, each with its rooms in that order. */
    static final Map<String, List<String>> HOUSE = house();

    private final String root;

    Arrows(String root) {
        this.root = root;
    }

    private static Map<String, List<String>> house() {
        Map<String, List<String>> house = new LinkedHashMap<>();
        house.put(
                "symbolic",
                List.of(
                        "expr",
                        "polynomial",
                        "parse",
                        "assume",
                        "calculus",
                        "enclose",
                        "theorem",
                        "normal",
                        "tactic",
                        "prove",
                        "cas",
                        "operator",
                        "unit",
                        "derivation",
                        "coq"));
        house.put(
                "numeric",
                List.of(
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
                        "spectrum",
                        "sample"));
        house.put("derivations", List.of());
        house.put(
                "verification",
                List.of("claim", "oracle", "order", "layout", "report", "experiment", "mutation", "audit"));
        house.put("workbench", List.of("console", "store", "bench", "command"));
        return house;
    }

    /** Every rule by the fact it states. */
    Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "symbolic knows no other module",
                ignores("symbolic", "numeric", "derivations", "verification", "workbench"));
        rules.put("numeric knows no later module", ignores("numeric", "derivations", "verification", "workbench"));
        rules.put(
                "of symbolic, numeric knows expr alone",
                noClasses()
                        .that()
                        .resideInAPackage(in("numeric"))
                        .should()
                        .dependOnClassesThat(resideIn(root + ".symbolic", root + ".symbolic.expr"))
                        .as("numeric knows expr alone"));
        rules.put("derivations know symbolic alone", ignores("derivations", "numeric", "verification", "workbench"));
        rules.put("verification does not know the workbench", ignores("verification", "workbench"));
        rules.put("only symbolic.cas knows Symja", only("symbolic.cas", "org.matheclipse.."));
        rules.put(
                "only verification.oracle knows Commons Math",
                only("verification.oracle", "org.apache.commons.math3.."));
        HOUSE.forEach((module, rooms) -> {
            for (int i = 0; i + 1 < rooms.size(); i++) {
                String[] later = rooms.subList(i + 1, rooms.size()).stream()
                        .map(room -> in(module + "." + room))
                        .toArray(String[]::new);
                rules.put(
                        module + "." + rooms.get(i) + " knows no later room",
                        noClasses()
                                .that()
                                .resideInAPackage(in(module + "." + rooms.get(i)))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(later));
            }
        });
        rules.put("every class stands in a room of the house", classes().should(standInARoom()));
        rules.put(
                "no static field can change",
                fields().that()
                        .areStatic()
                        .and()
                        .doNotHaveModifier(JavaModifier.SYNTHETIC)
                        .should()
                        .beFinal());
        rules.put(
                "only the workbench prints",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(in("workbench"))
                        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
        rules.put(
                "only the workbench's main class ends the process",
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(root + ".workbench.Main")
                        .should()
                        .callMethod(System.class, "exit", int.class)
                        .orShould()
                        .callMethod(Runtime.class, "exit", int.class)
                        .orShould()
                        .callMethod(Runtime.class, "halt", int.class));
        rules.replaceAll((name, rule) -> rule.as(name).allowEmptyShould(true));
        return rules;
    }

    private String in(String part) {
        return root + "." + part + "..";
    }

    private ArchRule ignores(String module, String... others) {
        List<String> packages = new ArrayList<>();
        for (String other : others) {
            packages.add(in(other));
        }
        return noClasses()
                .that()
                .resideInAPackage(in(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new));
    }

    private ArchRule only(String room, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in(room))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> resideIn(String part, String except) {
        return JavaClass.Predicates.resideInAPackage(part + "..")
                .and(com.tngtech.archunit.base.DescribedPredicate.not(
                        JavaClass.Predicates.resideInAPackage(except + "..")));
    }

    private ArchCondition<JavaClass> standInARoom() {
        Pattern place = Pattern.compile(Pattern.quote(root) + "\\.(\\w+)(?:\\.(\\w+).*)?");
        return new ArchCondition<>("stand in a room of the house") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var matcher = place.matcher(type.getPackageName());
                boolean known = matcher.matches()
                        && HOUSE.containsKey(matcher.group(1))
                        && (matcher.group(2) == null
                                || HOUSE.getOrDefault(matcher.group(1), List.of())
                                        .isEmpty()
                                || HOUSE.getOrDefault(matcher.group(1), List.of())
                                        .contains(matcher.group(2)));
                events.add(new SimpleConditionEvent(
                        type, known, type.getName() + " stands in no room that Arrows.HOUSE lists"));
            }
        };
    }
}
