/**
 * What the benchmarks of {@code src/jmh} run on, and the tests that keep them honest: one workload, and the matching
 * rules written once more as plain Java, which must say exactly what the rules say.
 */
@NullMarked
package io.alertledger.bench;

import org.jspecify.annotations.NullMarked;
