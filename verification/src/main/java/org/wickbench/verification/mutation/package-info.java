/** How many of the errors that are put into derivations on purpose the checker refuses. */
@NullMarked
package org.wickbench.verification.mutation;

import org.jspecify.annotations.NullMarked;
