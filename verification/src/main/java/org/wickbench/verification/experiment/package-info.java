/** The numeric checks that documents ask for. */
@NullMarked
package org.wickbench.verification.experiment;

import org.jspecify.annotations.NullMarked;
