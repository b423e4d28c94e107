package org.wickbench.numeric.circuit;

/** The version of OpenQASM that a circuit is printed in. */
public enum Dialect {
    /**
     * Version 2 with the gates of the {@code qelib1.inc} that its paper prints (Cross et al., arXiv:1707.03429). It has no loops
     * and leaves global phases open.
     */
    OPENQASM2,
    /** Version 3 with {@code stdgates.inc} (Cross et al., ACM Trans. Quantum Comput. 3 (2022) 12), global phases included. */
    OPENQASM3
}
