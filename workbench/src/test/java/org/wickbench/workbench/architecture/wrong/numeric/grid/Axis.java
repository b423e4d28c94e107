package org.wickbench.workbench.architecture.wrong.numeric.grid;

import org.wickbench.workbench.architecture.wrong.derivations.Theory;
import org.wickbench.workbench.architecture.wrong.numeric.evolve.Step;
import org.wickbench.workbench.architecture.wrong.symbolic.prove.Judge;

/** Wrong: numeric that knows the prover, the derivations and a later room of its own. */
public record Axis(Judge judge, Theory theory, Step step) {}
