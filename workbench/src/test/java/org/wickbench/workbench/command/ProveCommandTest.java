package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
}
