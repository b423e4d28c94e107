/** Quantum circuits of splittings: polynomials in binary digits, gates, passes over gates, and their text in OpenQASM. */
@NullMarked
package org.wickbench.numeric.circuit;

import org.jspecify.annotations.NullMarked;
