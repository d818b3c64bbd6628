package io.alertledger.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From an edit to rules in force, in steps; a broken edit goes nowhere, and every step can be taken back. */
@EnabledIf(value = Browsers.AVAILABLE, disabledReason = Browsers.REASON)
@ExtendWith(Browsers.class)
class RulesIT {
    private static final String HINTS = "matching/hints.drl";

    private TradingDay day;
    private Path rules;

    @BeforeEach
    void playTheMorning(@TempDir Path folder) throws IOException {
        rules = RuleFolder.copy(folder.resolve("rules"));
        day = TradingDay.until(Instant.parse("2026-01-28T15:31:00Z"), folder, Optional.of(rules), Optional.empty());
    }

    @AfterEach
    void stop() {
        day.close();
    }

    @Test
    void aBrokenEditIsToldAtItsPlaceAndGoesNowhere(Browser browser) {
        try (Visit visit = Visit.to(browser, day).at("/rules/" + HINTS)) {
            Locator activate = visit.find("draft-steps ask-button button:text-is('Activate')");
            assertThat(activate).isDisabled();
            type(visit, "rule without an end");
            assertThat(visit.find(".tree .status:text-is('edited')")).hasCount(1);
            visit.find("button:text-is('Check this edit')").click();
            assertThat(visit.find(".problems li").first()).containsText(HINTS + ":");
            assertThat(visit.find("code-editor .cm-lint-marker-error").first()).isVisible();
            assertThat(visit.find(".steps .failed-step")).containsText("problem");
            assertThat(activate).isDisabled();
            assertThat(visit.find(".steps")).containsText("Every step before must pass for exactly these texts.");
            visit.isAccessible();
            visit.screenshot("rules-broken");

            visit.find("button[aria-label='Give up " + HINTS + "']").click();
            assertThat(visit.find(".problems")).hasCount(0);
            assertThat(visit.find("code-editor .cm-content")).not().containsText("without an end");
            visit.nothingIsWrong();
        }
    }

    @Test
    void aGoodEditIsCheckedPlayedWeighedActivatedAndTakenBack(Browser browser) throws IOException {
        String before = day.ledger.rules().id();
        try (Visit visit = Visit.to(browser, day).at("/rules/" + HINTS)) {
            type(visit, "// the trader's own note");
            visit.find("button:text-is('Check this edit')").click();
            Locator steps = visit.find(".steps");
            assertThat(steps).containsText("decisions change");
            assertThat(visit.find(".steps .done")).hasCount(4);
            visit.isAccessible();
            visit.screenshot("rules-checked");

            type(visit, "// one letter more and all is to be done again");
            assertThat(visit.find(".steps .done")).hasCount(1);
            assertThat(visit.find("draft-steps button:text-is('Activate')")).isDisabled();
            visit.find("button:text-is('Check this edit')").click();
            assertThat(visit.find(".steps .done")).hasCount(4);

            visit.find("draft-steps button:text-is('Activate')").click();
            visit.find(".asking button:text-is('Activate')").click();
            assertThat(visit.find(".toast")).containsText("The rules are in force");
            assertThat(visit.find("rule-history li").first())
                    .containsText(day.ledger.rules().id());
            Assertions.assertThat(day.ledger.rules().id()).isNotEqualTo(before);
            Assertions.assertThat(Files.readString(rules.resolve(HINTS))).contains("the trader's own note");

            visit.find("button:text-is('Take the last change back')").click();
            visit.find(".asking button:text-is('Take it back')").click();
            assertThat(visit.find("rules-page .side").first()).containsText(before);
            Assertions.assertThat(day.ledger.rules().id()).isEqualTo(before);
            visit.nothingIsWrong();
        }
    }

    @Test
    void aTableIsEditedCellByCell(Browser browser) {
        try (Visit visit = Visit.to(browser, day).at("/rules/policy.csv")) {
            Locator fraction = visit.find("input[aria-label^='trimFraction']");
            assertThat(fraction).hasValue("1/2");
            fraction.fill("2");
            fraction.press("Tab");
            visit.find("button:text-is('Check this edit')").click();
            assertThat(visit.find(".problems li").first()).containsText("policy.csv:");
            assertThat(fraction).hasAttribute("aria-invalid", "true");
            visit.isAccessible();
            visit.screenshot("rules-table");
            visit.find("button:text-is('As text')").click();
            assertThat(visit.find("code-editor .cm-content")).containsText("FIFO,2,HOLD");
        }
    }

    private static void type(Visit visit, String line) {
        visit.find("code-editor .cm-content").click();
        visit.press("Control+Home");
        visit.page.keyboard().type(line);
        visit.press("Enter");
    }
}
