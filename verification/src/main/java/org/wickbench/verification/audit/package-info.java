/** The ledger of the paper's claims. */
@NullMarked
package org.wickbench.verification.audit;

import org.jspecify.annotations.NullMarked;
