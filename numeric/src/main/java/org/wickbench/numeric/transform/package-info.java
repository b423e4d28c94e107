/** Generated Fourier, sine and cosine line transforms and the propagators fused into them. */
@NullMarked
package org.wickbench.numeric.transform;

import org.jspecify.annotations.NullMarked;
