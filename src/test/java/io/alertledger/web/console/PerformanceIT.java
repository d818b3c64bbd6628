package io.alertledger.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was won and lost, and by whose word. */
@EnabledIf(value = Browsers.AVAILABLE, disabledReason = Browsers.REASON)
@ExtendWith(Browsers.class)
class PerformanceIT {
    @Test
    void resultsAreChartsWithTheirFiguresBelow(@TempDir Path folder, Browser browser) throws IOException {
        Instant afternoon = Instant.parse("2026-01-28T15:31:00Z");
        try (TradingDay day = TradingDay.until(afternoon, folder, Optional.empty(), Optional.empty());
                Visit visit = Visit.to(browser, day).at("/performance")) {
            assertThat(visit.find("chart-box canvas")).hasCount(4);
            Locator analysts = visit.find("section[aria-label='By analyst']").first();
            assertThat(analysts.locator("tbody tr").first()).containsText("Sean");
            assertThat(visit.find("section[aria-label='By rule'] tbody").first())
                    .containsText("trim-part");
            assertThat(visit.find("section[aria-label='By exit reason'] tbody").first())
                    .containsText("TRIM");
            assertThat(visit.find("section[aria-label='By ticker'] tbody").first())
                    .containsText("SPX");
            Locator choices = visit.find("section[aria-label='Right choices']");
            assertThat(choices).containsText("that could have meant any of several positions");
            assertThat(choices.locator("tbody tr")).hasCount(1);
            Locator closings = visit.find(".big div:has-text('Closings') dd");
            String before = closings.textContent();
            visit.isAccessible();
            visit.screenshot("performance");

            day.says("Sean", "Out of TSLA at 7.10");
            assertThat(closings).not().hasText(before);
            visit.nothingIsWrong();
        }
    }
}
