package org.wickbench.workbench.architecture.wrong.verification.report;

import org.apache.commons.math3.complex.Complex;
import org.wickbench.workbench.architecture.wrong.workbench.Door;

/** Wrong: verification that knows the workbench, and Commons Math outside the oracle. */
public record Page(Door door, Complex number) {}
