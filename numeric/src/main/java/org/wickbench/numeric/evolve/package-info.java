/** Time stepping: splittings and finite differences, observables and error statements. */
@NullMarked
package org.wickbench.numeric.evolve;

import org.jspecify.annotations.NullMarked;
