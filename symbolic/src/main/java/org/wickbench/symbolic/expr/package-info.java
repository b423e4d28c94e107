/** The expression tree that every room speaks, and its printers. Trees are immutable; no algebra lives here. */
@NullMarked
package org.wickbench.symbolic.expr;

import org.jspecify.annotations.NullMarked;
