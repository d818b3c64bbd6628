package io.alertledger.tuning;

import io.alertledger.model.Instruction;
import io.alertledger.model.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real exit at which several contracts of the ticker were open: a question with one right answer.
 *
 * @param at when it happened; nothing in the case is from later
 * @param instruction "Exit TICKER @ price"
 * @param author who posted it, or null where that shall not be known
 * @param channel where it was posted, or null
 * @param positions what was open of the ticker
 * @param right the name of the position that was really sold
 */
public record Case(
        Instant at,
        Instruction instruction,
        @Nullable String author,
        @Nullable String channel,
        List<Position> positions,
        String right) {
    public Case {
        positions = List.copyOf(positions);
    }
}
