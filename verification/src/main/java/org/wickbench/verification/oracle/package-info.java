/** Exact forms and independent libraries that results are held against; none shares code with what it judges. */
@NullMarked
package org.wickbench.verification.oracle;

import org.jspecify.annotations.NullMarked;
