package io.alertledger.formats;

import io.alertledger.formats.ImportedTrade.Exit;
import io.alertledger.ledger.Amount;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code trades} of a {@code performance_tracking.db}, with its rows of {@code
 * trade_events}: cells as text by column, a null left out.
 *
 * @param cells of the trade
 * @param events of the trade, in order
 */
public record PerformanceRow(Map<String, String> cells, List<Map<String, String>> events) {
    /** What the older program calls an instrument that is no option. */
    public static final String STOCK = "stock";

    private static final Set<String> OPENING = Set.of("entry", "buy", "open");

    public PerformanceRow {
        cells = Map.copyOf(cells);
        events = List.copyOf(events);
    }

    /**
     * What it says.
     *
     * @param problems is told of parts that contradict each other or are left out
     * @throws InputException where nothing of it can be used
     */
    public ImportedTrade trade(Symbols symbols, List<InputProblem> problems) {
        String id = text("trade_id").strip();
        if (id.isEmpty() || id.length() > 200) {
            throw new InputException("INVALID", "trade_id", id, "expected 1 to 200 characters");
        }
        String status = text("status").toLowerCase(Locale.ROOT);
        if (!TrackedContracts.OPEN.contains(status) && !TrackedContracts.CLOSED.contains(status)) {
            throw new InputException(
                    "INVALID",
                    "status",
                    status,
                    "expected one of " + TrackedContracts.OPEN + " or " + TrackedContracts.CLOSED);
        }
        BigDecimal quantity = number(cells, "quantity");
        if (quantity.signum() <= 0) {
            throw new InputException("INVALID", "quantity", text("quantity"), "expected a quantity above 0");
        }
        Instant openedAt = time(cells, "entry_time");
        BigDecimal left = TrackedContracts.CLOSED.contains(status)
                ? BigDecimal.ZERO
                : cells.containsKey("quantity_remaining") ? number(cells, "quantity_remaining") : quantity;
        if (left.signum() == 0 && TrackedContracts.OPEN.contains(status) && !tellsOfExit()) {
            // The column's default is 0: a program that never wrote it did not mean that nothing is left.
            problems.add(new InputProblem(
                    "DERIVED",
                    "quantity_remaining",
                    Decimals.plain(left),
                    "status " + status + " and no exit is told; all of it is taken as open"));
            left = quantity;
        }
        if (left.compareTo(quantity) > 0) {
            throw new InputException(
                    "INVALID", "quantity_remaining", text("quantity_remaining"), "expected 0 to quantity");
        }
        return new ImportedTrade(
                id,
                instrument(symbols),
                "SHORT".equalsIgnoreCase(cells.get("side")) ? Side.SHORT : Side.LONG,
                quantity,
                Amount.at(number(cells, "entry_price")),
                openedAt,
                blankless("channel"),
                blankless("author"),
                exits(quantity.subtract(left), openedAt, problems));
    }

    private boolean tellsOfExit() {
        return cells.containsKey("exit_time")
                || cells.containsKey("exit_price")
                || events.stream().anyMatch(PerformanceRow::closes);
    }

    private static boolean closes(Map<String, String> event) {
        return !OPENING.contains(event.getOrDefault("event_type", "").toLowerCase(Locale.ROOT));
    }

    private @Nullable String blankless(String column) {
        String text = cells.get(column);
        return text == null || text.isBlank() ? null : text;
    }

    private Instrument instrument(Symbols symbols) {
        String ticker = text("ticker");
        try {
            if (text("option_type").equalsIgnoreCase(STOCK)) {
                return LinearInstrument.of(ticker);
            }
            return SeedContracts.option(
                    symbols, ticker, ticker, text("expiration"), number(cells, "strike"), text("option_type"));
        } catch (IllegalArgumentException bad) {
            throw new InputException("INVALID", "ticker", ticker, String.valueOf(bad.getMessage()));
        }
    }

    /** By its events where they add up to what is gone; else the whole of it at the trade's exit price. */
    private List<Exit> exits(BigDecimal gone, Instant openedAt, List<InputProblem> problems) {
        if (gone.signum() == 0) {
            return List.of();
        }
        try {
            List<Exit> told = new ArrayList<>();
            BigDecimal sum = BigDecimal.ZERO;
            for (Map<String, String> event : events) {
                if (closes(event)) {
                    boolean expired = "expired".equalsIgnoreCase(event.get("event_type"));
                    BigDecimal quantity = number(event, "quantity");
                    BigDecimal price = event.containsKey("price") ? number(event, "price") : null;
                    told.add(new Exit(quantity, price, time(event, "timestamp"), expired));
                    sum = sum.add(quantity);
                }
            }
            if (sum.compareTo(gone) == 0) {
                return told;
            }
            if (!told.isEmpty()) {
                problems.add(new InputProblem(
                        "DERIVED",
                        "trade_events.quantity",
                        Decimals.plain(sum),
                        "the events close " + Decimals.plain(sum) + ", the trade " + Decimals.plain(gone)
                                + "; the trade was taken"));
            }
        } catch (InputException bad) {
            problems.add(bad.problem());
        }
        Instant at = cells.containsKey("exit_time") ? time(cells, "exit_time") : openedAt;
        return List.of(new Exit(gone, cells.containsKey("exit_price") ? number(cells, "exit_price") : null, at, false));
    }

    private String text(String column) {
        String text = cells.get(column);
        if (text == null) {
            throw new InputException("MISSING", column, "", "missing, and needed");
        }
        return text;
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        String text = row.get(column);
        if (text == null) {
            throw new InputException("MISSING", column, "", "missing, and needed");
        }
        try {
            BigDecimal value = Decimals.parse(text);
            if (value.signum() < 0) {
                throw new IllegalArgumentException("expected 0 or above");
            }
            return value;
        } catch (IllegalArgumentException bad) {
            throw new InputException("INVALID", column, text, String.valueOf(bad.getMessage()));
        }
    }

    private static Instant time(Map<String, String> row, String column) {
        String text = row.get(column);
        if (text == null) {
            throw new InputException("MISSING", column, "", "missing, and needed");
        }
        try {
            return SeedTimes.parse(text, ZoneOffset.UTC);
        } catch (DateTimeException bad) {
            throw new InputException("INVALID", column, text, "expected a time such as 2026-01-28T00:28:59+00:00");
        }
    }
}
