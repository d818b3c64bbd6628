package io.alertledger.tuning;

import io.alertledger.model.Alert;
import io.alertledger.model.Instrument;
import io.alertledger.model.Lot;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is held when some rows of a history are open: each row a lot of its contract's position. */
final class Holdings {
    private Holdings() {}

    static List<Position> of(List<TradeRow> open) {
        Map<PositionKey, List<TradeRow>> byKey = new LinkedHashMap<>();
        for (TradeRow row : open) {
            PositionKey key = new PositionKey(Alert.DEFAULT_ACCOUNT, row.instrument(), row.side());
            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        List<Position> positions = new ArrayList<>();
        byKey.forEach((key, rows) -> positions.add(position(key, rows)));
        return positions;
    }

    private static Position position(PositionKey key, List<TradeRow> rows) {
        Instrument instrument = key.instrument();
        Instant opened = rows.stream()
                .map(TradeRow::openedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant updated = rows.stream()
                .map(TradeRow::openedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Position(
                key,
                rows.stream().map(row -> lot(row, instrument)).toList(),
                PositionStatus.OPEN,
                BigDecimal.ZERO,
                null,
                instrument.defaultMultiplier(),
                instrument.defaultStep(),
                true,
                null,
                opened,
                updated);
    }

    private static Lot lot(TradeRow row, Instrument instrument) {
        return new Lot(
                "row-" + row.line(), row.quantity(), cost(row, instrument), row.openedAt(), null, null, row.trader());
    }

    private static @Nullable BigDecimal cost(TradeRow row, Instrument instrument) {
        return row.price() == null
                ? null
                : row.price().multiply(row.quantity()).multiply(instrument.defaultMultiplier());
    }
}
