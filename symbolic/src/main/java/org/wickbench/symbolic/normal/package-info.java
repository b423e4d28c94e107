/**
 * The exact normal form on which PROVED rests: fractions of polynomials over the rationals in generators, with rational
 * exponents, and the relations between generators that are algebraic.
 */
@NullMarked
package org.wickbench.symbolic.normal;

import org.jspecify.annotations.NullMarked;
