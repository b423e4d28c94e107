@NullMarked
package org.wickbench.workbench;

import org.jspecify.annotations.NullMarked;
