package io.alertledger.killed;

import io.alertledger.AlertLedger;
import io.alertledger.Settings;
import io.alertledger.broker.BrokerContext;
import io.alertledger.broker.alpaca.AlpacaBrokerProvider;
import io.alertledger.model.Alert;
import io.alertledger.trade.Handled;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * An alert handler as people write them, to be killed: it hears its channel's alerts in order, the last
 * ones again after every start, and says what came of each. Arguments: database, rules, the market's
 * address, how far ahead its clock is, the number of the first alert.
 */
final class AlertHandler {
    static final String CONTRACT = "SPY_20260320_595_C";

    private AlertHandler() {}

    public static void main(String[] arguments) {
        Clock clock = ahead(Duration.parse(arguments[3]));
        try (AlertLedger ledger = open(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], clock)) {
            System.out.println("open");
            for (int i = Integer.parseInt(arguments[4]); ; i++) {
                ledger.mark(CONTRACT, "2.00");
                Handled handled = ledger.handle(alert(i, clock.instant()));
                System.out.println(i + " " + handled.decisionId() + (handled.repeated() ? " again" : ""));
                if (i % 5 == 0) {
                    ledger.sync(Alert.DEFAULT_ACCOUNT);
                }
            }
        }
    }

    /** The channel: entries, trims and exits by number, so that everyone hears the same. */
    static Alert alert(int number, Instant now) {
        String text = switch (number % 7) {
            case 0, 3, 4 -> "BTO 3 SPY 595c 3/20 @ 2.00";
            case 6 -> "All out SPY";
            default -> "Trim SPY";
        };
        return Alert.text("alert-" + number, text, now);
    }

    static AlertLedger open(Path database, Path rules, String url, Clock clock) {
        return AlertLedger.open(Settings.at(database)
                .withRules(rules)
                .withClock(clock)
                .withBroker(context -> new AlpacaBrokerProvider()
                        .open(new BrokerContext(
                                Map.of("alpaca.baseUrl", url, "alpaca.timeoutSeconds", "2", "alpaca.tries", "1"),
                                secret -> Optional.of("none"),
                                context.symbols(),
                                context.calendar(),
                                context.marks(),
                                context.clock()))));
    }

    /** The system's time, on a trading day. */
    static Clock ahead(Duration by) {
        return Clock.offset(Clock.system(ZoneOffset.UTC), by);
    }
}
