package io.alertledger.cli;

import io.alertledger.LedgerView;
import io.alertledger.formats.Json;
import io.alertledger.web.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints another link that opens the console of the process that serves this ledger. */
@Command(
        name = "link",
        description = "Prints another link that opens the console: works once, within five minutes.",
        mixinStandardHelpOptions = true)
final class LinkCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<String> api;
        try (LedgerView view = LedgerView.open(global.settings(), Optional.empty())) {
            api = view.api();
        }
        if (api.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("No process serves " + global.database + ". Maybe start one: alertledger serve --db "
                            + global.database);
            return Exit.OUTSIDE;
        }
        HttpResponse<String> answer = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(api.get() + "/api/links"))
                                .timeout(PATIENCE)
                                .header(
                                        "Authorization",
                                        "Bearer " + Tokens.of(global.folder()).owner())
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            spec.commandLine().getErr().println(api.get() + " gave no link: " + answer.body());
            return Exit.OUTSIDE;
        }
        spec.commandLine().getOut().println(Json.readObject(answer.body()).text("link"));
        return Exit.DONE;
    }
}
