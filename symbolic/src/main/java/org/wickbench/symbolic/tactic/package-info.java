/** Searches for proofs. Nothing here is trusted: whatever it finds is made of inferences that the kernel carries out. */
@NullMarked
package org.wickbench.symbolic.tactic;

import org.jspecify.annotations.NullMarked;
