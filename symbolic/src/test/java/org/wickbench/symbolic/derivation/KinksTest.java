package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;

/** Derivatives of what has kinks: at the kink there is none. */
class KinksTest {
    private static CheckedStep step(String relation) {
        String block = "define ramp(z) == piecewise(z > 0, z, 0)\nclaim c: " + relation + " by algebra";
        return new Checker(Rules.all(), new Prover())
                .check(DocumentReader.read("test", "# Test\n```wick\n" + block + "\n```\n"))
                .find("c")
                .orElseThrow();
    }

    @Test
    void theSlopeOfARampIsAStepWhereThereIsNoKink() {
        CheckedStep step = step("diff(ramp(z), z) == step(z)");
        assertThat(step.own().strength()).isEqualTo(Verdict.Strength.PROVED);
        assertThat(step.conditions()).containsExactly("z != 0");
    }

    @Test
    void aSlopeThatIsWrongBesideTheKinkIsRefuted() {
        assertThat(step("diff(ramp(z), z) == 2*step(z)").own().strength()).isEqualTo(Verdict.Strength.REFUTED);
        assertThat(step("diff(ramp(z), z) == step(-z)").own().strength()).isEqualTo(Verdict.Strength.REFUTED);
    }
}
