/** The door: the {@code wick} command line. Results go to standard output, everything else to standard error. */
@NullMarked
package org.wickbench.workbench;

import org.jspecify.annotations.NullMarked;
