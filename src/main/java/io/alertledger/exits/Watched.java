package io.alertledger.exits;

import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A position to be watched.
 *
 * @param key whose it is
 * @param terms its entry, steps and levels
 * @param open what a trigger may sell now, above zero: what is held, or less where the broker says that less is free
 * @param opening what was opened, of which partial targets are parts
 * @param markMaxAge how old a mark may be and still trigger
 * @param saved its state when it was last watched, or null where it never was
 */
public record Watched(
        PositionKey key,
        Terms terms,
        BigDecimal open,
        BigDecimal opening,
        Duration markMaxAge,
        @Nullable ExitState saved) {
    public Watched {
        if (open.signum() <= 0 || opening.compareTo(open) < 0) {
            throw new IllegalArgumentException(
                    "open must be above 0 and at most the opening " + opening + ", not " + open);
        }
    }
}
