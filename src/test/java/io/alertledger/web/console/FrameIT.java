package io.alertledger.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every page shares: the link that opens, the keyboard, how it stands, light and dark, narrow windows. */
@EnabledIf(value = Browsers.AVAILABLE, disabledReason = Browsers.REASON)
@ExtendWith(Browsers.class)
class FrameIT {
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
    void aLinkOpensOnceAndLeavesNoCodeInTheAddress(Browser browser) {
        String link = day.server.link();
        try (BrowserContext first = browser.newContext();
                BrowserContext second = browser.newContext()) {
            Page opened = first.newPage();
            opened.navigate(link);
            assertThat(opened.locator("h1")).hasText("Positions");
            Assertions.assertThat(opened.url()).doesNotContain("#");
            opened.reload();
            assertThat(opened.locator("h1")).hasText("Positions");

            Page late = second.newPage();
            late.navigate(link);
            assertThat(late.locator("h1")).hasText("The console is closed");
            assertThat(late.locator("main")).containsText("used before");
        }
    }

    @Test
    void theKeyboardGoesEverywhere(Browser browser) {
        try (Visit visit = Visit.to(browser, day)) {
            visit.press("g", "a");
            assertThat(visit.find("h1")).hasText("Alerts");
            visit.press("g", "d");
            assertThat(visit.find("h1")).hasText("Decisions");
            visit.press("g", "r");
            assertThat(visit.find("h1")).hasText("Rules");
            visit.press("g", "p");
            assertThat(visit.find("h1")).hasText("Positions");

            assertThat(visit.find("position-table tbody tr")).hasCount(4);
            visit.press("j", "j", "k");
            assertThat(visit.find("tr.cursor")).hasCount(1);
            String first = visit.find("position-table tbody tr th a").first().getAttribute("href");
            visit.press("Enter");
            assertThat(visit.find(".drawer")).isVisible();
            Assertions.assertThat(visit.where()).isEqualTo(first);
            visit.press("Escape");
            assertThat(visit.find(".drawer")).hasCount(0);

            visit.press("/");
            visit.page.keyboard().type("tsla");
            assertThat(visit.find("position-table tbody tr")).hasCount(1);
            Assertions.assertThat(visit.where()).isEqualTo("/positions?q=tsla");
            visit.press("Escape", "?");
            assertThat(visit.find("dialog")).isVisible();
            visit.screenshot("keyboard");
            visit.press("Escape");
            assertThat(visit.find("dialog")).isHidden();
            visit.page.goBack();
            visit.nothingIsWrong();
        }
    }

    @Test
    void howItStandsIsAColourAWordAndReasonsAndPausingAsksOnce(Browser browser) {
        try (Visit visit = Visit.to(browser, day)) {
            assertThat(visit.find(".overall summary")).containsText(Pattern.compile("GREEN|YELLOW"));
            visit.find(".overall summary").click();
            assertThat(visit.find(".popover li").first()).not().isEmpty();
            visit.screenshot("standing");
            visit.isAccessible();

            visit.find(".popover button:text-is('Pause')").click();
            assertThat(visit.find(".asking")).containsText("Stop new entries?");
            visit.find(".asking button:text-is('Stop entries')").click();
            assertThat(visit.find(".toast")).containsText("New entries are stopped");
            assertThat(visit.find(".overall summary")).containsText("Paused");
            visit.find(".popover button:text-is('Resume')").click();
            assertThat(visit.find(".overall summary")).not().containsText("Paused");
            visit.nothingIsWrong();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"positions", "alerts", "decisions", "rules", "performance"})
    void everyPageIsAccessibleInTheDarkAndFitsANarrowWindow(String name, Browser browser) {
        try (Visit visit = Visit.inTheDark(browser, day).at("/" + name)) {
            assertThat(visit.find("nav a[aria-current=page]")).hasCount(1);
            assertThat(visit.find("body")).hasCSS("background-color", "rgb(19, 21, 23)");
            assertThat(visit.find(".loading")).hasCount(0);
            visit.isAccessible();
            visit.screenshot(name + "-dark");
            visit.press("t");
            assertThat(visit.find("body")).hasCSS("background-color", "rgb(247, 247, 245)");
        }
        try (Visit visit = Visit.onAPhone(browser, day).at("/" + name)) {
            assertThat(visit.find(".loading")).hasCount(0);
            Assertions.assertThat((Integer) visit.page.evaluate("document.documentElement.scrollWidth"))
                    .as("no sideways scrolling of the page")
                    .isLessThanOrEqualTo(390);
            visit.screenshot(name + "-narrow");
            visit.nothingIsWrong();
        }
    }

    @Test
    void whatCanNotBeReadIsSaidAndTriedAgain(Browser browser) {
        try (Visit visit = Visit.to(browser, day)) {
            Pattern positions = Pattern.compile(".*/api/positions\\?.*");
            visit.page.route(
                    positions,
                    route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                            .setStatus(503)
                            .setContentType("application/problem+json")
                            .setBody("{\"code\":\"NOT_STORED\",\"message\":\"the disk is full\"}")));
            visit.at("/positions");
            assertThat(visit.find("[role=alert]")).containsText("the disk is full");
            visit.screenshot("failed");
            visit.page.unroute(positions);
            visit.page
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again"))
                    .click();
            assertThat(visit.find("position-table tbody tr")).hasCount(4);
            assertThat(visit.find("[role=alert]")).hasCount(0);
        }
    }
}
