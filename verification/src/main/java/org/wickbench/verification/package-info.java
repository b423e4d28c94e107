@NullMarked
package org.wickbench.verification;

import org.jspecify.annotations.NullMarked;
