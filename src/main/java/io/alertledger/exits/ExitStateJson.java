package io.alertledger.exits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Fields;
import io.alertledger.formats.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An {@link ExitState} as JSON, for whoever stores it. Durations are ISO-8601, prices exact texts. */
public final class ExitStateJson {
    private static final int LONGEST_NUMBER = 200;
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private ExitStateJson() {}

    public static ObjectNode write(ExitState state) {
        ObjectNode node = Json.object();
        node.put("held", state.held().toString());
        node.put("at", state.at().toString());
        Json.put(node, "lastPrice", state.lastPrice());
        Json.put(node, "peak", state.peak());
        Json.put(node, "trailPeak", state.trailPeak());
        Json.put(node, "trailingStop", state.trailingStop());
        node.put("activated", state.activated());
        node.put("breakEven", state.breakEven());
        node.put("trimmed", state.trimmed());
        node.put("targetsDone", state.targetsDone());
        Json.put(node, "breached", (Object) state.breached());
        return node;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws io.alertledger.formats.InputException where it is something else
     */
    public static ExitState read(Fields fields) {
        Integer targetsDone = fields.optionalInteger("targetsDone");
        if (targetsDone != null && targetsDone < 0) {
            throw fields.invalid("targetsDone", "must not be negative");
        }
        Duration held = duration(fields, "held");
        return new ExitState(
                held == null ? Duration.ZERO : held,
                fields.instant("at"),
                price(fields, "lastPrice"),
                price(fields, "peak"),
                price(fields, "trailPeak"),
                price(fields, "trailingStop"),
                fields.flag("activated", false),
                fields.flag("breakEven", false),
                fields.flag("trimmed", false),
                targetsDone == null ? 0 : targetsDone,
                duration(fields, "breached"));
    }

    private static @Nullable BigDecimal price(Fields fields, String field) {
        // A level worked out from a fraction may have more decimals than a number from outside.
        return fields.optionalParsed(field, ExitStateJson::decimal, "expected a number");
    }

    private static BigDecimal decimal(String text) {
        if (text.length() > LONGEST_NUMBER || !PLAIN.matcher(text).matches()) {
            throw new IllegalArgumentException("expected plain digits, at most " + LONGEST_NUMBER);
        }
        return new BigDecimal(text);
    }

    private static @Nullable Duration duration(Fields fields, String field) {
        Duration duration = fields.optionalParsed(field, Duration::parse, "expected a duration such as PT15M");
        if (duration != null && duration.isNegative()) {
            throw fields.invalid(field, "must not be negative");
        }
        return duration;
    }
}
