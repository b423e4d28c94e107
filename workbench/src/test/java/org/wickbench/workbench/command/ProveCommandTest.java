package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.workbench.console.Exit;

class ProveCommandTest {
    @Test
    void anIdentityHoldsWithExitCode0() {
        Run run = Run.wick("prove", "sinh(x)^2 + 1", "cosh(x)^2");
        assertThat(run.exit()).isEqualTo(Exit.HOLDS);
        assertThat(run.out()).startsWith("PROVED     sinh(x)^2 + 1 == cosh(x)^2\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFalseStatementExitsWith3AndShowsAPoint() {
        Run run = Run.wick("prove", "sin(2*x) == 2*sin(x)");
        assertThat(run.exit()).isEqualTo(Exit.REFUTED);
        assertThat(run.out()).startsWith("REFUTED").contains("\nat         x = ", "\nleft  ", "\nright  ");
    }

    @Test
    void aStatementThatNothingDecidesExitsWith4() {
        Run run = Run.wick("prove", "integral(f(x), x, 0, 1)", "integral(f(x)^2, x, 0, 1)", "--function", "f");
        assertThat(run.exit()).isIn(Exit.UNDECIDED, Exit.REFUTED);
        assertThat(run.out()).doesNotContain("PROVED");
    }

    @Test
    void aHypothesisDecides() {
        assertThat(Run.wick("prove", "sqrt(x^2)", "x").exit()).isEqualTo(Exit.REFUTED);
        assertThat(Run.wick("prove", "sqrt(x^2)", "x", "--assume", "x > 0").exit())
                .isEqualTo(Exit.HOLDS);
    }

    @Test
    void conditionsAreShown() {
        assertThat(Run.wick("prove", "x/x", "1").out()).contains("where      x != 0");
    }

    @Test
    void aFormulaMayBeginWithAMinusSign() {
        assertThat(Run.wick("prove", "-x", "0 - x").exit()).isEqualTo(Exit.HOLDS);
    }

    @Test
    void jsonNamesItsSchemaAndTheCounterexample() {
        Run held = Run.wick("prove", "x", "x", "--json");
        assertThat(held.out())
                .startsWith("{\n  \"schema\": \"wickbench.prove/1\",")
                .contains("\"verdict\": \"PROVED\"", "\"counterexample\": null");
        Run refuted = Run.wick("prove", "x", "2*x", "--json");
        assertThat(refuted.out()).contains("\"verdict\": \"REFUTED\"", "\"point\": {\n      \"x\": ");
        assertThat(refuted.exit()).isEqualTo(Exit.REFUTED);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        String once = Run.wick("prove", "exp(x)", "x", "--seed", "7", "--json").out();
        assertThat(Run.wick("prove", "exp(x)", "x", "--seed", "7", "--json").out())
                .isEqualTo(once);
    }

    @Test
    void colourComesOnlyWhereItIsAskedFor() {
        assertThat(Run.coloured("prove", "x", "x").out()).contains("\u001b[32mPROVED\u001b[0m");
        assertThat(Run.wick("prove", "x", "x").out()).doesNotContain("\u001b");
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                Arguments.of("foo(x)", "unknown function 'foo'", "  foo(x)\n  ^"),
                Arguments.of("exp(x", "never closed", "  exp(x\n     ^"),
                Arguments.of("x)", "closes nothing", "  x)\n   ^"),
                Arguments.of("(".repeat(10_000) + "x", "nested deeper", "^"),
                Arguments.of("(".repeat(10_000) + "x" + ")".repeat(10_000), "at most 20000", "^"),
                Arguments.of("10^10^10", "digits", "  10^10^10\n    ^"),
                Arguments.of("System.exit(1)", "'.'", "  System.exit(1)\n        ^"),
                Arguments.of("x".repeat(100_000), "", "^"),
                Arguments.of("1/0", "division by zero", "  1/0\n   ^"),
                Arguments.of("x = 1", "==", "^"),
                Arguments.of("2 x", "*", "  2 x\n    ^"),
                Arguments.of("", "empty", "^"),
                Arguments.of("x; rm", "';'", "  x; rm\n   ^"));
    }

    @ParameterizedTest
    @MethodSource
    void badInput(String formula, String reason, String caret) {
        Run run = Run.wick("prove", formula, "x");
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("wick: ").contains(reason, caret).doesNotContain("\tat ");
    }

    @Test
    void aMistypedOptionIsNoFormula() {
        Run run = Run.wick("prove", "x", "x", "--asume", "x > 0");
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(Run.wick("prove", "x", "--asume").err()).contains("unknown option '--asume'");
    }

