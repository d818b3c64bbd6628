package io.alertledger.tuning;

import io.alertledger.model.Action;
import io.alertledger.model.Alert;
import io.alertledger.model.Instruction;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.model.PriceHint;
import io.alertledger.model.Symbols;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cases that a history holds under one view.
 *
 * @param cases by time, then row
 * @param leftOut how many readable rows gave no case, by reason
 */
public record Cases(List<Case> cases, Map<LeftOut, Integer> leftOut) {
    public Cases {
        cases = List.copyOf(cases);
        leftOut = Map.copyOf(leftOut);
    }

    /** Every exit before expiration with two or more candidates of its ticker. */
    public static Cases of(History history, View view, Symbols symbols, MarketCalendar calendar) {
        return new Finder(view, symbols, calendar).find(history);
    }

    /** Finds cases by going through a history once, shelf by shelf. */
    private static final class Finder {
        private final View view;
        private final Symbols symbols;
        private final MarketCalendar calendar;
        private final Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);

        Finder(View view, Symbols symbols, MarketCalendar calendar) {
            this.view = view;
            this.symbols = symbols;
            this.calendar = calendar;
        }

        Cases find(History history) {
            Map<Shelf, List<TradeRow>> shelves = new HashMap<>();
            for (TradeRow row : history.trades()) {
                shelves.computeIfAbsent(shelf(row), shelf -> new ArrayList<>()).add(row);
            }
            List<Found> found = new ArrayList<>();
            for (TradeRow row : history.trades()) {
                Case one = one(row, Objects.requireNonNull(shelves.get(shelf(row))));
                if (one != null) {
                    found.add(new Found(one, row.line()));
                }
            }
            found.sort(Comparator.comparing((Found f) -> f.one().at()).thenComparing(Found::line));
            return new Cases(found.stream().map(Found::one).toList(), leftOut);
        }

        /** The rows among which a case can have candidates. */
        private record Shelf(String ticker, @Nullable String trader) {}

        private record Found(Case one, long line) {}

        private Shelf shelf(TradeRow row) {
            return new Shelf(
                    symbols.tickerOf(row.instrument().ticker()), view == View.SAME_ANALYST ? row.trader() : null);
        }

        private @Nullable Case one(TradeRow row, List<TradeRow> shelf) {
            Instant at = row.closedAt();
            LeftOut reason = reason(row, at);
            if (at == null || reason != null) {
                leftOut.merge(Objects.requireNonNullElse(reason, LeftOut.NEVER_CLOSED), 1, Integer::sum);
                return null;
            }
            List<TradeRow> open =
                    shelf.stream().filter(other -> isOpen(other, row, at)).toList();
            List<Position> positions = Holdings.of(open);
            if (positions.size() < 2) {
                leftOut.merge(LeftOut.ONE_CANDIDATE, 1, Integer::sum);
                return null;
            }
            Map<PositionKey, String> names =
                    PositionNames.of(positions.stream().map(Position::key).toList());
            PositionKey right = new PositionKey(Alert.DEFAULT_ACCOUNT, row.instrument(), row.side());
            Instruction exit = Instruction.of(
                            Action.EXIT, symbols.tickerOf(row.instrument().ticker()))
                    .withPrice(PriceHint.limit(Objects.requireNonNull(row.closePrice())));
            return new Case(at, exit, row.trader(), null, positions, Objects.requireNonNull(names.get(right)));
        }

        private @Nullable LeftOut reason(TradeRow row, @Nullable Instant at) {
            if (at == null) {
                return LeftOut.NEVER_CLOSED;
            }
            if (expiredBy(row, at)) {
                return LeftOut.EXPIRED;
            }
            return row.closePrice() == null ? LeftOut.NO_SALE_PRICE : null;
        }

        /** Whether a row's lot was open just before another row's exit; of exits at one moment the earlier row goes first. */
        private boolean isOpen(TradeRow row, TradeRow exit, Instant at) {
            if (row.openedAt().isAfter(at) || expiredBy(row, at)) {
                return false;
            }
            Instant closed = row.closedAt();
            return closed == null || closed.isAfter(at) || (closed.equals(at) && row.line() >= exit.line());
        }

        private boolean expiredBy(TradeRow row, Instant at) {
            return row.instrument() instanceof OptionContract option
                    && !at.isBefore(calendar.expiryOf(option.expiration()));
        }
    }
}
