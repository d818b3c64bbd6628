package io.alertledger.reconcile;

import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.reconcile.Statement.Held;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A report's positions by key. A row told twice is one row; rows that contradict each other are remembered as such. */
final class ReportIndex {
    private final Map<PositionKey, Held> rows = new HashMap<>();
    private final Set<PositionKey> contradicted = new HashSet<>();

    ReportIndex(Statement report, Set<String> accounts) {
        for (Held row : report.positions()) {
            if (!accounts.contains(row.key().account())) {
                continue;
            }
            Held before = rows.putIfAbsent(row.key(), row);
            if (before != null && !before.equals(row)) {
                contradicted.add(row.key());
                // which one stands first must not matter
                rows.put(row.key(), row.toString().compareTo(before.toString()) < 0 ? row : before);
            }
        }
    }

    @Nullable
    Held held(PositionKey key) {
        return rows.get(key);
    }

    boolean contradicts(AccountInstrument instrument) {
        return contradicted.stream().anyMatch(key -> AccountInstrument.of(key).equals(instrument));
    }

    List<Side> sides(AccountInstrument instrument) {
        return List.of(Side.values()).stream()
                .filter(side -> rows.containsKey(instrument.on(side)))
                .toList();
    }

    Set<AccountInstrument> instruments() {
        Set<AccountInstrument> all = new TreeSet<>();
        rows.keySet().forEach(key -> all.add(AccountInstrument.of(key)));
        return all;
    }

    BigDecimal multiplier(PositionKey key) {
        Held row = rows.get(key);
        return row == null ? key.instrument().defaultMultiplier() : row.multiplierOrDefault();
    }
}
