/** The typed evolution problem: what is to be solved, before any grid. */
@NullMarked
package org.wickbench.numeric.equation;

import org.jspecify.annotations.NullMarked;
