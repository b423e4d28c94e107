/** Literate derivations: reading a document, checking its steps by their rules, finding the weakest link of a claim. */
@NullMarked
package org.wickbench.symbolic.derivation;

import org.jspecify.annotations.NullMarked;
