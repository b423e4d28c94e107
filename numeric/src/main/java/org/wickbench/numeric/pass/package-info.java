/** Rewrites of the loop tree, one per file; {@link org.wickbench.numeric.pass.Passes} lists them in order. */
@NullMarked
package org.wickbench.numeric.pass;

import org.jspecify.annotations.NullMarked;
