package org.wickbench.symbolic.cas;

import java.util.List;
import org.wickbench.symbolic.prove.Engine;
import org.wickbench.symbolic.tactic.Proposer;

/** The second opinions that can be asked. None is started before its first question. */
public final class Engines {
    private Engines() {}

    /** Symja, Maxima and SymPy, in this order; those that are not installed answer nothing. */
    public static List<Engine> all() {
        return List.of(new SymjaEngine(), ExternalEngine.maxima(), ExternalEngine.sympy());
    }

    /** Somebody with ideas for proofs. */
    public static Proposer proposer() {
        return new SymjaProposer();
    }
}
