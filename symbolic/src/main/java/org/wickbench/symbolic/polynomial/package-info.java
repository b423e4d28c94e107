/** Exact arithmetic of polynomials and their quotients over the rationals. Part of the trusted base. */
@NullMarked
package org.wickbench.symbolic.polynomial;

import org.jspecify.annotations.NullMarked;
