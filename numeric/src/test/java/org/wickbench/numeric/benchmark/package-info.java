/** Benchmarks; run by hand through {@code org.openjdk.jmh.Main}, never by the tests. */
package org.wickbench.numeric.benchmark;
