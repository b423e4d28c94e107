/** Low eigenpairs with residual bounds, and the choice of box and grid. */
@NullMarked
package org.wickbench.numeric.spectrum;

import org.jspecify.annotations.NullMarked;
