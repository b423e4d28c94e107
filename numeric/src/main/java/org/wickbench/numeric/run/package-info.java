/** Compiles emitted Java in memory and keeps the result, keyed by content. */
@NullMarked
package org.wickbench.numeric.run;

import org.jspecify.annotations.NullMarked;
