package io.alertledger.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Times as the state files of bots have them: seconds since 1970, with decimals. */
final class EpochTimes {
    /** Values above this are milliseconds: as seconds it is the year 5138. */
    private static final BigDecimal FIRST_MILLISECONDS = new BigDecimal("100000000000");

    /** No position is older: a smaller number means something else, or nothing. */
    private static final Instant FIRST = Instant.parse("1970-01-02T00:00:00Z");

    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

    private EpochTimes() {}

    /** Seconds, milliseconds or ISO-8601; null where it is none of them, or no time that can be meant. */
    static @Nullable Instant read(Fields fields, String field) {
        JsonNode value = fields.node().get(field);
        Instant read = value == null || value.isNull() ? null : read(value, fields.path(field));
        return read == null || read.isBefore(FIRST) || read.isAfter(LAST) ? null : read;
    }

    private static @Nullable Instant read(JsonNode value, String path) {
        try {
            BigDecimal epoch = Fields.decimal(value, path);
            BigDecimal seconds = epoch.compareTo(FIRST_MILLISECONDS) > 0 ? epoch.movePointLeft(3) : epoch;
            BigDecimal nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9);
            // a number without end would not be an instant at all
            return seconds.compareTo(FIRST_MILLISECONDS) > 0
                    ? null
                    : Instant.ofEpochSecond(seconds.longValue(), nanos.longValue());
        } catch (InputException noNumber) {
            try {
                return OffsetDateTime.parse(value.asText()).toInstant();
            } catch (DateTimeException noTime) {
                return null;
            }
        }
    }

    /** Exact seconds. */
    static BigDecimal seconds(Instant at) {
        return Decimals.canonical(BigDecimal.valueOf(at.getEpochSecond()).add(BigDecimal.valueOf(at.getNano(), 9)));
    }
}
