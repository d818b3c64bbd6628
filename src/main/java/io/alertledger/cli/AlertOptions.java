package io.alertledger.cli;

import io.alertledger.model.Alert;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An alert as the command line gives it. */
final class AlertOptions {
    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "the alert's text")
    List<String> words = List.of();

    @Option(names = "--channel", paramLabel = "C", description = "the channel it was posted in")
    @Nullable
    String channel;

    @Option(names = "--author", paramLabel = "A", description = "who posted it")
    @Nullable
    String author;

    @Option(names = "--reply-to", paramLabel = "TEXT", description = "the text of the message it replies to")
    @Nullable
    String replyTo;

    String text() {
        return String.join(" ", words);
    }

    Alert alert(String id, String account, Instant now) {
        return new Alert(id, account, channel, author, text(), List.of(), now, replyTo, List.of());
    }
}
