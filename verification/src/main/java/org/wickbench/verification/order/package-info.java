/** Observed orders of accuracy. */
@NullMarked
package org.wickbench.verification.order;

import org.jspecify.annotations.NullMarked;
