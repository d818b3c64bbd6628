package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.OpenException;
import io.alertledger.formats.Fields;
import io.alertledger.formats.Json;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Decimals;
import io.alertledger.model.OrderSide;
import io.alertledger.trade.TradeAnswer;
import io.alertledger.trade.TradeTicket;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Books a trade made elsewhere. */
abstract class TradeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Parameters(
            paramLabel = "INSTRUMENT",
            description = "SPY_20260128_595_C, an OCC symbol, SOLUSDT; with :SHORT for a short position")
    private String instrument = "";

    @Option(names = "--quantity", paramLabel = "Q", required = true, description = "contracts, shares or coins")
    private String quantity = "";

    @Option(names = "--price", paramLabel = "P", required = true, description = "per share or coin")
    private String price = "";

    @Option(names = "--time", paramLabel = "T", description = "when it happened (default: now)")
    @Nullable
    private String time;

    @Option(names = "--trade-id", paramLabel = "ID", description = "the trade's id: the same id is booked once")
    @Nullable
    private String tradeId;

    @Option(names = "--channel", paramLabel = "C", description = "the channel of the alert that caused it")
    @Nullable
    private String channel;

    @Option(names = "--author", paramLabel = "A", description = "the author of that alert")
    @Nullable
    private String author;

    @Option(names = "--fee", paramLabel = "F", description = "money paid for it", defaultValue = "0")
    private String fee = "0";

    @Option(names = "--lot", paramLabel = "L", description = "the lot it closes, or the name of the lot it opens")
    @Nullable
    private String lot;

    private final OrderSide side;

    TradeCommand(OrderSide side) {
        this.side = side;
    }

    /** Books a purchase. */
    @Command(name = "buy", description = "Books a purchase made elsewhere.", mixinStandardHelpOptions = true)
    static final class Buy extends TradeCommand {
        Buy() {
            super(OrderSide.BUY);
        }
    }

    /** Books a sale. */
    @Command(name = "sell", description = "Books a sale made elsewhere.", mixinStandardHelpOptions = true)
    static final class Sell extends TradeCommand {
        Sell() {
            super(OrderSide.SELL);
        }
    }

    @Override
    public Integer call() {
        BigDecimal amount = number("--quantity", quantity);
        BigDecimal each = number("--price", price);
        BigDecimal paid = number("--fee", fee);
        Instant when = time == null
                ? global.clock().instant()
                : OffsetDateTime.parse(time).toInstant();
        try (AlertLedger ledger = global.open()) {
            TradeAnswer answer = ledger.book(new TradeTicket(
                    tradeId == null ? "told-" + UUID.randomUUID() : tradeId,
                    ledger.key(global.account, instrument),
                    side,
                    amount,
                    each,
                    paid,
                    lot,
                    channel,
                    author,
                    when));
            return print(answer);
        } catch (OpenException owned) {
            return byOwner(OwnerApi.of(owned, global.folder()), when);
        }
    }

    /** Another process owns the ledger: it books. */
    private int byOwner(OwnerApi owner, Instant when) {
        ObjectNode trade = Json.object();
        trade.put("tradeId", tradeId == null ? "told-" + UUID.randomUUID() : tradeId);
        trade.put("account", global.account).put("instrument", instrument).put("side", side.name());
        trade.put("quantity", quantity).put("price", price).put("fee", fee).put("time", when.toString());
        trade.put("lot", lot).put("channel", channel).put("author", author);
        Fields answer = owner.post("/api/trades", trade);
        boolean done = answer.flag("ok", false);
        if (global.json) {
            spec.commandLine().getOut().println(Json.write(answer.node()));
        } else if (done) {
            spec.commandLine()
                    .getOut()
                    .println("Booked " + answer.text("tradeId")
                            + (answer.flag("again", false) ? " (booked before)" : ""));
        }
        if (!done) {
            spec.commandLine().getErr().println(answer.text("code") + ": " + answer.text("message"));
        }
        return done ? Exit.DONE : Exit.NO;
    }

    private static BigDecimal number(String option, String text) {
        try {
            return Decimals.parse(text);
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(option + ": " + bad.getMessage(), bad);
        }
    }

    private int print(TradeAnswer answer) {
        PrintWriter out = spec.commandLine().getOut();
        if (answer instanceof TradeAnswer.Done done) {
            if (global.json) {
                out.println(Json.write(Json.object().put("ok", true).put("again", done.again())));
            } else {
                done.events()
                        .forEach(event -> sentence(event)
                                .ifPresent(line -> out.println(line + (done.again() ? " (booked before)" : ""))));
            }
            out.flush();
            return Exit.DONE;
        }
        String message = answer instanceof TradeAnswer.Refused refused
                ? refused.code() + ": " + refused.message()
                : "CONFLICT: " + ((TradeAnswer.Conflict) answer).message();
        if (global.json) {
            out.println(Json.write(Json.object().put("ok", false).put("message", message)));
            out.flush();
        }
        spec.commandLine().getErr().println(message);
        return Exit.NO;
    }

    private static Optional<String> sentence(LedgerEvent event) {
        if (event instanceof LedgerEvent.LotOpened opened) {
            return Optional.of("Opened lot " + opened.lotId() + ": " + Decimals.plain(opened.quantity()) + " "
                    + opened.key().instrument().id());
        }
        if (event instanceof LedgerEvent.LotsClosed closed) {
            StringBuilder line = new StringBuilder("Closed");
            closed.taken()
                    .forEach(taken -> line.append(' ')
                            .append(Decimals.plain(taken.quantity()))
                            .append(" of lot ")
                            .append(taken.lotId()));
            line.append(", realized ")
                    .append(closed.realized() == null ? "unknown" : Decimals.plain(closed.realized()));
            return Optional.of(line.toString());
        }
        return Optional.empty();
    }
}
