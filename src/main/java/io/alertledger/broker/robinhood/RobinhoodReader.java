package io.alertledger.broker.robinhood;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.broker.BrokerReport;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.Decimals;
import io.alertledger.model.OptionContract;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns Robinhood's positions into ours. */
final class RobinhoodReader {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private RobinhoodReader() {}

    /**
     * @param accountNumber rows of other accounts of the same login are left out; null for no matter
     * @throws InputException where a row makes no sense or a contract can not be looked up
     */
    static List<BrokerReport.Held> positions(
            List<JsonNode> rows, String account, @Nullable String accountNumber, Contracts contracts) {
        List<BrokerReport.Held> held = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Fields row = Fields.of(rows.get(i), "positions[" + i + "]");
            String number = accountNumber(row);
            boolean elsewhere = accountNumber != null && number != null && !number.equals(accountNumber);
            BigDecimal quantity = row.decimal("quantity");
            if (quantity.signum() < 0) {
                throw row.invalid("quantity", "must not be negative; the type carries the direction");
            }
            if (quantity.signum() > 0 && !elsewhere) {
                held.add(position(row, account, quantity, contracts));
            }
        }
        return held;
    }

    /** As said, or in older rows the end of the account's address; null where neither is there. */
    private static @Nullable String accountNumber(Fields row) {
        String number = row.optionalText("account_number");
        String address = row.optionalText("account");
        return number != null || address == null ? number : Contracts.id(address);
    }

    private static BrokerReport.Held position(Fields row, String account, BigDecimal quantity, Contracts contracts) {
        String address = row.optionalText("option");
        OptionContract contract = contracts.of(address == null ? row.text("option_id") : address);
        BigDecimal perContract = row.optionalDecimal("average_price");
        Side type = row.optionalConstant("type", Side.class);
        Side side = type != null ? type : perContract != null && perContract.signum() < 0 ? Side.SHORT : Side.LONG;
        BigDecimal said = row.optionalDecimal("trade_value_multiplier");
        BigDecimal multiplier = said == null || said.signum() <= 0 ? HUNDRED : said;
        BigDecimal average = perContract == null || perContract.signum() == 0
                ? null
                : Decimals.quotient(perContract.abs(), multiplier);
        BigDecimal pending = row.optionalDecimal(side == Side.LONG ? "pending_sell_quantity" : "pending_buy_quantity");
        BigDecimal available =
                pending == null ? null : quantity.subtract(pending.abs()).max(BigDecimal.ZERO);
        return new BrokerReport.Held(
                new PositionKey(account, contract, side), quantity, average, available, multiplier, null);
    }
}
