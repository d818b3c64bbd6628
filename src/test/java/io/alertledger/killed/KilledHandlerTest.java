package io.alertledger.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.AlertLedger;
import io.alertledger.model.Alert;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Order;
import io.alertledger.model.Position;
import io.alertledger.storage.Child;
import io.alertledger.web.console.RuleFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole engine, killed at any moment while it trades with a market in another process: nothing is
 * sold twice, no order is executed twice, an alert that comes again gets its first answer, and when the
 * dust has settled the books hold what the market holds. {@code -Dalertledger.crash.rounds=200} runs
 * longer.
 */
class KilledHandlerTest {
    private static final int ROUNDS = Integer.getInteger("alertledger.crash.rounds", 3);

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void whateverMomentItDiesAtNothingIsSoldTwice() throws IOException, InterruptedException {
        Duration ahead = Duration.between(Instant.now(), Instant.parse("2026-01-28T15:00:00Z"));
        Path rules = rules();
        Path database = folder.resolve("ledger.db");
        Random random = new Random(11);
        Map<String, String> answered = new HashMap<>();
        try (Exchange market = new Exchange(AlertHandler.ahead(ahead), 11)) {
            int next = 0;
            for (int round = 0; round < ROUNDS; round++) {
                List<String> printed;
                try (Child child = Child.start(
                        folder, AlertHandler.class, database, rules, market.url(), ahead, Math.max(0, next - 3))) {
                    boolean atWork = round % 3 != 2;
                    child.await(atWork ? 2 + random.nextInt(12) : 1);
                    Thread.sleep(random.nextInt(100));
                    child.kill();
                    printed = child.printed();
                }
                for (String line : printed.subList(1, printed.size())) {
                    String[] words = line.split(" ");
                    assertThat(words[1])
                            .as("alert %s, answered before", words[0])
                            .isEqualTo(answered.computeIfAbsent(words[0], first -> words[1]));
                    next = Math.max(next, Integer.parseInt(words[0]) + 1);
                }
                assertThat(market.oversold()).isZero();
            }
            market.calmDown();
            settled(database, rules, market, ahead);
            assertThat(market.oversold()).isZero();
            System.out.printf(
                    "%d kills, %d alerts answered, %d executions, %d orders sent again and refused%n",
                    ROUNDS, answered.size(), market.executed(), market.sentAgain());
            assertThat(market.executed()).as("the market saw trades").isPositive();
        }
    }

    /** Opened once more and compared: no order works any more, and here and there is the same. */
    private static void settled(Path database, Path rules, Exchange market, Duration ahead) {
        Clock later = AlertHandler.ahead(ahead.plusMinutes(5));
        try (AlertLedger ledger = AlertHandler.open(database, rules, market.url(), later)) {
            ledger.tick();
            ledger.sync(Alert.DEFAULT_ACCOUNT);
        }
        Clock evenLater = AlertHandler.ahead(ahead.plusMinutes(10));
        try (AlertLedger ledger = AlertHandler.open(database, rules, market.url(), evenLater)) {
            ledger.sync(Alert.DEFAULT_ACCOUNT);
            Map<String, BigDecimal> here = new TreeMap<>();
            for (Position position : ledger.positions()) {
                here.put(((OptionContract) position.instrument()).occUnpadded(), position.quantity());
                assertThat(position.locked()).isZero();
            }
            assertThat(here).isEqualTo(market.held());
            assertThat(ledger.orders(Alert.DEFAULT_ACCOUNT, 10_000))
                    .allMatch(order -> order.state().terminal());
            Map<String, BigDecimal> executed = new HashMap<>();
            for (Order order : ledger.orders(Alert.DEFAULT_ACCOUNT, 10_000)) {
                executed.merge(order.decisionId(), order.filled(), BigDecimal::add);
            }
            ledger.orders(Alert.DEFAULT_ACCOUNT, 10_000).stream()
                    .filter(order -> order.attempt() == 0)
                    .forEach(order -> assertThat(executed.get(order.decisionId()))
                            .as("all that decision %s traded", order.decisionId())
                            .isLessThanOrEqualTo(order.quantity()));
        }
    }

    /** The shipped rules, with a policy for real money and without a limit on how often a channel may post. */
    private Path rules() throws IOException {
        Path rules = RuleFolder.copy(folder.resolve("rules"));
        Path policy = rules.resolve("policy.csv");
        String shipped = Files.readString(policy);
        String row = "*,*,*,FIFO,1/2,HOLD,none,60,false,1,none,0.1,0,none,10,300,10,none,10,none,20,FIFO,ALERTS";
        assertThat(shipped).contains(row);
        Files.writeString(
                policy,
                shipped.replace(
                        row,
                        "*,*,*,FIFO,1/2,HOLD,0,60,false,1,none,0.1,0,none,0,300,10,none,none,none,20,FIFO,ALERTS"));
        return rules;
    }
}
