package io.alertledger.rules;

import io.alertledger.model.Instrument;
import io.alertledger.model.OptionContract;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The smallest step of a price: {@code ticks.csv} with the columns {@code kind,ticker,expiry,from,tick}. A row that
 * names a ticker or root goes before one for {@code *}, then one for {@code 0DTE} before one for every expiry; of the
 * rows that are alike in this, the one with the greatest {@code from} that the price reaches counts. Immutable.
 */
public final class Ticks {

    static final String FILE = "ticks.csv";

    private static final String ANY = "*";
    private static final String TODAY = "0DTE";

    /** Only the smallest step that every venue's decimals allow. */
    public static final Ticks NONE = new Ticks(List.of());

    private static final BigDecimal FINEST = new BigDecimal("0.01");

    /** What a row is about. */
    public enum Kind {
        OPTION,
        LINEAR
    }

    /**
     * A row.
     *
     * @param kind options, or everything else
     * @param ticker a ticker, a root, or {@code *}
     * @param expiry {@code 0DTE} for contracts on their last day, or {@code *}
     * @param from the price from which the row counts, inclusive
     * @param tick above zero
     */
    public record Tick(Kind kind, String ticker, String expiry, BigDecimal from, BigDecimal tick) {}

    private record Key(Kind kind, String ticker, String expiry) {}

    private final Map<Key, List<Tick>> byKey = new HashMap<>();

    public Ticks(List<Tick> rows) {
        List<Tick> descending = new ArrayList<>(rows);
        descending.sort(Comparator.comparing(Tick::from).reversed());
        for (Tick row : descending) {
            byKey.computeIfAbsent(new Key(row.kind(), row.ticker(), row.expiry()), key -> new ArrayList<>())
                    .add(row);
        }
    }

    /**
     * The tick at a price.
     *
     * @param today the market day, which tells whether a contract is on its last
     */
    public BigDecimal tick(Instrument instrument, LocalDate today, BigDecimal price) {
        if (instrument instanceof OptionContract contract) {
            boolean lastDay = contract.expiration().equals(today);
            return first(
                    price,
                    Kind.OPTION,
                    lastDay ? List.of(TODAY, ANY) : List.of(ANY),
                    List.of(contract.root(), contract.ticker(), ANY));
        }
        return first(price, Kind.LINEAR, List.of(ANY), List.of(instrument.ticker(), ANY));
    }

    private BigDecimal first(BigDecimal price, Kind kind, List<String> expiries, List<String> tickers) {
        for (String ticker : tickers) {
            for (String expiry : expiries) {
                for (Tick row : byKey.getOrDefault(new Key(kind, ticker, expiry), List.of())) {
                    if (price.compareTo(row.from()) >= 0) {
                        return row.tick();
                    }
                }
            }
        }
        return FINEST;
    }

    static Ticks read(RuleFile file, TableReader reader) {
        List<Tick> ticks = new ArrayList<>();
        Map<List<Object>, String> taken = new HashMap<>();
        for (TableRow row : reader.rows(file, List.of("kind", "ticker", "expiry", "from", "tick"), List.of("note"))) {
            Optional<Kind> kind = row.need("kind", TableRow.oneOf(Kind.class));
            Optional<String> ticker = row.word("ticker").map(text -> text.toUpperCase(Locale.ROOT));
            Optional<String> expiry = row.need("expiry", Ticks::expiry);
            Optional<BigDecimal> from = row.need("from", TableRow::notNegative);
            Optional<BigDecimal> tick = row.need("tick", TableRow::positive);
            if (kind.isPresent() && ticker.isPresent() && expiry.isPresent() && from.isPresent() && tick.isPresent()) {
                String before =
                        taken.putIfAbsent(List.of(kind.get(), ticker.get(), expiry.get(), from.get()), row.position());
                if (before != null) {
                    row.problem("from", "the same kind, ticker, expiry and from stand at " + before, "");
                }
                ticks.add(new Tick(kind.get(), ticker.get(), expiry.get(), from.get(), tick.get()));
            }
        }
        return new Ticks(ticks);
    }

    private static String expiry(String text) {
        if (!text.equals(ANY) && !text.equals(TODAY)) {
            throw new IllegalArgumentException("\"" + text + "\" is neither " + TODAY + " nor " + ANY);
        }
        return text;
    }
}
