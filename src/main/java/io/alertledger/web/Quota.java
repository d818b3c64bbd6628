package io.alertledger.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many in a minute, counted over the last 60 seconds. Thread-safe. */
final class Quota {
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final int most;
    private final Deque<Instant> taken = new ArrayDeque<>();

    Quota(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Takes one, or says how many seconds to wait for the next; 0 where it was taken. */
    synchronized long take() {
        Instant now = clock.instant();
        while (!taken.isEmpty() && !taken.getFirst().plus(WINDOW).isAfter(now)) {
            taken.removeFirst();
        }
        if (taken.size() < most) {
            taken.addLast(now);
            return 0;
        }
        return Math.max(1, Duration.between(now, taken.getFirst().plus(WINDOW)).toSeconds());
    }
}
