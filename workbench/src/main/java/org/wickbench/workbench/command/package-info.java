/** One class per command of {@code wick}. */
@NullMarked
package org.wickbench.workbench.command;

import org.jspecify.annotations.NullMarked;
