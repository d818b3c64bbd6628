package io.alertledger.cli;

import io.alertledger.ledger.Holding;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.model.Side;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is held, as a table for people. */
final class PositionsTable {
    private static final List<String> HEAD =
            List.of("position", "side", "quantity", "free", "cost", "mark", "unrealized", "status", "lots");

    private PositionsTable() {}

    static void print(PrintWriter out, List<Holding> holdings, Function<Instrument, Optional<Mark>> marks) {
        if (holdings.isEmpty()) {
            out.println("Nothing is held.");
            return;
        }
        Map<PositionKey, String> names =
                PositionNames.of(holdings.stream().map(Holding::key).toList());
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        for (Holding holding : holdings) {
            Position p = holding.position();
            Mark mark = marks.apply(p.instrument()).orElse(null);
            rows.add(List.of(
                    Objects.requireNonNull(names.get(p.key())),
                    p.side().toString(),
                    Decimals.plain(p.quantity()),
                    Decimals.plain(p.free()),
                    shown(p.averageCost()),
                    mark == null ? "-" : shown(mark.value()),
                    shown(unrealized(p, mark)),
                    p.status().toString(),
                    p.lots().size() + ""));
        }
        int[] widths = new int[HEAD.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                boolean words = i < 2 || i == 7;
                line.append(words ? row.get(i) + pad : pad + row.get(i)).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static @Nullable BigDecimal unrealized(Position p, @Nullable Mark mark) {
        BigDecimal cost = p.totalCost();
        if (mark == null || cost == null) {
            return null;
        }
        BigDecimal worth = mark.value().multiply(p.quantity()).multiply(p.multiplier());
        return p.side() == Side.LONG ? worth.subtract(cost) : cost.subtract(worth);
    }

    /** At most four decimals for people; a dash where it is unknown. */
    private static String shown(@Nullable BigDecimal value) {
        return value == null
                ? "-"
                : Decimals.plain(value.scale() > 4 ? value.setScale(4, RoundingMode.HALF_EVEN) : value);
    }
}
