package io.alertledger.formats;

import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code positions_state.json} says.
 *
 * @param rows what is held
 * @param leftOut what was left out or taken in part, each with the reason
 */
public record PositionsState(List<Row> rows, List<InputProblem> leftOut) {
    /** Code of a row that holds nothing. */
    public static final String ZERO = "ZERO";

    /** Code of a row that is kept, its cost unknown. */
    public static final String NO_COST = "NO_COST";

    public PositionsState {
        rows = List.copyOf(rows);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The first row that can not be understood; null where there is none. Such a row may be a position,
     * so what is missing beside it can not be taken as closed.
     */
    public @Nullable InputProblem unreadable() {
        return leftOut.stream()
                .filter(problem ->
                        !problem.code().equals(ZERO) && !problem.code().equals(NO_COST))
                .findFirst()
                .orElse(null);
    }

    /**
     * A position.
     *
     * @param quantity above zero; the key's side carries the sign
     * @param entryPrice per share or coin, or null where the file gives none that is valid
     * @param createdAt when it was opened, or null
     * @param updatedAt when it last changed, or null
     */
    public record Row(
            PositionKey key,
            BigDecimal quantity,
            @Nullable BigDecimal entryPrice,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}
}
