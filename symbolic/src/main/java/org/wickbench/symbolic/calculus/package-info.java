/** Derivatives carried out: what is left are derivatives of unknown functions at their arguments. */
@NullMarked
package org.wickbench.symbolic.calculus;

import org.jspecify.annotations.NullMarked;
