/** The whitelist grammar of the mathematical syntax, with limits and errors that mark their place. */
@NullMarked
package org.wickbench.symbolic.parse;

import org.jspecify.annotations.NullMarked;
