package io.alertledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until a test moves it. Thread-safe. */
public final class HandClock extends Clock {
    private final AtomicReference<Instant> now;
    private final AtomicLong nanos = new AtomicLong();

    public HandClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    public void forward(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
        nanos.addAndGet(by.toNanos());
    }

    public void forward(long seconds) {
        forward(Duration.ofSeconds(seconds));
    }

    /** The wall's clock is set; no time passes. */
    public void jump(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    /** The wall's clock is set to a moment; no time passes. */
    public void set(Instant moment) {
        now.set(moment);
    }

    /** The monotonic time that goes with it. */
    public long nanos() {
        return nanos.get();
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
        return now.get();
    }
}
