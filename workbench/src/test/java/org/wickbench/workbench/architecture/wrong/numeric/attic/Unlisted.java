package org.wickbench.workbench.architecture.wrong.numeric.attic;

/** Wrong: a room that the house does not list. */
public record Unlisted() {}
