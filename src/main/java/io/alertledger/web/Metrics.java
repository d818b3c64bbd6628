package io.alertledger.web;

import io.alertledger.AlertLedger;
import io.alertledger.journal.DecisionLog;
import io.alertledger.ledger.Holding;
import io.alertledger.model.Consistency;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What Prometheus reads: decisions by outcome, how long they took, and how the ledger stands. Thread-safe. */
final class Metrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AlertLedger ledger;
    private final Timer handling;
    private final MultiGauge rules;

    Metrics(AlertLedger ledger) {
        this.ledger = ledger;
        this.handling = Timer.builder("alertledger.alert.handling")
                .description("from a read alert to its durable answer")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(registry);
        this.rules = MultiGauge.builder("alertledger.rules")
                .description("1 for the rule set in force")
                .register(registry);
        Gauge.builder("alertledger.consistency", ledger, Metrics::consistency)
                .description("0 green, 1 yellow, 2 red: the worst of all accounts")
                .register(registry);
        Gauge.builder("alertledger.lock.age", ledger, Metrics::lockAge)
                .description("age of the oldest lock that an exit holds")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("alertledger.positions", ledger, Metrics::open)
                .description("open positions of all accounts")
                .register(registry);
        for (String kind : List.of("RESOLVED", "AMBIGUOUS", "REFUSED", "IGNORED", "MULTIPLE", "UNCLEAR")) {
            registry.counter("alertledger.decisions", "outcome", kind);
        }
    }

    void decided(DecisionLog.Logged decision) {
        registry.counter("alertledger.decisions", "outcome", decision.kind()).increment();
    }

    void handled(long nanos) {
        handling.record(Duration.ofNanos(nanos));
    }

    /** How many streams are open. */
    void streams(Stream stream) {
        Gauge.builder("alertledger.streams", stream, Stream::clients)
                .description("open streams")
                .register(registry);
    }

    String scrape() {
        rules.register(List.of(MultiGauge.Row.of(Tags.of("id", ledger.rules().id()), 1)), true);
        return registry.scrape();
    }

    private static double consistency(AlertLedger ledger) {
        Consistency worst = Consistency.GREEN;
        for (String account : ledger.book().accounts()) {
            worst = worst.worse(ledger.standing(account).status());
        }
        return worst.ordinal();
    }

    private static double lockAge(AlertLedger ledger) {
        Instant now = ledger.now();
        return ledger.book().accounts().stream()
                .flatMap(account -> ledger.book().holdings(account).stream())
                .map(Holding::pendingExitSince)
                .filter(Objects::nonNull)
                .mapToLong(since -> Duration.between(since, now).toSeconds())
                .max()
                .orElse(0);
    }

    private static double open(AlertLedger ledger) {
        return ledger.book().accounts().stream()
                .mapToLong(account -> ledger.book().positions(account).size())
                .sum();
    }
}
