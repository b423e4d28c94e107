/** Activation functions as source text: forward, vector-Jacobian product, and an exponential of their own. */
@NullMarked
package org.wickbench.numeric.activation;

import org.jspecify.annotations.NullMarked;
