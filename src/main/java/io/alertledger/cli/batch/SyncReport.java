package io.alertledger.cli.batch;

import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.OrderState;
import io.alertledger.reconcile.Statement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the broker's report of a {@code batch sync} line. */
final class SyncReport {
    private final SyncWords words;
    private final Instant now;

    /** @param now when the report was made, where it does not say */
    SyncReport(SyncWords words, Instant now) {
        this.words = words;
        this.now = now;
    }

    Statement read(Fields report) {
        List<Statement.Held> positions = new ArrayList<>();
        for (Fields row : report.objects("positions")) {
            positions.add(new Statement.Held(
                    words.key(row),
                    SyncWords.notNegative(row, "quantity"),
                    SyncWords.price(row, "averageCost"),
                    row.has("available") ? SyncWords.notNegative(row, "available") : null,
                    SyncWords.positive(row, "multiplier")));
        }
        List<Statement.KnownOrder> orders = new ArrayList<>();
        for (Fields row : report.objects("orders")) {
            String clientId = row.optionalText("clientId");
            if (clientId != null) {
                orders.add(new Statement.KnownOrder(
                        clientId, state(row), row.has("filled") ? SyncWords.notNegative(row, "filled") : null));
            }
        }
        List<Statement.Execution> fills =
                report.objects("fills").stream().map(this::fill).toList();
        if (!report.has("complete")) {
            throw new InputException("MISSING", report.path("complete"), "", "missing, and needed");
        }
        Instant at = report.optionalInstant("at");
        return new Statement(
                report.flag("complete", false),
                at == null ? now : at,
                positions,
                orders,
                report.flag("ordersComplete", false),
                fills);
    }

    private Statement.Execution fill(Fields row) {
        SyncWords.Spelled spelled = words.spelled(row);
        BigDecimal quantity = SyncWords.needed(row, "quantity");
        BigDecimal price = row.decimal("price");
        if (price.signum() < 0) {
            throw row.invalid("price", "must not be negative");
        }
        BigDecimal fee = row.optionalDecimal("fee");
        return new Statement.Execution(
                row.text("id"),
                row.optionalText("clientId"),
                words.account(row),
                spelled.instrument(),
                spelled.side(),
                SyncWords.orderSide(row),
                quantity,
                price,
                fee == null ? BigDecimal.ZERO : fee,
                row.instant("at"));
    }

    /** The state of a reported order; null for NOT_FOUND. */
    private static @Nullable OrderState state(Fields row) {
        String text = row.text("state");
        return text.strip().toUpperCase(Locale.ROOT).equals("NOT_FOUND")
                ? null
                : row.constant("state", OrderState.class);
    }
}
