package io.alertledger.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.ledger.Holding;
import io.alertledger.model.Consistency;
import io.alertledger.model.Decimals;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.model.TargetAndStop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The blocks {@code positions_ledger} and {@code consistency} of a published state, in the types of the files that bots
 * write: numbers as JSON numbers in plain digits, times in epoch seconds, {@code null} for no level.
 */
public final class LedgerStateJson {
    private LedgerStateJson() {}

    /** The last sale of a position. */
    public record Exit(
            String reason,
            @Nullable BigDecimal price,
            Instant at,
            @Nullable String order) {}

    /**
     * Puts both blocks into a document.
     *
     * @param holdings what is open; one of unknown cost is left out and counted
     * @param levels by position; one that is missing has none
     * @param exits the last sale of a position, where there was one
     * @param there how many positions the broker reports
     */
    public static void put(
            ObjectNode document,
            List<Holding> holdings,
            Map<PositionKey, TargetAndStop> levels,
            Function<Holding, Optional<Exit>> exits,
            Consistency status,
            List<String> reasons,
            int there) {
        Map<PositionKey, String> names =
                PositionNames.of(holdings.stream().map(Holding::key).toList());
        ObjectNode ledger = document.putObject("positions_ledger");
        int guarded = 0;
        int leftOut = 0;
        for (Holding holding : holdings) {
            BigDecimal entry = holding.position().averageCost();
            if (entry == null || entry.signum() <= 0) {
                leftOut++;
                continue;
            }
            TargetAndStop own = levels.getOrDefault(holding.key(), TargetAndStop.NONE);
            guarded += own.target() != null && own.stop() != null ? 1 : 0;
            ObjectNode one = ledger.putObject(Objects.requireNonNull(names.get(holding.key())));
            one.put("side", holding.key().side().name());
            one.put("qty", holding.position().quantity());
            one.put("entry_price", Decimals.canonical(entry));
            one.put("tp", canonical(own.target()));
            one.put("sl", canonical(own.stop()));
            one.put("created_ts", EpochTimes.seconds(holding.position().openedAt()));
            one.put("updated_ts", EpochTimes.seconds(updated(holding)));
            exits.apply(holding).ifPresent(exit -> exit(one.putObject("exit"), exit));
        }
        ObjectNode consistency = document.putObject("consistency");
        consistency.put("status", status.name());
        ArrayNode list = consistency.putArray("reasons");
        reasons.forEach(list::add);
        consistency.put("num_positions", there);
        consistency.put("num_ledger", ledger.size());
        consistency.put("num_tp_sl", guarded);
        consistency.put("left_out", leftOut);
    }

    private static void exit(ObjectNode out, Exit exit) {
        out.put("reason", exit.reason());
        out.put("price", canonical(exit.price()));
        out.put("at", EpochTimes.seconds(exit.at()));
        out.put("order", exit.order());
    }

    private static Instant updated(Holding holding) {
        Instant moved = holding.position().updatedAt();
        Instant guarded = holding.guard() == null ? moved : holding.guard().since();
        return guarded.isAfter(moved) ? guarded : moved;
    }

    private static @Nullable BigDecimal canonical(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.canonical(value);
    }
}
