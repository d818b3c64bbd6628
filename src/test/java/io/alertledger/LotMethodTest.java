package io.alertledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.model.Decimals;
import io.alertledger.model.OrderSide;
import io.alertledger.trade.TradeAnswer;
import io.alertledger.trade.TradeTicket;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policy says by which method the lots of a trade made elsewhere leave. */
class LotMethodTest {
    private static final Instant NOW = Instant.parse("2026-01-28T15:30:00Z");
    private static final Path SHIPPED = Path.of("rules");

    @TempDir
    Path folder;

    /** Lots of one share each, bought for 2, 4, 1 and 3 in this order; one is sold at 4. */
    @Test
    void aSaleByHandTakesTheLotsThatItsTickersMethodNames() throws IOException {
        List<String> methods = List.of("FIFO", "LIFO", "HIFO", "LOFO", "AVERAGE", "STRICT");
        StringBuilder rows = new StringBuilder();
        for (String method : methods) {
            rows.append("*,*,T")
                    .append(method)
                    .append(",".repeat(19))
                    .append(method)
                    .append(",\n");
        }
        Settings settings = Settings.at(folder.resolve("ledger.db"))
                .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
                .withRules(rules(rows.toString()));
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            assertThat(methods.stream().map(method -> sold(ledger, "T" + method, null)))
                    .containsExactly(
                            "1 of TFIFO1, realized 2",
                            "1 of TLIFO4, realized 1",
                            "1 of THIFO2, realized 0",
                            "1 of TLOFO3, realized 3",
                            "1 of TAVERAGE1, realized 1.5",
                            "AMBIGUOUS");
            assertThat(sold(ledger, "TNAMED", "TNAMED3"))
                    .as("a lot that is named goes before every method")
                    .isEqualTo("1 of TNAMED3, realized 3");
        }
    }

    private static String sold(AlertLedger ledger, String ticker, @Nullable String lot) {
        List<String> costs = List.of("2", "4", "1", "3");
        for (int i = 0; i < costs.size(); i++) {
            book(ledger, ticker + (i + 1), ticker, OrderSide.BUY, costs.get(i), null, NOW.plusSeconds(i));
        }
        TradeAnswer answer = book(ledger, ticker + "-out", ticker, OrderSide.SELL, "4", lot, NOW.plusSeconds(60));
        if (answer instanceof TradeAnswer.Refused refused) {
            return refused.code().name();
        }
        LotsClosed closed = ((TradeAnswer.Done) answer)
                .events().stream()
                        .filter(LotsClosed.class::isInstance)
                        .map(LotsClosed.class::cast)
                        .findFirst()
                        .orElseThrow();
        return closed.taken().stream()
                        .map(taken -> Decimals.plain(taken.quantity()) + " of " + taken.lotId())
                        .collect(Collectors.joining(", "))
                + ", realized " + Decimals.plain(closed.realized());
    }

    private static TradeAnswer book(
            AlertLedger ledger,
            String id,
            String ticker,
            OrderSide side,
            String price,
            @Nullable String lot,
            Instant at) {
        return ledger.book(new TradeTicket(
                id,
                ledger.key("default", ticker),
                side,
                BigDecimal.ONE,
                new BigDecimal(price),
                BigDecimal.ZERO,
                lot,
                null,
                null,
                at));
    }

    private Path rules(String rows) throws IOException {
        Path rules = folder.resolve("rules");
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.toList()) {
                Files.copy(file, rules.resolve(SHIPPED.relativize(file).toString()));
            }
        }
        Path policy = rules.resolve("policy.csv");
        Files.writeString(policy, Files.readString(policy).stripTrailing() + "\n" + rows);
        return rules;
    }
}
