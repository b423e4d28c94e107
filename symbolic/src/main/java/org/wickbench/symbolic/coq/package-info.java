/** A second kernel: the relations that the checker proved as lemmas for the Coq proof assistant. */
@NullMarked
package org.wickbench.symbolic.coq;

import org.jspecify.annotations.NullMarked;
