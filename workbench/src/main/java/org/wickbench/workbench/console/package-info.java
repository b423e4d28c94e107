/** What a command may touch of the process it runs in: two streams, a folder, an exit code. */
@NullMarked
package org.wickbench.workbench.console;

import org.jspecify.annotations.NullMarked;
