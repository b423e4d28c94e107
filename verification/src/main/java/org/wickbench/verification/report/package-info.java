/**
 * The report: plain data of what was claimed and measured, and its two renderings, one HTML page and one JSON document.
 * Nothing is computed here, and the same data gives the same bytes.
 */
@NullMarked
package org.wickbench.verification.report;

import org.jspecify.annotations.NullMarked;
