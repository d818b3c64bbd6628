package io.alertledger.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What do we hold, and is it safe? */
@EnabledIf(value = Browsers.AVAILABLE, disabledReason = Browsers.REASON)
@ExtendWith(Browsers.class)
class PositionsIT {
    private static final String SOL = "tr:has-text('SOLUSDT')";

    @TempDir
    Path folder;

    @Test
    void nothingIsHeldAtFirstAndAPositionAppearsAsItFills(Browser browser) throws IOException {
        try (TradingDay day = TradingDay.fresh(folder);
                Visit visit = Visit.to(browser, day)) {
            assertThat(visit.find(".empty h2")).hasText("Nothing is held");
            visit.isAccessible();
            visit.screenshot("positions-empty");

            day.ledger.mark("SPY_20260130_600_C", "1.10");
            day.says("Sean", "BTO 3 SPY 600c 1/30 @ 1.10");
            assertThat(visit.find("position-table tbody tr")).hasCount(1);
            assertThat(visit.find("position-table tbody tr")).containsText("600 call · 30 Jan 2026");
            visit.nothingIsWrong();
        }
    }

    @Test
    void worstComesFirstAndPricesMoveWithoutMovingRows(Browser browser) throws IOException {
        try (TradingDay day = morning();
                Visit visit = Visit.to(browser, day)) {
            day.ledger.mark("SPY_20260130_600_P", "2.05");
            day.ledger.mark("SPY_20260128_595_C", "2.41");
            day.ledger.mark("TSLA_20260130_430_C", "7.10");
            day.ledger.mark("SOLUSDT", "147.90");
            visit.at("/positions");
            Locator rows = visit.find("position-table tbody tr");
            assertThat(rows).hasCount(4);
            assertThat(rows.nth(0)).containsText("SPY 600 put");
            assertThat(rows.nth(0)).containsText("−270.00");
            assertThat(rows.nth(0)).containsText("Safe");
            assertThat(visit.find(".last")).containsText("Sell 3.125 of 12.5 SOLUSDT");
            assertThat(visit.find(".last")).containsText("Kai Take 25% off SOL, SL to BE");
            visit.isAccessible();
            visit.screenshot("positions");
            List<String> order = rows.locator("th").allTextContents();

            day.ledger.mark("SOLUSDT", "144.10");
            assertThat(visit.find(SOL)).containsText("144.10");
            assertThat(visit.find(SOL)).containsText("Near its stop");
            Assertions.assertThat(rows.locator("th").allTextContents()).isEqualTo(order);
            visit.find("button:text-is('Sort again, worst first')").click();
            assertThat(rows.nth(0)).containsText("SOLUSDT");
            visit.nothingIsWrong();
        }
    }

    @Test
    void theDrawerTellsWhatGuardsItAndSellsItAfterAskingOnce(Browser browser) throws IOException {
        try (TradingDay day = morning();
                Visit visit = Visit.to(browser, day).at("/positions/SOLUSDT")) {
            day.ledger.mark("SOLUSDT", "148.20");
            Locator drawer = visit.find(".drawer");
            assertThat(drawer).containsText("9.375");
            assertThat(drawer).containsText("143.36");
            assertThat(drawer.locator("canvas")).hasCount(1);
            assertThat(drawer).containsText("Sell 3.125 of 12.5 SOLUSDT");
            assertThat(visit.find(SOL)).containsText("148.20");
            visit.isAccessible();
            visit.screenshot("position");

            drawer.locator("button:text-is('Exit')").click();
            assertThat(drawer.locator(".asking")).containsText("Sell all 9.375 now?");
            visit.press("Escape");
            assertThat(drawer.locator(".asking")).hasCount(0);
            drawer.locator("button:text-is('Exit')").click();
            drawer.locator("button:text-is('Sell 9.375')").click();
            assertThat(drawer).containsText("nothing of it is held any more");
            assertThat(visit.find(SOL)).hasCount(0);
            visit.nothingIsWrong();
        }
    }

    @Test
    void levelsAreSetByHandAndWhatIsWrongIsSaidAtItsField(Browser browser) throws IOException {
        try (TradingDay day = morning();
                Visit visit = Visit.to(browser, day).at("/positions/SOLUSDT")) {
            day.ledger.mark("SOLUSDT", "148.20");
            Locator form = visit.find("protection-form");
            form.locator("button:text-is('Change')").click();
            Locator stop = form.locator("input[name=stopLoss]");
            stop.fill("-1");
            form.locator("button:text-is('Save')").click();
            assertThat(form.locator("[role=alert]")).isVisible();
            assertThat(stop).hasAttribute("aria-invalid", "true");
            visit.wasRefused(400);
            visit.isAccessible();
            visit.screenshot("position-protection");

            stop.fill("141.5");
            form.locator("button:text-is('Save')").click();
            assertThat(form.locator("form")).hasCount(0);
            assertThat(form).containsText("141.50");
            assertThat(visit.find(SOL)).containsText("141.50");

            form.locator("button:text-is('Take away')").click();
            form.locator("button:text-is('Take it away')").click();
            assertThat(form).containsText("Nothing sells it when the price goes against it.");
            assertThat(visit.find(SOL)).containsText("No protection");
            visit.nothingIsWrong();
        }
    }

    @Test
    void whatWasOpenedElsewhereIsClaimed(Browser browser) throws IOException {
        try (TradingDay day = morning();
                Visit visit = Visit.to(browser, day).at("/positions/SOLUSDT")) {
            day.ledger.mark("SOLUSDT", "148.20");
            day.ledger.protector().claim(day.ledger.key("default", "SOLUSDT"), false, "another program");
            Locator drawer = visit.find(".drawer");
            assertThat(drawer).containsText("it was opened elsewhere and not claimed");
            drawer.locator("button:text-is('Claim')").click();
            assertThat(drawer.locator(".asking")).containsText("Let alerts and exits act on it?");
            drawer.locator("button:text-is('Claim it')").click();
            assertThat(drawer).not().containsText("not claimed");
            assertThat(drawer.locator("button:text-is('Claim')")).hasCount(0);
            visit.nothingIsWrong();
        }
    }

    private TradingDay morning() throws IOException {
        return TradingDay.until(Instant.parse("2026-01-28T15:31:00Z"), folder, Optional.empty(), Optional.empty());
    }
}
