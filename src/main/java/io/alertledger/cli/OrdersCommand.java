package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.formats.Fields;
import io.alertledger.formats.HandledJson;
import io.alertledger.formats.Json;
import io.alertledger.formats.OrderEventJson;
import io.alertledger.model.Decimals;
import io.alertledger.model.Order;
import io.alertledger.trade.OrderEventAnswer;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Orders: what was given out, and what became of those that somebody else executes. */
final class OrdersCommand {
    private OrdersCommand() {}

    /** Lists the newest orders. */
    @Command(name = "orders", description = "Lists the newest orders, newest first.", mixinStandardHelpOptions = true)
    static final class ListOrders implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private GlobalOptions global = new GlobalOptions();

        @Option(names = "--last", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
        private int last = 20;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (AlertLedger ledger = global.open()) {
                List<Order> orders = ledger.orders(global.account, last);
                if (global.json) {
                    ObjectNode all = Json.object();
                    ArrayNode list = all.putArray("orders");
                    orders.forEach(order -> list.add(HandledJson.order(order)));
                    out.println(Json.write(all));
                } else {
                    orders.forEach(order -> out.println(line(order)));
                }
                out.flush();
                return Exit.DONE;
            }
        }
    }

    /** Tells what became of an order. */
    @Command(
            name = "report",
            description = "Tells what became of an order that was executed outside.",
            mixinStandardHelpOptions = true)
    static final class Report implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private GlobalOptions global = new GlobalOptions();

        @Parameters(paramLabel = "ORDER", description = "the client order id")
        private String order = "";

        @Parameters(paramLabel = "TYPE", description = "SUBMITTED, FILL, CANCELLED or REJECTED")
        private String type = "";

        @Option(names = "--fill-id", paramLabel = "ID", description = "the fill's id: the same id is booked once")
        @Nullable
        private String fillId;

        @Option(names = "--quantity", paramLabel = "Q", description = "what this fill traded")
        @Nullable
        private String quantity;

        @Option(names = "--price", paramLabel = "P", description = "the fill's price, per share or coin")
        @Nullable
        private String price;

        @Option(names = "--time", paramLabel = "T", description = "when it happened (default: now)")
        @Nullable
        private String time;

        @Option(names = "--broker-order-id", paramLabel = "ID", description = "the broker's id of the order")
        @Nullable
        private String brokerOrderId;

        @Option(names = "--reason", paramLabel = "TEXT", description = "why it was cancelled or rejected")
        @Nullable
        private String reason;

        @Override
        public Integer call() {
            ObjectNode said = Json.object()
                    .put("type", type.toUpperCase(Locale.ROOT))
                    .put("fillId", fillId)
                    .put("quantity", quantity)
                    .put("price", price)
                    .put("at", time == null ? global.clock().instant().toString() : time)
                    .put("brokerOrderId", brokerOrderId)
                    .put("reason", reason);
            PrintWriter out = spec.commandLine().getOut();
            try (AlertLedger ledger = global.open()) {
                OrderEventAnswer answer = ledger.report(order, OrderEventJson.read(Fields.of(said, "")));
                if (answer instanceof OrderEventAnswer.Refused refused) {
                    spec.commandLine().getErr().println(refused.code() + ": " + refused.message());
                    return Exit.NO;
                }
                OrderEventAnswer.Taken taken = (OrderEventAnswer.Taken) answer;
                out.println(global.json ? Json.write(HandledJson.order(taken.order())) : line(taken.order()));
                out.flush();
                if (!taken.note().isEmpty()) {
                    spec.commandLine().getErr().println(taken.note());
                }
                return taken.note().isEmpty() ? Exit.DONE : Exit.NO;
            }
        }
    }

    /** An order on one line. */
    static String line(Order order) {
        return "Order " + order.clientOrderId() + ": " + order.side() + " "
                + order.key().instrument().id() + ", " + order.state() + ", " + Decimals.plain(order.filled()) + " of "
                + Decimals.plain(order.quantity()) + " filled"
                + (order.reason().isEmpty() ? "" : " (" + order.reason() + ")");
    }
}
