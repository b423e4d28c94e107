package org.wickbench.symbolic.derivation.rule;

import java.util.List;
import org.wickbench.symbolic.derivation.Rule;

/** All rules of inference. */
public final class Rules {
    private Rules() {}

    public static List<Rule> all() {
        return List.of(
                new Algebra(),
                new Antiderivative(),
                new Combination(),
                new Substitution(),
                new Differentiation(),
                new Conjugation(),
                new GaussianIntegration(),
                new Solution(),
                new EulerLagrange(),
                new WickRotation(),
                new LimitRule(),
                new DeltaLimit(),
                new Series(),
                new Parts(),
                new Operators(),
                new Assumption());
    }
}
