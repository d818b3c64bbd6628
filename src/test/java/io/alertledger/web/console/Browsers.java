package io.alertledger.web.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One browser for all tests of the console: a Chromium of this machine, driven by its Node.js. Nothing is downloaded.
 * Where either is missing the tests are skipped, and say so.
 */
final class Browsers implements ParameterResolver {
    /** For {@code @EnabledIf}. */
    static final String AVAILABLE = "io.alertledger.web.console.Browsers#available";

    static final String REASON = "needs a Chromium or Chrome and a node on the PATH";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> FLAGS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Whether there is a browser, and something to drive it. */
    static boolean available() {
        return browser().isPresent() && node().isPresent();
    }

    private static Optional<Path> browser() {
        return NAMES.stream().flatMap(name -> found(name).stream()).findFirst();
    }

    private static Optional<Path> node() {
        String named = System.getenv("PLAYWRIGHT_NODEJS_PATH");
        return named == null ? found("node") : Optional.of(Path.of(named));
    }

    private static Optional<Path> found(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Playwright with its browser, closed after the last test. */
    private record Open(Playwright playwright, Browser browser) implements AutoCloseable {
        @Override
        public void close() {
            browser.close();
            playwright.close();
        }

        static Open open() {
            PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE_MS);
            Map<String, String> environment = new HashMap<>(System.getenv());
            environment.put("PLAYWRIGHT_NODEJS_PATH", node().orElseThrow().toString());
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            return new Open(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(Browsers.browser().orElseThrow())
                                    .setChromiumSandbox(false)
                                    .setArgs(FLAGS)));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Open.class, key -> Open.open(), Open.class)
                .browser();
    }
}
