package org.wickbench.workbench.architecture.wrong.symbolic.expr;

import org.wickbench.workbench.architecture.wrong.numeric.grid.Axis;
import org.wickbench.workbench.architecture.wrong.symbolic.prove.Judge;

/** Wrong: a room that knows a later room, and a module that knows a later one. */
public record Node(Judge judge, Axis axis) {}
