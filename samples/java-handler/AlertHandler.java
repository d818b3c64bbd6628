import io.alertledger.AlertLedger;
import io.alertledger.ResultsBy;
import io.alertledger.model.Alert;
import io.alertledger.model.Execution;
import io.alertledger.model.Order;
import io.alertledger.model.OrderEvent;
import io.alertledger.trade.Handled;
import io.alertledger.trade.OrderEventAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A bot's alert handler with the engine embedded: the engine decides and keeps the books, the bot sends the orders
 * and says what became of them. Messages come from a file here, one a line: id, author and text between tabs.
 */
public final class AlertHandler {
    private final AlertLedger ledger;

    private AlertHandler(AlertLedger ledger) {
        this.ledger = ledger;
    }

    /** What a bot calls for each message that it gets; the same message again gets the first answer. */
    private void onMessage(String id, String author, String text) {
        Alert alert = new Alert(
                id, Alert.DEFAULT_ACCOUNT, null, author, text, List.of(), Instant.now(), null, List.of());
        Handled handled = ledger.handle(alert, Execution.CALLER);
        System.out.println(
                id + (handled.repeated() ? " (answered before): " : ": ") + handled.decision().message());
        if (!handled.repeated()) {
            handled.orders().forEach(this::send);
        }
    }

    /** Stands for the bot's own way to its broker, which fills every order at once and whole. */
    private void send(Order order) {
        System.out.println("  sent " + order.side() + " " + order.quantity().toPlainString() + " of "
                + order.key().instrument().id() + " at " + order.pricing().limit().toPlainString());
        OrderEventAnswer answer = ledger.report(
                order.clientOrderId(),
                OrderEvent.fill(
                        order.clientOrderId(),
                        order.quantity(),
                        order.pricing().limit(),
                        Instant.now()));
        if (answer instanceof OrderEventAnswer.Refused refused) {
            System.out.println("  not booked: " + refused.message());
        }
    }

    /** @param arguments the ledger's file, and the file of messages */
    public static void main(String[] arguments) throws IOException {
        try (AlertLedger ledger = AlertLedger.open(Path.of(arguments[0]))) {
            AlertHandler handler = new AlertHandler(ledger);
            for (String line : Files.readAllLines(Path.of(arguments[1]))) {
                String[] parts = line.split("\t", 3);
                handler.onMessage(parts[0], parts[1], parts[2]);
            }
            ledger.results(Alert.DEFAULT_ACCOUNT, ResultsBy.ANALYST)
                    .forEach((analyst, score) -> System.out.println(
                            analyst + " has won " + score.realized().known().toPlainString()));
        }
    }
}
