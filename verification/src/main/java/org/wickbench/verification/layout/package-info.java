/** Places boxes and arrows on a plane; knows nothing of what they stand for. */
@NullMarked
package org.wickbench.verification.layout;

import org.jspecify.annotations.NullMarked;
