package io.alertledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.broker.BrokerReport;
import io.alertledger.formats.Json;
import io.alertledger.formats.LedgerStateJson;
import io.alertledger.formats.PositionsState;
import io.alertledger.formats.PositionsStateReader;
import io.alertledger.ledger.Book;
import io.alertledger.model.Consistency;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** From a bot's positions file to the ledger that is published: every row that is a position, and no other. */
class MergedLedgerProperties {
    private static final Instant NOW = Instant.parse("2026-01-28T15:30:00Z");

    /**
     * A row of the file.
     *
     * @param side how it is written
     * @param entry as it is written; null where there is none
     */
    record Row(String symbol, String side, String quantity, String entry, boolean text, int names) {
        private boolean shorted() {
            return side.equalsIgnoreCase("SHORT") || side.equalsIgnoreCase("SELL");
        }

        boolean counts() {
            return new BigDecimal(quantity).signum() != 0
                    && entry != null
                    && entry.matches("[0-9.]+")
                    && new BigDecimal(entry).signum() > 0;
        }

        boolean held() {
            return new BigDecimal(quantity).signum() != 0;
        }

        String said() {
            return (shorted() ? "SHORT " : "LONG ")
                    + new BigDecimal(quantity).stripTrailingZeros().toPlainString() + " @ "
                    + new BigDecimal(entry).stripTrailingZeros().toPlainString();
        }

        String key() {
            return symbol + (shorted() ? ":SHORT" : ":LONG");
        }

        ObjectNode json() {
            ObjectNode row = Json.object().put("symbol", symbol);
            row.put(List.of("side", "position_side", "positionSide").get(names % 3), side);
            put(row, List.of("qty", "quantity", "positionAmt", "contracts").get(names % 4), quantity);
            if (entry != null) {
                put(row, List.of("entry_price", "avg_entry_price", "entryPrice").get(names % 3), entry);
            }
            return row;
        }

        private void put(ObjectNode row, String name, String value) {
            if (text || !value.matches("-?[0-9.]+")) {
                row.put(name, value);
            } else {
                row.put(name, new BigDecimal(value));
            }
        }
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<String> entries = Arbitraries.of(
                        "100", "0.00001", "3010.50", "0", "-5", "NaN", "Infinity", "none", "")
                .injectNull(0.1);
        return Combinators.combine(
                        Arbitraries.of("SOLUSDT", "ETHUSDT", "BTCUSDT", "XRPUSDT", "DOGEUSDT"),
                        Arbitraries.of("LONG", "long", "Buy", "SHORT", "short", "SELL"),
                        Arbitraries.of("1", "12.50", "0.00000001", "0", "0.000"),
                        entries,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 11))
                .as(Row::new)
                .list()
                .ofMaxSize(12)
                .uniqueElements(Row::key);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theLedgerHoldsExactlyTheValidPositionsThatAreNotZero(@ForAll("rows") List<Row> rows, @ForAll boolean wrapped) {
        ArrayNode list = Json.object().putArray("positions");
        rows.forEach(row -> list.add(row.json()));
        String text = Json.write(wrapped ? Json.object().set("positions", list) : list);
        PositionsState state = PositionsStateReader.read(text, Symbols.NONE, "default");
        assertThat(state.unreadable()).as(text).isNull();

        Book book = adopted(state);
        ObjectNode published = Json.object();
        LedgerStateJson.put(
                published,
                book.holdings("default"),
                Map.of(),
                holding -> Optional.empty(),
                Consistency.GREEN,
                List.of(),
                state.rows().size());

        Set<String> twice = new TreeSet<>();
        Set<String> once = new TreeSet<>();
        rows.stream().filter(Row::held).forEach(row -> {
            if (!once.add(row.symbol())) {
                twice.add(row.symbol());
            }
        });
        Map<String, String> expected = new TreeMap<>();
        rows.stream()
                .filter(Row::counts)
                .forEach(row -> expected.put(twice.contains(row.symbol()) ? row.key() : row.symbol(), row.said()));
        Map<String, String> there = new TreeMap<>();
        published
                .path("positions_ledger")
                .properties()
                .forEach(entry -> there.put(
                        entry.getKey(),
                        entry.getValue().path("side").asText() + " "
                                + entry.getValue()
                                        .path("qty")
                                        .decimalValue()
                                        .stripTrailingZeros()
                                        .toPlainString() + " @ "
                                + entry.getValue()
                                        .path("entry_price")
                                        .decimalValue()
                                        .stripTrailingZeros()
                                        .toPlainString()));
        assertThat(there).as(text).isEqualTo(expected);
        assertThat(published.path("consistency").path("left_out").asInt())
                .isEqualTo((int) rows.stream().filter(Row::held).count() - expected.size());
    }

    private static Book adopted(PositionsState state) {
        BrokerReport report = new BrokerReport(
                "default",
                NOW,
                true,
                state.rows().stream()
                        .map(row -> new BrokerReport.Held(row.key(), row.quantity(), row.entryPrice(), null))
                        .toList(),
                List.of(),
                false,
                List.of());
        return Book.EMPTY.applyAll(Reconciliation.of(new ReconcileInput(
                        Book.EMPTY,
                        Set.of("default"),
                        Map.of(),
                        List.of(),
                        Statement.of(report),
                        Map.of(),
                        Set.of(),
                        Map.of(),
                        NOW,
                        ReconcileSettings.DEFAULT))
                .events());
    }
}
