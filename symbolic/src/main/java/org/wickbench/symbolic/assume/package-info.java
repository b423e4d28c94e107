/** What is assumed of symbols and unknown functions, and what follows from it about signs. */
@NullMarked
package org.wickbench.symbolic.assume;

import org.jspecify.annotations.NullMarked;
