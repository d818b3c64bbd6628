package io.alertledger.cli;

import io.alertledger.AlertLedger;
import io.alertledger.Config;
import io.alertledger.Settings;
import io.alertledger.Upkeep;
import io.alertledger.web.WebServer;
import io.alertledger.web.WebSettings;
import io.alertledger.web.WebhookServer;
import io.alertledger.web.WebhookSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves engine, API and console until the process is stopped. */
@Command(
        name = "serve",
        description = "Serves the API and the console on this machine, and prints a link that opens the console.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(
            names = "--bind",
            paramLabel = "HOST:PORT",
            description =
                    "where to listen (default: http.bind of the configuration, else " + WebSettings.DEFAULT_BIND + ")")
    @Nullable
    private String bind;

    @Option(names = "--dev", paramLabel = "DIR", description = "serve the page from a folder such as web, unpacked")
    @Nullable
    private Path dev;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Config config = Config.load(global.folder(), System.getenv());
        WebSettings web = WebSettings.at(bind == null ? config.bind() : bind, global.folder())
                .withNames(config.names());
        if (dev != null) {
            web = web.withPages(dev);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Settings settings = config.into(global.settings(), global.folder());
        try (AlertLedger ledger = AlertLedger.open(config.allowOpenPositions() ? settings : settings.withFlatStart());
                WebServer server = WebServer.start(ledger, web);
                Webhooks hooks = Webhooks.of(config, server);
                Upkeep upkeep = Upkeep.of(ledger, config.syncEvery(), config.quotesEvery())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                // Listeners first, the ledger last: what was taken in is finished.
                hooks.close();
                server.close();
                upkeep.close();
                ledger.close();
                stopped.countDown();
            }));
            out.println("AlertLedger serves " + global.database + " with rules "
                    + ledger.rules().id() + " and broker " + ledger.broker());
            out.println("Open " + server.link());
            hooks.address().ifPresent(address -> out.println("Webhooks at " + address));
            out.flush();
            stopped.await();
        }
        return Exit.DONE;
    }

    /** The listener for webhooks, where one is configured. */
    private record Webhooks(@Nullable WebhookServer server, String host) implements AutoCloseable {
        static Webhooks of(Config config, WebServer server) {
            if (config.webhookBind().isEmpty()) {
                return new Webhooks(null, "");
            }
            WebhookSettings settings = WebhookSettings.at(
                    config.webhookBind().get(),
                    () -> config.secret("webhook.tradingview.secret"),
                    () -> config.secret("webhook.generic.secret"));
            return new Webhooks(server.webhooks(settings), settings.host());
        }

        Optional<String> address() {
            return server == null
                    ? Optional.empty()
                    : Optional.of("http://" + host + ":" + server.port() + "/webhooks");
        }

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }
}
