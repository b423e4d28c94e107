/** Prints a loop tree as Java or C that reads as hand-written. */
@NullMarked
package org.wickbench.numeric.emit;

import org.jspecify.annotations.NullMarked;
