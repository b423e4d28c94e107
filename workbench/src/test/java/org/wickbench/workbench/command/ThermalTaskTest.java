package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wickbench.workbench.console.Exit;

class ThermalTaskTest {
    private static double[] numbers(Run run, String quantity) {
        Matcher line = Pattern.compile(Pattern.quote(quantity) + "\\s+(\\S+)\\s+(\\S+)")
                .matcher(run.out());
        assertThat(line.find()).as(run.out() + run.err()).isTrue();
        return new double[] {Double.parseDouble(line.group(1)), Double.parseDouble(line.group(2))};
    }

    private static void holds(Run run, String quantity, double exact) {
        double[] found = numbers(run, quantity);
        double error = Math.abs(found[0] - exact);
        assertThat(error).as("%s: %s +- %s", quantity, found[0], found[1]).isLessThanOrEqualTo(found[1]);
        assertThat(found[1]).isLessThan(1e-9);
    }

    @Test
    void theOscillatorHasItsClosedForm() {
        Run run = Run.wick(
                "solve",
                "--thermal",
                "3/2",
                "--objective",
                "x^2/2",
                "--D",
                "1/2",
                "--axis",
                "x=-10:10:96",
                "--boundary",
                "dirichlet");
        assertThat(run.exit()).isEqualTo(Exit.HOLDS);
        // E_n = n + 1/2
        double beta = 1.5;
        double x = beta / 2;
        double z = 1 / (2 * Math.sinh(x));
        double u = 0.5 / Math.tanh(x);
        holds(run, "Z", z);
        holds(run, "U", u);
        holds(run, "F", -Math.log(z) / beta);
        holds(run, "S", beta * u + Math.log(z));
        holds(run, "C", Math.pow(x / Math.sinh(x), 2));
    }

    @Test
    void theQuarticHasItsReferenceValue() {
        Run run = Run.wick(
                "solve", "--thermal", "1", "--objective", "x^4", "--axis", "x=-4.5:4.5:96", "--boundary", "dirichlet");
        holds(run, "Z", 0.36929546252928433357);
        assertThat(Run.wick("solve", "--thermal", "1", "--objective", "x^4", "--axis", "x=-4.5:4.5:32", "--json")
                        .out())
                .contains("\"partition\"", "\"heatCapacity\"", "\"errors\"");
    }
}
