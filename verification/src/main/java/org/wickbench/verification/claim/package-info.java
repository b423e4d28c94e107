/** What a derivation says about numbers, as typed problems. */
@NullMarked
package org.wickbench.verification.claim;

import org.jspecify.annotations.NullMarked;
