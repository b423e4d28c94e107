/** Ball arithmetic: every value is a midpoint with a radius that is guaranteed to contain the exact value. */
@NullMarked
package org.wickbench.symbolic.enclose;

import org.jspecify.annotations.NullMarked;
