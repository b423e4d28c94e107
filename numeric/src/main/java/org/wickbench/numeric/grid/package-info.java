/** Axes with their boundaries, tensor grids and the fields that live on them. */
@NullMarked
package org.wickbench.numeric.grid;

import org.jspecify.annotations.NullMarked;
