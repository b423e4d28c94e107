/**
 * The proof kernel. A {@link org.wickbench.symbolic.theorem.Theorem} comes only from {@link
 * org.wickbench.symbolic.theorem.Kernel#infer}, by one of the schemas of {@link
 * org.wickbench.symbolic.theorem.Schemas#ALL}; whatever searches for proofs lives outside and can only fail.
 *
 * <p>Semantics. Every expression is a total function of its free symbols: where an operation has no value (a division by
 * zero, a logarithm of zero, a divergent integral) it has one that nobody knows. A theorem says: for every value of the free
 * symbols in their domains, and every choice of the unknown functions, at which all hypotheses hold, the conclusion holds.
 */
@NullMarked
package org.wickbench.symbolic.theorem;

import org.jspecify.annotations.NullMarked;
