package io.alertledger.trade;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often a broker is asked the same thing: prices come many times a second, answers cost a request. Thread-safe. */
final class Pacing {
    private final Duration pace;
    private final Clock clock;
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();

    /** @param pace the least time between two questions; zero for as often as one likes */
    Pacing(Duration pace, Clock clock) {
        this.pace = pace;
        this.clock = clock;
    }

    /** Whether a question may be asked now; if so, it counts as asked. A clock that went back asks again. */
    boolean due(String question) {
        if (pace.isZero()) {
            return true;
        }
        Instant now = clock.instant();
        boolean[] due = {false};
        asked.compute(question, (same, before) -> {
            Duration since = before == null ? pace : Duration.between(before, now);
            due[0] = since.isNegative() || since.compareTo(pace) >= 0;
            return due[0] ? now : before;
        });
        return due[0];
    }

    /** Nothing more will be asked of an order. */
    void over(String question) {
        asked.remove(question);
    }
}
