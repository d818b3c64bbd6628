package io.alertledger.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import io.alertledger.trade.Handled;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was decided, and why, and why not otherwise. */
@EnabledIf(value = Browsers.AVAILABLE, disabledReason = Browsers.REASON)
@ExtendWith(Browsers.class)
class DecisionsIT {
    @TempDir
    static Path folder;

    private static TradingDay day;

    @BeforeAll
    static void playTheMorning() throws IOException {
        day = TradingDay.until(Instant.parse("2026-01-28T15:31:00Z"), folder, Optional.empty(), Optional.empty());
    }

    @AfterAll
    static void stop() {
        day.close();
    }

    @Test
    void theSentenceTheMatrixAndWhyNotForACell(Browser browser) {
        Handled handled = day.says("Sean", "Trim SPY calls @ 2.40");
        try (Visit visit = Visit.to(browser, day).at("/decisions/" + handled.decisionId())) {
            assertThat(visit.find(".sentence")).containsText("SPY_20260128_595_C");
            Locator matrix = visit.find("decision-matrix");
            assertThat(matrix.locator("thead th.winner")).containsText("595 call");
            assertThat(matrix.locator("thead th.blocked")).containsText("blocked");
            assertThat(visit.find(".reasons").first()).containsText("the alert says call, held is put");
            visit.isAccessible();

            matrix.locator("tr:has(.rule:text-is('type-matches')) td")
                    .nth(1)
                    .locator("button")
                    .click();
            Locator why = visit.find(".why-panel");
            assertThat(why).containsText("Why not: type-matches");
            assertThat(why.locator("pre")).containsText("Candidate(optionType != null, optionType == $said)");
            assertThat(why.locator("tr:has(.status.red) code").first()).containsText("optionType == $said");
            assertThat(why.locator("a")).containsText("matching/hints.drl:");
            visit.isAccessible();
            visit.screenshot("decision");

            why.locator("a").click();
            assertThat(visit.find("code-editor .cm-activeLine")).containsText("rule \"The option type");
            visit.nothingIsWrong();
        }
    }

    @Test
    void whatWouldChangeItIsTriedItIsReplayedAndFrozen(Browser browser) {
        Handled handled = day.says("Sean", "Trim SPY puts");
        try (Visit visit = Visit.to(browser, day).at("/decisions/" + handled.decisionId())) {
            Locator change = visit.find(".changes li").first();
            change.locator("button").click();
            assertThat(change.locator(".tried .sentence")).not().isEmpty();
            visit.find("button:text-is('Replay')").click();
            assertThat(visit.find("decision-sheet")).containsText("Identical, byte for byte");
            visit.find("button:text-is('Freeze as a scenario')").click();
            assertThat(visit.find("decision-sheet > article > pre")).containsText("scenario:");
            visit.isAccessible();
            visit.screenshot("decision-changes");
        }
    }

    @Test
    void theListIsFilteredAndFollowsWhatIsDecided(Browser browser) {
        try (Visit visit = Visit.to(browser, day).at("/decisions")) {
            visit.press("/");
            visit.page.keyboard().type("605p");
            assertThat(visit.find(".decisions li")).hasCount(1);
            assertThat(visit.find(".decisions li")).containsText("REFUSED");
            visit.press("Escape", "j", "Enter");
            assertThat(visit.find(".sentence")).containsText("the alert says strike 605, held is 595");
            day.says("Mira", "Trim SPY 605p again");
            assertThat(visit.find(".decisions li")).hasCount(2);
            visit.isAccessible();
            visit.screenshot("decision-refused");
        }
    }
}
