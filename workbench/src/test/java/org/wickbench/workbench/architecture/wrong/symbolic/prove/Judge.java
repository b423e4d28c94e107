package org.wickbench.workbench.architecture.wrong.symbolic.prove;

import org.matheclipse.core.interfaces.IExpr;

/** Wrong: Symja outside {@code symbolic.cas}. */
public record Judge(IExpr expression) {}
