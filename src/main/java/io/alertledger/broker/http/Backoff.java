package io.alertledger.broker.http;

import java.time.Duration;

/**
 * How often and how soon a read is tried again.
 *
 * @param tries how often in all, at least once
 * @param first the pause before the second try; each further one is twice as long
 * @param longest no pause is longer, whatever the broker asks for
 */
public record Backoff(int tries, Duration first, Duration longest) {
    public static final Backoff USUAL = new Backoff(3, Duration.ofMillis(400), Duration.ofSeconds(5));

    public Backoff {
        if (tries < 1 || first.isNegative() || longest.isNegative()) {
            throw new IllegalArgumentException(
                    "tries must be at least 1 and pauses not negative: " + tries + ", " + first + ", " + longest);
        }
    }

    /**
     * The pause after a failed try.
     *
     * @param failed how many tries have failed, from 1
     * @param asked what the broker asked for; zero where it asked for nothing
     */
    Duration after(int failed, Duration asked) {
        Duration own = first.multipliedBy(1L << Math.min(failed - 1, 20));
        Duration longer = own.compareTo(asked) >= 0 ? own : asked;
        return longer.compareTo(longest) <= 0 ? longer : longest;
    }
}
