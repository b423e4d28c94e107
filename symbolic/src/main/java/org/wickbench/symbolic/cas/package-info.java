/**
 * Other computer algebra systems as second opinions: Symja in this process, Maxima and SymPy where they are installed.
 * None of them proves; two that agree make the verdict AGREED.
 */
@NullMarked
package org.wickbench.symbolic.cas;

import org.jspecify.annotations.NullMarked;
