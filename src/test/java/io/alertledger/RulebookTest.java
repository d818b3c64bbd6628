package io.alertledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.model.Alert;
import io.alertledger.model.Consistency;
import io.alertledger.rules.RuleArchive;
import io.alertledger.rules.RuleFolder;
import io.alertledger.rules.RuleSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are edited while a ledger is open: before, edit, after. */
class RulebookTest {
    private static final RuleSources PACKED = RuleSources.packed();

    @TempDir
    private Path home;

    private Settings settings;
    private Path rules;

    @BeforeEach
    void aLedgerWithACopyOfTheRules() throws IOException {
        settings = Settings.at(home.resolve("ledger.db"));
        rules = home.resolve("rules");
        RuleFolder.write(rules, PACKED);
    }

    private void edit(String path, String from, String to) throws IOException {
        String text = Files.readString(rules.resolve(path));
        assertThat(text).contains(from);
        Files.writeString(rules.resolve(path), text.replace(from, to));
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** What is settled for one ticker that no scenario tells of. */
    private void settle(String trim) throws IOException {
        Path policy = rules.resolve("policy.csv");
        String shipped = PACKED.file("policy.csv").orElseThrow().text();
        Files.writeString(policy, shipped + "*,*,ZZZ,," + trim + ",,,,,,,,,,,,,,,,,,\n");
    }

    private static String trim(AlertLedger ledger) {
        return ledger.decide("trim $ZZZ").message();
    }

    private static void inForce(AlertLedger ledger, String set) {
        eventually(() ->
                ledger.rules().id().equals(set) && ledger.rulebook().warning().isEmpty());
    }

    @Test
    void aSavedChangeDecidesAndABrokenOneDoesNot() throws IOException {
        String after;
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            ledger.buy("ZZZ", "10", "60");
            assertThat(ledger.rules().id()).isEqualTo(PACKED.id());
            assertThat(trim(ledger)).contains("Sell 5 of 10");

            settle("1/5");
            inForce(ledger, ledger.rulebook().saved().id());
            after = ledger.rules().id();
            assertThat(trim(ledger)).contains("Sell 2 of 10");

            edit("matching/hints.drl", "Candidate(", "Candidat(");
            eventually(() -> ledger.rulebook().warning().isPresent());
            assertThat(trim(ledger)).contains("Sell 2 of 10");
            assertThat(ledger.rulebook().warning())
                    .hasValueSatisfying(
                            words -> assertThat(words).contains("not in force", after, "matching/hints.drl"));
            assertThat(ledger.standing("default").status()).isEqualTo(Consistency.YELLOW);
            assertThat(ledger.decision(ledger.handle(Alert.text("a1", "trim $ZZZ", Instant.now()))
                                    .decisionId())
                            .orElseThrow()
                            .parts()
                            .get(0)
                            .explanation()
                            .ruleSet())
                    .isEqualTo(after);
        }
        // Another process sees the same, and so does the next that opens it.
        try (LedgerView view = LedgerView.open(settings, Optional.empty())) {
            assertThat(view.positionsJson("default").toString()).contains("not in force", "YELLOW", after);
            assertThat(view.decide(Alert.text("a2", "trim $ZZZ", Instant.now())).message())
                    .contains("Sell 2 of 10");
        }
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            assertThat(ledger.rules().id()).isEqualTo(after);
            assertThat(ledger.rulebook().warning()).isPresent();
        }
    }

    @Test
    void rulesThatNeverPassedAreRefusedAtTheStart() throws IOException {
        edit("matching/hints.drl", "Candidate(", "Candidat(");

        assertThatThrownBy(() -> AlertLedger.open(settings))
                .isInstanceOf(RulesException.class)
                .hasMessageContaining("matching/hints.drl");
    }

    @Test
    void aStepBackIsWrittenToTheFolderAndKnownToTheNextProcess() throws IOException {
        String first = PACKED.id();
        String second;
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            ledger.buy("ZZZ", "10", "60");
            settle("1/5");
            inForce(ledger, ledger.rulebook().saved().id());
            second = ledger.rules().id();
            settle("3/10");
            inForce(ledger, ledger.rulebook().saved().id());
            assertThat(trim(ledger)).contains("Sell 3 of 10");

            assertThat(ledger.rulebook().rollback()).isInstanceOf(Rollback.Done.class);
            assertThat(ledger.rules().id()).isEqualTo(second);
            assertThat(ledger.rulebook().saved().id()).isEqualTo(second);
            assertThat(trim(ledger)).contains("Sell 2 of 10");
        }
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            assertThat(ledger.rules().id()).isEqualTo(second);
            assertThat(ledger.rulebook().rollback()).isInstanceOf(Rollback.Done.class);
            assertThat(ledger.rules().id()).isEqualTo(first);
            assertThat(ledger.rulebook().rollback()).isInstanceOf(Rollback.Refused.class);
            assertThat(ledger.rulebook().history())
                    .extracting(RuleArchive.Entry::how)
                    .containsExactly(
                            RuleArchive.How.ENTERED,
                            RuleArchive.How.ENTERED,
                            RuleArchive.How.ENTERED,
                            RuleArchive.How.ENTERED,
                            RuleArchive.How.ROLLED_BACK,
                            RuleArchive.How.ROLLED_BACK);
            assertThat(ledger.rulebook().home().kept(second))
                    .hasValueSatisfying(kept -> assertThat(kept.id()).isEqualTo(second));
        }
    }

    @Test
    void aDraftIsJudgedAndOnlyOneThatPassesIsSaved() {
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            Rulebook book = ledger.rulebook();
            String hints = PACKED.file("matching/hints.drl").orElseThrow().text();
            RuleSources broken = book.draft(Map.of("matching/hints.drl", hints.replace("Candidate(", "Candidat(")));
            RuleSources wrong = book.draft(Map.of(
                    "weights.csv",
                    PACKED.file("weights.csv")
                            .orElseThrow()
                            .text()
                            .replaceFirst("(?m)^strike-matches,\\d+", "strike-matches,7")));

            assertThat(book.check(broken).scenarios()).isEmpty();
            assertThat(book.activate(broken)).isNotEmpty();
            assertThat(book.check(wrong).problems()).allMatch(p -> p.file().endsWith(".scenarios"));
            assertThat(book.activate(wrong)).isNotEmpty();
            assertThat(book.saved()).isEqualTo(PACKED);
            assertThatThrownBy(() -> book.draft(Map.of("../x.drl", ""))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> book.draft(Map.of("notes.txt", "x"))).hasMessageContaining("no rule file");
        }
    }

    @Test
    void packedRulesBecomeAFolderWhenTheyAreEdited() throws IOException {
        Settings packed = Settings.at(home.resolve("other/ledger.db"));
        try (AlertLedger ledger = AlertLedger.open(packed)) {
            assertThat(ledger.rulebook().home().origin()).isEqualTo("packed");
            String policy = PACKED.file("policy.csv").orElseThrow().text() + "*,*,ZZZ,,1/5,,,,,,,,,,,,,,,,,,\n";

            assertThat(ledger.rulebook().activate(ledger.rulebook().draft(Map.of("policy.csv", policy))))
                    .isEmpty();

            assertThat(ledger.rulebook().home().origin())
                    .isEqualTo(home.resolve("other/rules").toString());
            assertThat(Files.readString(home.resolve("other/rules/policy.csv"))).isEqualTo(policy);
        }
    }
}
