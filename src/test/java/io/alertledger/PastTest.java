package io.alertledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.journal.Impact;
import io.alertledger.journal.ImpactReport;
import io.alertledger.journal.Past;
import io.alertledger.journal.Replay;
import io.alertledger.journal.ReplayTally;
import io.alertledger.model.Alert;
import io.alertledger.rules.RuleCache;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import io.alertledger.scenario.Scenario;
import io.alertledger.scenario.ScenarioOutcome;
import io.alertledger.scenario.ScenarioRunner;
import io.alertledger.trade.Handled;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was decided, decided again. */
class PastTest {
    private static final Instant NOW = Instant.parse("2026-01-28T15:00:00Z");

    @TempDir
    private Path home;

    private AlertLedger ledger;

    @BeforeEach
    void aDay() {
        ledger = AlertLedger.open(Settings.at(home.resolve("ledger.db")).withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        ledger.buy("SPY_20260128_595_C", "5", "1.50");
        ledger.buy("SPY_20260130_600_P", "4", "2.10");
        ledger.buy("SOLUSDT", "10", "140");
        ledger.mark("SPY_20260128_595_C", "2.50");
        ledger.mark("SPY_20260130_600_P", "2.00");
        ledger.mark("SOLUSDT", "150");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Handled handle(String id, String text) {
        return ledger.handle(new Alert(id, "default", "room", "ann", text, List.of(), NOW, null, List.of()));
    }

    private void someDecisions() {
        handle("a1", "trim SPY 595c");
        handle("a2", "trim SPY 595c");
        handle("a3", "looking good here guys");
        handle("a4", "out of SPY 610c");
        handle("a5", "trim SOL 25%, SPY puts half off");
        handle("a6", "exit all");
        handle("a7", "what a day");
    }

    private static RuleSet draft(String path, String from, String to) {
        RuleSources packed = RuleSources.packed();
        String text = packed.file(path).orElseThrow().text();
        assertThat(text).contains(from);
        return RuleReport.of(packed.with(new RuleFile(path, text.replace(from, to))), RuleCache.packed())
                .brain()
                .orElseThrow()
                .rules();
    }

    @Test
    void everyDecisionComesOutTheSameByteForByte() {
        someDecisions();

        ReplayTally tally = ledger.past("default").replay(Integer.MAX_VALUE, done -> {});

        assertThat(tally.decisions()).isEqualTo(7);
        assertThat(tally.different()).isEmpty();
        assertThat(tally.notPossible()).isEqualTo(Map.of("refused as DUPLICATE before any rule was asked", 1));
        assertThat(tally.identical()).isEqualTo(6);
    }

    @Test
    void aDecisionUnderRulesThatAreNotKeptSaysSo() {
        String id = handle("a1", "trim SPY 595c").decisionId();
        Past elsewhere = new Past(ledger.log(), "default", set -> Optional.empty());

        assertThat(elsewhere.replay(id))
                .containsInstanceOf(Replay.NotPossible.class)
                .get()
                .asString()
                .contains("is not kept");
        assertThat(elsewhere.replay("d-unknown")).isEmpty();
    }

    @Test
    void aDraftThatSellsLessIsCountedInMoney() {
        someDecisions();
        String id = ledger.past("default")
                .impact(draft("policy.csv", "*,*,*,FIFO,1/2", "*,*,*,FIFO,1/5"), 100, done -> {})
                .changed()
                .get(0)
                .id();

        ImpactReport impact =
                ledger.past("default").impact(draft("policy.csv", "*,*,*,FIFO,1/2", "*,*,*,FIFO,1/5"), 100, done -> {});

        assertThat(impact.decisions()).isEqualTo(7);
        assertThat(impact.changed()).hasSize(1);
        Impact.Changed change = impact.changed().get(0);
        assertThat(change.id()).isEqualTo(id);
        assertThat(change.before()).contains("sell 3 SPY_20260128_595_C");
        assertThat(change.after()).contains("sell 1 SPY_20260128_595_C");
        assertThat(change.rules()).containsExactly("trim-part");
        assertThat(change.quantity()).isEqualByComparingTo("-2");
        // Two contracts less at 2.50 that cost 1.50.
        assertThat(change.profit()).isEqualByComparingTo(new BigDecimal("-200"));
        assertThat(impact.byRule()).isEqualTo(Map.of("trim-part", 1));
        assertThat(impact.same()
                        + impact.changed().size()
                        + impact.notPossible().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .isEqualTo(7);
    }

    @Test
    void theSameRulesChangeNothing() {
        someDecisions();

        assertThat(ledger.past("default")
                        .impact(ledger.rules(), 100, done -> {})
                        .changed())
                .isEmpty();
    }

    @Test
    void aDecisionBecomesAScenarioThatHolds() {
        someDecisions();
        String id = ledger.log().decisionsOf("default", "a1").get(0).id();

        List<Scenario> frozen = ledger.past("default").freeze(id).orElseThrow();

        assertThat(frozen).hasSize(1);
        ScenarioOutcome outcome = ScenarioRunner.withoutParser().run(frozen.get(0), ledger.rules());
        assertThat(outcome.passed()).as("%s", outcome).isTrue();
        assertThat(frozen.get(0).positions()).as("what did not matter is gone").hasSize(1);
    }

    @Test
    void liveHistoryCoversTheRulesThatSpoke() {
        someDecisions();

        assertThat(ledger.past("default").coverage(ledger.rules(), 100).rules())
                .filteredOn(rule -> rule.spoke() > 0)
                .extracting(rule -> rule.rule().id())
                .contains("trim-part", "strike-matches");
    }
}
