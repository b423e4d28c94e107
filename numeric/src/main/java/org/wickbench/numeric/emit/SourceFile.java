package org.wickbench.numeric.emit;

/**
 * One generated file.
 *
 * @param name a file name without folders
 * @param text its content, with {@code \n} line ends
 */
public record SourceFile(String name, String text) {}
