package io.alertledger.storage;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An {@link Owner} as lines {@code name=value}: what stands in the lock file, readable without the database. */
final class OwnerText {
    private OwnerText() {}

    static String write(Owner owner) {
        StringBuilder text = new StringBuilder();
        text.append("pid=").append(owner.pid()).append('\n');
        text.append("host=").append(owner.host()).append('\n');
        text.append("token=").append(owner.token()).append('\n');
        text.append("heartbeat=").append(owner.heartbeat()).append('\n');
        if (owner.startedAt() != null) {
            text.append("startedAt=").append(owner.startedAt()).append('\n');
        }
        if (owner.api() != null) {
            text.append("api=").append(owner.api()).append('\n');
        }
        return text.toString();
    }

    /** Empty where the text is half written or something else. */
    static Optional<Owner> read(String text) {
        Map<String, String> fields = new HashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        String pid = fields.get("pid");
        String host = fields.get("host");
        String token = fields.get("token");
        String heartbeat = fields.get("heartbeat");
        String started = fields.get("startedAt");
        if (pid == null || host == null || token == null || heartbeat == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Owner(
                    token,
                    Long.parseLong(pid),
                    host,
                    started == null ? null : Instant.parse(started),
                    Instant.parse(heartbeat),
                    fields.get("api")));
        } catch (NumberFormatException | DateTimeException torn) {
            return Optional.empty();
        }
    }
}
