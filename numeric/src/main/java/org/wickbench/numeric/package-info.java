@NullMarked
package org.wickbench.numeric;

import org.jspecify.annotations.NullMarked;
