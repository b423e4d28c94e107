/** The typed loop tree that every generated program is made of, and its slow reference interpreter. */
@NullMarked
package org.wickbench.numeric.kernel;

import org.jspecify.annotations.NullMarked;
