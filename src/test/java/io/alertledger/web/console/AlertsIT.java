package io.alertledger.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.io.IOException;
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

/** What is being said, what was made of it, and what waits for a person. */
@EnabledIf(value = Browsers.AVAILABLE, disabledReason = Browsers.REASON)
@ExtendWith(Browsers.class)
class AlertsIT {
    private TradingDay day;

    @BeforeEach
    void playTheMorning(@TempDir Path folder) throws IOException {
        Path rules = RuleFolder.copy(folder.resolve("rules"));
        RuleFolder.append(rules.resolve("policy.csv"), "*,pit,*,,,,0.9" + ",".repeat(16));
        day = TradingDay.until(Instant.parse("2026-01-28T14:45:00Z"), folder, Optional.of(rules), Optional.empty());
    }

    @AfterEach
    void stop() {
        day.close();
    }

    @Test
    void newOnesComeOnTopWithWhatWasUnderstoodMarked(Browser browser) {
        try (Visit visit = Visit.to(browser, day).at("/alerts")) {
            Locator first = visit.find(".stream li").first();
            day.says("Sean", "BTO 3 QQQ 500c 1/30 @ 1.10");
            assertThat(first).containsText("Sean");
            assertThat(first.locator("mark.action")).hasText("BTO");
            assertThat(first.locator("mark.ticker")).hasText("QQQ");
            assertThat(first.locator("mark.price")).hasText("@ 1.10");
            assertThat(first).containsText("RESOLVED");

            first.hover();
            day.says("Mira", "What a day");
            assertThat(visit.find(".arrivals button")).containsText("1 new alert");
            assertThat(first).containsText("QQQ");
            visit.find(".arrivals button").click();
            assertThat(first).containsText("What a day");
            visit.isAccessible();
            visit.screenshot("alerts");
        }
    }

    @Test
    void whateverIsWrittenStaysText(Browser browser) {
        try (Visit visit = Visit.to(browser, day).at("/alerts")) {
            day.says(
                    "<b>Kai</b>",
                    "<img src=x onerror=alert(1)> [buy](javascript:alert(2)) \u202Eevil\u202C <script>alert(3)</script> ${7*7}");
            Locator first = visit.find(".stream li").first();
            assertThat(first).containsText("<img src=x onerror=alert(1)>");
            assertThat(first).containsText("U+202Eevil");
            assertThat(first).containsText("<b>Kai</b>");
            assertThat(visit.find("main img, main script, main b:has-text('Kai')"))
                    .hasCount(0);
            assertThat(visit.find("a[href^='javascript:']")).hasCount(0);
            visit.nothingIsWrong();
        }
    }

    @Test
    void tryingATextTellsEverythingAndDoesNothing(Browser browser) {
        try (Visit visit = Visit.to(browser, day).at("/alerts")) {
            int before = day.ledger.log().lastAlerts("default", 100).size();
            visit.press("/");
            visit.page.keyboard().type("Trim SPY calls @ 1.50");
            visit.press("Enter");
            Locator tried = visit.find(".tried");
            assertThat(tried.locator(".sentence")).containsText("Sell");
            assertThat(tried.locator("mark.contract")).hasText("calls");
            assertThat(tried.locator(".matrix .blocked").first()).isVisible();
            assertThat(tried).containsText("Nothing was done.");
            assertThat(tried.locator("order-list")).containsText("not sent");
            Assertions.assertThat(visit.where()).startsWith("/alerts?try=Trim");
            Assertions.assertThat(day.ledger.log().lastAlerts("default", 100)).hasSize(before);
            visit.isAccessible();
            visit.screenshot("alerts-try");
        }
    }

    @Test
    void anAmbiguousOneWaitsOnTopAndIsSettledWithOneClick(Browser browser) {
        try (Visit visit = Visit.to(browser, day).at("/alerts")) {
            day.says("Nobody", "Trim SPY");
            Locator card = visit.find("waiting-card");
            assertThat(card).containsText("AMBIGUOUS");
            assertThat(visit.find("nav .count")).hasText("1");
            assertThat(card.locator(".choice")).hasCount(2);
            visit.isAccessible();
            visit.screenshot("alerts-waiting");

            card.locator(".choice:has-text('600 put')").click();
            assertThat(visit.find(".toast")).containsText("Settled");
            assertThat(card).hasCount(0);
            assertThat(visit.find("nav .count")).hasCount(0);
            assertThat(visit.find(".stream li").first()).containsText("settled by console");
            visit.nothingIsWrong();
        }
    }

    @Test
    void whatIsNotUnderstoodWaitsToo(Browser browser) {
        try (Visit visit = Visit.to(browser, day).at("/alerts")) {
            day.says("Mira", "rolling my spy thing?? out half maybe at 3");
            Locator card = visit.find("waiting-card");
            assertThat(card).containsText("UNCLEAR");
            assertThat(card.locator(".choice")).hasCount(0);
            card.locator("button:text-is('Do nothing')").click();
            assertThat(card).hasCount(0);
            visit.nothingIsWrong();
        }
    }

    @Test
    void whatWasHalfUnderstoodIsDoneAsReadWithOneClick(Browser browser) {
        try (Visit visit = Visit.to(browser, day).at("/alerts")) {
            day.says("Mira", "sold 7/5 SPY calls");
            Locator card = visit.find("waiting-card");
            assertThat(card).containsText("UNCLEAR");
            assertThat(card.locator(".choice")).hasText("Yes: exit SPY call");
            visit.isAccessible();
            visit.screenshot("alerts-unclear");

            card.locator(".choice").click();
            assertThat(visit.find(".toast")).containsText("Done as read");
            assertThat(card).hasCount(0);
            assertThat(visit.find(".stream li").first()).containsText("Sell");
            visit.nothingIsWrong();
        }
    }
}