    @Test
    void anAssumptionIsMarkedInTheUsersOwnLine() {
        Run run = Run.wick("prove", "x", "x", "--assume", "x > 0, y >");
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.err()).contains("  x > 0, y >\n            ^");
    }

    @ParameterizedTest
    @CsvSource({
        "c^2 >= 0, HOLDS, PROVED",
        "c^2 > 0, REFUTED, REFUTED",
        "c != 0, REFUTED, REFUTED",
        "x + 1 > x, HOLDS, PROVED",
        "sin(x) + 2 > cos(x), UNDECIDED, SAMPLED"
    })
    void aRelationOfAnyKindIsDecided(String relation, Exit exit, String verdict) {
        Run run = Run.wick("prove", relation);
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.out()).startsWith(verdict);
    }

    @Test
    void whatIsSampledEndsWith4UnlessItIsAccepted() {
        assertThat(Run.wick("prove", "sin(x) + 2 > cos(x)").exit()).isEqualTo(Exit.UNDECIDED);
        assertThat(Run.wick("prove", "sin(x) + 2 > cos(x)", "--accept", "sampled")
                        .exit())
                .isEqualTo(Exit.HOLDS);
        assertThat(Run.wick("prove", "sin(x) + 2 > cos(x)", "--accept", "refuted")
                        .exit())
                .isEqualTo(Exit.INPUT_ERROR);
    }

    @Test
    void assumptionsThatContradictEachOtherEndWith3() {
        Run run = Run.wick("prove", "x", "x", "--assume", "x > 1, x < 0");
        assertThat(run.exit()).isEqualTo(Exit.REFUTED);
        assertThat(run.out()).startsWith("VACUOUS").contains("x > 1, x < 0 cannot hold together");
    }

    @Test
    void conditionsAndPremisesAreTyped() {
        assertThat(Run.wick("prove", "x/x", "1", "--assume", "x > y", "--json").out())
                .contains("\"premises\": [\"x > y\"]", "\"type\": \"NonZero\",\n      \"condition\": \"x != 0\"");
    }

    @Test
    void aQuestionThatTakesTooLongIsUndecided() {
        Run run = Run.wick("prove", "cos(x)^400*sin(x)^400 == sin(2*x)^400/2^400 + (x + y + z)^150", "--seconds", "1");
        assertThat(run.exit()).isIn(Exit.UNDECIDED, Exit.REFUTED);
    }

    @TempDir
    private Path folder = Path.of("");

    private Run batch(String questions, String... options) throws IOException {
        Files.writeString(folder.resolve("questions.tsv"), questions);
        List<String> arguments = new ArrayList<>(List.of("prove", "--batch", "questions.tsv"));
        arguments.addAll(List.of(options));
        return Run.in(folder, arguments.toArray(String[]::new));
    }

    @Test
    void aBatchIsAnsweredInTheOrderOfTheFile() throws IOException {
        String questions = "# a remark\nsin(x)^2 + cos(x)^2\t1\n\nsqrt(x^2)\tx\tx > 0\nsqrt(x^2)\tx\t\nc^2 >= 0\t\t\n";
        Run run = batch(questions);
        assertThat(run.out()).isEqualTo("""
                        PROVED     sin(x)^2 + cos(x)^2 == 1
                        PROVED     sqrt(x^2) == x  given  x > 0
                        REFUTED    sqrt(x^2) == x
                        PROVED     c^2 >= 0
                        4 questions: 3 PROVED, 1 REFUTED
                        """);
        assertThat(run.exit()).isEqualTo(Exit.REFUTED);
        assertThat(run.err()).isEmpty();
        Run json = batch(questions, "--json");
        assertThat(json.out().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("{\"schema\": \"wickbench.prove/1\"") && line.endsWith("}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x\\tx\\nexp(x\\t1 | questions.tsv:2:4: | never closed",
                "x\\tfoo(x)\\n | questions.tsv:1:3: | unknown function 'foo'",
                "x\\tx\\tx >\\n | questions.tsv:1:8: | ",
                "x\\tx\\t\\tx\\n | questions.tsv:1: | at most three columns",
                "x\\n | questions.tsv:1: | "
            })
    void aBadLineOfABatchIsShownAndCostsNoOther(String questions, String place, String reason) throws IOException {
        String lines = questions.replace("\\t", "\t").replace("\\n", "\n") + "\nc^2 >= 0\n";
        Run run = batch(lines);
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.out()).contains("UNREADABLE " + place, "PROVED     c^2 >= 0", "1 UNREADABLE");
        assertThat(run.err()).contains(place, reason == null ? "" : reason, "^");
        Run json = batch(lines, "--json");
        assertThat(json.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(json.out().lines().filter(each -> each.contains("\"verdict\": \"UNREADABLE\"")))
                .singleElement()
                .asString()
                .startsWith("{\"schema\": \"wickbench.prove/1\", \"line\": ")
                .contains("\"error\": \"" + place);
    }

    @Test
    void aBatchThatCannotBeReadIsNamed() {
        assertThat(Run.in(folder, "prove", "--batch", "nosuch.tsv").err()).contains("cannot read nosuch.tsv");
        assertThat(Run.in(folder, "prove", "--batch", ".").err()).contains("it is a folder");
        assertThat(Run.in(folder, "prove", "x", "x", "--batch", "nosuch.tsv").exit())
                .isEqualTo(Exit.INPUT_ERROR);
        assertThat(Run.wick("prove").exit()).isEqualTo(Exit.INPUT_ERROR);
    }
}
