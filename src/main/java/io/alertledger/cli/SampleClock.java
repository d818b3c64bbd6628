package io.alertledger.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that shows the time of a sample's line, and from there on stands still or runs, faster than the world if
 * told so. Never goes back. Thread-safe.
 */
final class SampleClock extends Clock {
    /** A moment of the sample, and when that was by the machine's monotonic clock. */
    private record Set(Instant moment, long nanos, int speed) {}

    private volatile Set set = new Set(Instant.EPOCH, 0, 0);

    /** Jumps to a moment. */
    synchronized void set(Instant moment) {
        Instant now = instant();
        set = new Set(moment.isBefore(now) ? now : moment, System.nanoTime(), set.speed());
    }

    /** Runs from now on: so many seconds a second; 0 stands still. */
    synchronized void run(int speed) {
        set = new Set(instant(), System.nanoTime(), speed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        Set now = set;
        return now.speed() == 0
                ? now.moment()
                : now.moment().plusNanos((System.nanoTime() - now.nanos()) * now.speed());
    }
}
