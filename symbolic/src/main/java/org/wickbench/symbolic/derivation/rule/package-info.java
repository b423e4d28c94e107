/** The rules by which a step may follow, each with the obligations that it creates. */
@NullMarked
package org.wickbench.symbolic.derivation.rule;

import org.jspecify.annotations.NullMarked;
