/** Units of quantities: declared for some names, inferred for the others, and checked in every formula. */
@NullMarked
package org.wickbench.symbolic.unit;

import org.jspecify.annotations.NullMarked;
