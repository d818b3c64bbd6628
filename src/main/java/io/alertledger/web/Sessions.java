package io.alertledger.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Links for opening the console, and the sessions that they are traded for. A link's code works once, within
 * {@value #CODE_MINUTES} minutes; a session ends {@value #SESSION_HOURS} hours after it was last used, and with the
 * process. Only digests are kept. Thread-safe.
 */
final class Sessions {
    private static final int CODE_MINUTES = 5;
    private static final int SESSION_HOURS = 24;
    private static final int MOST = 1000;

    private final InstantSource clock;
    private final Map<String, Instant> codes = new ConcurrentHashMap<>();
    private final Map<String, Instant> sessions = new ConcurrentHashMap<>();

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** A new code for a link. */
    String code() {
        forget(codes);
        String code = Secrets.fresh();
        codes.put(Secrets.digest(code), clock.instant().plus(Duration.ofMinutes(CODE_MINUTES)));
        return code;
    }

    /** Trades a code for a session's token; empty where it is unknown, used or too old. */
    Optional<String> open(String code) {
        Instant end = codes.remove(Secrets.digest(code));
        if (end == null || end.isBefore(clock.instant())) {
            return Optional.empty();
        }
        forget(sessions);
        String token = Secrets.fresh();
        sessions.put(Secrets.digest(token), end());
        return Optional.of(token);
    }

    /** Whether a token is that of a session; using it keeps it alive. */
    boolean known(String token) {
        String digest = Secrets.digest(token);
        Instant end = sessions.computeIfPresent(digest, (key, until) -> until.isBefore(clock.instant()) ? null : end());
        return end != null;
    }

    /** Ends a session. */
    void close(String token) {
        sessions.remove(Secrets.digest(token));
    }

    private Instant end() {
        return clock.instant().plus(Duration.ofHours(SESSION_HOURS));
    }

    private void forget(Map<String, Instant> kept) {
        Instant now = clock.instant();
        kept.values().removeIf(end -> end.isBefore(now));
        if (kept.size() >= MOST) {
            kept.clear();
        }
    }
}
