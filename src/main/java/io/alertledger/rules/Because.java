package io.alertledger.rules;

import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills the placeholders of a reason, from left to right: {@code {}} with a value as people read it, {@code {%}} with
 * a part as a percentage. Stateless.
 */
final class Because {

    /** A quotient may have more; a sentence has no use for them. */
    private static final int SHOWN_DECIMALS = 8;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Because() {}

    /** The sentence; a placeholder without a value stays as it is, so that the slip is seen. */
    static String fill(String template, @Nullable Object[] values) {
        if (values.length == 0 || template.indexOf('{') < 0) {
            return template;
        }
        StringBuilder text = new StringBuilder(template.length() + 16 * values.length);
        int from = 0;
        for (Object value : values) {
            int open = template.indexOf('{', from);
            while (open >= 0 && !isPlaceholder(template, open)) {
                open = template.indexOf('{', open + 1);
            }
            if (open < 0) {
                break;
            }
            text.append(template, from, open);
            if (template.charAt(open + 1) == '%') {
                text.append(percent(value));
                from = open + 3;
            } else {
                text.append(plain(value));
                from = open + 2;
            }
        }
        return text.append(template, from, template.length()).toString();
    }

    private static boolean isPlaceholder(String template, int open) {
        return template.startsWith("{}", open) || template.startsWith("{%}", open);
    }

    private static String plain(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number(number);
        }
        if (value instanceof Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        if (value instanceof Duration duration) {
            return seconds(duration);
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(Because::plain).collect(Collectors.joining(", "));
        }
        return value == null ? "unknown" : value.toString();
    }

    private static String number(BigDecimal number) {
        BigDecimal shown =
                number.scale() > SHOWN_DECIMALS ? number.setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN) : number;
        return Decimals.plain(shown);
    }

    private static String percent(@Nullable Object value) {
        if (value instanceof BigDecimal part) {
            return Decimals.plain(part.multiply(HUNDRED).setScale(1, RoundingMode.HALF_EVEN)) + " %";
        }
        return plain(value);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
