package io.alertledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.journal.DecisionLog;
import io.alertledger.model.Decimals;
import io.alertledger.model.Decision;
import io.alertledger.model.Instruction;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import io.alertledger.trade.LoggedDecisions;
import io.alertledger.trade.Written;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a web address of what waits for a person or went wrong. At most one message a cause and minute;
 * what came between is counted in the next one. Nobody waits for it, and what could not be delivered is
 * logged. Thread-safe.
 */
final class Notifier {
    /** What somebody is told of. */
    enum Cause {
        AMBIGUOUS,
        UNCLEAR,
        RED,
        REFUSED_EXIT,
        FILLED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 1_900;

    private final URI address;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<Cause, Instant> told = new EnumMap<>(Cause.class);
    private final Map<Cause, Integer> untold = new EnumMap<>(Cause.class);

    Notifier(URI address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /** What a transaction wrote. */
    void written(Written written) {
        try {
            written.decisions().forEach(this::decided);
            written.orders().stream()
                    .filter(order -> order.state() == OrderState.FILLED)
                    .forEach(order -> tell(Cause.FILLED, filled(order)));
            written.orders().stream()
                    .filter(order -> order.state() == OrderState.REJECTED && order.closes())
                    .forEach(order -> tell(Cause.REFUSED_EXIT, rejected(order)));
        } catch (RuntimeException failed) {
            LOG.warn("notify.url could not be told of a change", failed);
        }
    }

    private void decided(DecisionLog.Logged logged) {
        if (logged.kind().equals("RESOLVED") || logged.kind().equals("IGNORED")) {
            return;
        }
        Decision decision = LoggedDecisions.decision(logged);
        for (Decision.Single part : decision.parts()) {
            Cause cause = cause(part, logged.kind().equals("UNCLEAR"));
            if (cause != null) {
                tell(cause, part.message() + " (decision " + logged.id() + ")");
            }
        }
    }

    private static @Nullable Cause cause(Decision.Single part, boolean unclear) {
        if (part instanceof Decision.Ambiguous) {
            return Cause.AMBIGUOUS;
        }
        if (!(part instanceof Decision.Refused)) {
            return null;
        }
        Instruction said = part.explanation().instruction();
        boolean exit = said != null && said.action().leaves();
        return unclear ? Cause.UNCLEAR : exit ? Cause.REFUSED_EXIT : null;
    }

    private static String filled(Order order) {
        return order.side() + " " + Decimals.plain(order.filled()) + " "
                + order.key().instrument().id() + " filled (order " + order.clientOrderId() + ")";
    }

    private static String rejected(Order order) {
        return order.side() + " " + Decimals.plain(order.remaining()) + " "
                + order.key().instrument().id() + " was rejected: " + order.reason() + " (order "
                + order.clientOrderId() + ")";
    }

    /** An account is red. */
    void red(String account, List<String> reasons) {
        tell(Cause.RED, account + ": " + String.join("; ", reasons));
    }

    private void tell(Cause cause, String text) {
        Instant now = clock.instant();
        String whole;
        synchronized (told) {
            Instant last = told.get(cause);
            if (last != null && Duration.between(last, now).abs().compareTo(AGAIN) < 0) {
                untold.merge(cause, 1, Integer::sum);
                return;
            }
            told.put(cause, now);
            Integer more = untold.remove(cause);
            whole = cause + ": " + text + (more == null ? "" : " (and " + more + " more since the last message)");
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body(address, cause, whole, now))))
                .build();
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, failed) -> {
            if (failed != null) {
                LOG.warn("notify.url could not be told of {}: {}", cause, failed.toString());
            } else if (answer.statusCode() >= 300) {
                LOG.warn("notify.url answered {} when told of {}", answer.statusCode(), cause);
            }
        });
    }

    /** As the receiver wants it: Discord, Slack, or anybody else. */
    static ObjectNode body(URI address, Cause cause, String text, Instant at) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        ObjectNode body = Json.object();
        if (host.endsWith("discord.com") || host.endsWith("discordapp.com")) {
            body.put("content", cut);
            // an alert's text must not ping a whole server
            body.putObject("allowed_mentions").putArray("parse");
        } else if (host.endsWith("slack.com")) {
            body.put("text", cut.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        } else {
            body.put("cause", cause.name()).put("text", cut).put("at", at.toString());
        }
        return body;
    }
}
