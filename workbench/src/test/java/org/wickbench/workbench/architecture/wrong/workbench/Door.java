package org.wickbench.workbench.architecture.wrong.workbench;

/** The door of the wrong house. */
public record Door() {}
