@NullMarked
package org.wickbench.symbolic;

import org.jspecify.annotations.NullMarked;
