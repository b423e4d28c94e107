package org.wickbench.numeric.emit;

/** The language that a kernel tree is printed in. */
public enum Target {
    JAVA,
    C
}
