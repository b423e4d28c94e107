/** Is {@code a == b} under assumptions? The verdicts, the counterexamples, and the order in which they are sought. */
@NullMarked
package org.wickbench.symbolic.prove;

import org.jspecify.annotations.NullMarked;
