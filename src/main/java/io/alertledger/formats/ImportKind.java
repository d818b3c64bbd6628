package io.alertledger.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of files that are imported. */
public enum ImportKind {
    /** A CSV of trades with DiscordAlertsTrader's columns. */
    TRADES,
    /** {@code tracked_contracts_live.json}. */
    TRACKED,
    /** {@code performance_tracking.db}. */
    PERFORMANCE,
    /** {@code positions_state.json} in any of its shapes. */
    POSITIONS_STATE,
    /** Messages of a channel, JSON Lines or CSV. They say what somebody wrote, not what was traded: nothing is booked. */
    MESSAGES;

    private static final String SQLITE = "SQLite format 3\0";

    /** How chat exporters call what was written. */
    private static final Pattern MESSAGE = Pattern.compile("\"(?:text|content|message|body)\"\\s*:\\s*\"");

    private static final Set<String> MESSAGE_COLUMNS = Set.of("text", "content", "message", "body");

    /** The name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a name on the command line; empty where there is none. */
    public static Optional<ImportKind> of(String word) {
        for (ImportKind kind : values()) {
            if (kind.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /**
     * What a file is, by how it begins.
     *
     * @param beginning its first bytes, some thousands if it has so many
     * @return empty where it is none of them
     */
    public static Optional<ImportKind> recognise(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.UTF_8);
        if (text.startsWith(SQLITE)) {
            return Optional.of(PERFORMANCE);
        }
        String json = text.replace("\uFEFF", "").stripLeading();
        if (json.startsWith("{") || json.startsWith("[")) {
            if (json.contains("\"trade_id\"")) {
                return Optional.of(TRACKED);
            }
            String first = json.lines().findFirst().orElse("");
            boolean message = first.startsWith("{") && MESSAGE.matcher(first).find();
            return Optional.of(message ? MESSAGES : POSITIONS_STATE);
        }
        Set<String> header = Stream.of(json.lines().findFirst().orElse("").split(",", -1))
                .map(cell -> cell.replace("\"", "").strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (header.contains("symbol") && header.contains("date")) {
            return Optional.of(TRADES);
        }
        return header.stream().anyMatch(MESSAGE_COLUMNS::contains) ? Optional.of(MESSAGES) : Optional.empty();
    }
}
