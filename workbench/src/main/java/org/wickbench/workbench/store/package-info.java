/** Results and checkpoints as files: what is written, and what is read back. */
@NullMarked
package org.wickbench.workbench.store;

import org.jspecify.annotations.NullMarked;
