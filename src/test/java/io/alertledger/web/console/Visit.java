package io.alertledger.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody who opened the console of a day by its link, and looks at it in a window of their own. */
final class Visit implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** A machine that builds something else at the same time takes its time. */
    static final double PATIENCE_MS = 30_000;

    final Page page;
    private final BrowserContext context;
    private final String address;
    private final List<String> complaints = new ArrayList<>();

    private Visit(Browser browser, TradingDay day, Browser.NewContextOptions how) {
        context = browser.newContext(how.setLocale("en-US").setTimezoneId("America/New_York"));
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(dialog -> complaints.add("a dialog opened: " + dialog.message()));
        address = day.server.address();
        page.navigate(day.server.link());
        page.locator("header .overall").waitFor();
    }

    static Visit to(Browser browser, TradingDay day) {
        return new Visit(browser, day, new Browser.NewContextOptions().setViewportSize(1360, 820));
    }

    static Visit inTheDark(Browser browser, TradingDay day) {
        return new Visit(
                browser,
                day,
                new Browser.NewContextOptions().setViewportSize(1360, 820).setColorScheme(ColorScheme.DARK));
    }

    static Visit onAPhone(Browser browser, TradingDay day) {
        return new Visit(browser, day, new Browser.NewContextOptions().setViewportSize(390, 780));
    }

    /** Goes to an address of the console. */
    Visit at(String path) {
        page.navigate(address + path);
        page.locator("main h1, main h2").first().waitFor();
        return this;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** Presses keys, one after the other. */
    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** The path and query of the address. */
    String where() {
        return page.url().substring(address.length());
    }

    /** Nothing was said on the browser's console that should not have been. */
    void nothingIsWrong() {
        assertThat(complaints).isEmpty();
    }

    /** The browser tells of each answer that is no success; here it was meant to be one, once. */
    void wasRefused(int status) {
        assertThat(complaints).singleElement().asString().contains("the server responded with a status of " + status);
        complaints.clear();
    }

    /** As {@link #nothingIsWrong}, and axe finds nothing either. */
    void isAccessible() {
        nothingIsWrong();
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(where())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .isEmpty();
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
