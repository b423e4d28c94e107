@NullMarked
package org.wickbench.derivations;

import org.jspecify.annotations.NullMarked;
