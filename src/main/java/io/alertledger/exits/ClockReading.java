package io.alertledger.exits;

import java.time.Instant;

/**
 * What the clocks say, handed in: what time it is, and a count that only ever goes on and so measures durations. A wall
 * clock that is set back or jumps ahead ages no position.
 *
 * @param wall the time of day
 * @param nanos of a monotonic source such as {@code System.nanoTime()}; only differences mean anything
 */
public record ClockReading(Instant wall, long nanos) {}
