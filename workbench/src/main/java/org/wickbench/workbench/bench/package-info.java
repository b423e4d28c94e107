/** Times the generated kernels against programs in C, in turns. */
@NullMarked
package org.wickbench.workbench.bench;

import org.jspecify.annotations.NullMarked;
