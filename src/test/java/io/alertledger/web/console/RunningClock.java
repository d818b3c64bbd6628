package io.alertledger.web.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is set to a moment of the past and runs on from there, so that ages and deadlines are real. */
final class RunningClock extends Clock {
    private volatile Instant from = Instant.EPOCH;
    private volatile long since = System.nanoTime();

    void set(Instant instant) {
        from = instant;
        since = System.nanoTime();
    }

    @Override
    public Instant instant() {
        return from.plusNanos(System.nanoTime() - since);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
