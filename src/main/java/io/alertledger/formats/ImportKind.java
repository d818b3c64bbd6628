package io.alertledger.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that are imported. */
public enum ImportKind {
    /** A CSV of trades with DiscordAlertsTrader's columns. */
    TRADES,
    /** {@code tracked_contracts_live.json}. */
    TRACKED,
    /** {@code performance_tracking.db}. */
    PERFORMANCE,
    /** {@code positions_state.json} in any of its shapes. */
    POSITIONS_STATE;

    private static final String SQLITE = "SQLite format 3\0";

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
            return Optional.of(json.contains("\"trade_id\"") ? TRACKED : POSITIONS_STATE);
        }
        String header = json.lines().findFirst().orElse("");
        return header.contains("Symbol") && header.contains("Date") && header.contains(",")
                ? Optional.of(TRADES)
                : Optional.empty();
    }
}
