package io.alertledger.parse;

import io.alertledger.formats.Fields;
import io.alertledger.model.Action;
import io.alertledger.model.Fraction;
import io.alertledger.model.LevelKind;
import io.alertledger.model.PriceHint;
import io.alertledger.model.PriceKind;
import io.alertledger.model.SizeHint;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of an order in a webhook's body, under their usual names. */
final class WebhookAmounts {
    private final Fields in;

    WebhookAmounts(Fields in) {
        this.in = in;
    }

    SizeHint size(Action action) {
        BigDecimal quantity = decimal("quantity", "qty", "contracts", "ordercontracts", "amount", "shares");
        BigDecimal part = decimal("fraction");
        BigDecimal percent = decimal("percent", "qtypercent", "percentage");
        BigDecimal share = part != null ? part : percent == null ? null : Numbers.share(percent);
        boolean refused = quantity != null && quantity.signum() <= 0
                || share != null && (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0);
        if (refused) {
            throw in.invalid(
                    quantity != null ? "quantity" : "percent",
                    "expected an amount above 0, a part of at most the whole");
        }
        boolean whole = share == null || share.compareTo(BigDecimal.ONE) == 0 || action.enters();
        return new SizeHint(quantity, whole || share == null ? null : Fraction.of(share), decimal("leave"), null);
    }

    @Nullable
    PriceHint price() {
        String kind = text("ordertype", "pricekind");
        BigDecimal limit = decimal("limit", "limitprice", "price", "entry", "orderprice");
        if (kind != null && kind.equalsIgnoreCase("market")) {
            return new PriceHint(PriceKind.MARKET, null, null);
        }
        if (limit != null && limit.signum() < 0) {
            throw in.invalid("price", "must not be negative");
        }
        return limit == null ? null : PriceHint.limit(limit);
    }

    @Nullable
    StopHint stop() {
        BigDecimal level = decimal("stop", "sl", "stoploss", "stopprice");
        return level == null ? null : new StopHint(LevelKind.PRICE, level, null);
    }

    @Nullable
    TargetHint targets() {
        List<BigDecimal> levels = List.of();
        for (String name : List.of("targets", "target", "tp", "takeprofit", "pt")) {
            if (levels.isEmpty() && in.has(name)) {
                BigDecimal one = in.node().get(name).isArray() ? null : in.optionalDecimal(name);
                levels = one == null ? in.decimals(name) : List.of(one);
            }
        }
        return levels.isEmpty() ? null : new TargetHint(LevelKind.PRICE, levels);
    }

    @Nullable
    BigDecimal decimal(String... names) {
        for (String name : names) {
            if (in.has(name)) {
                return in.optionalDecimal(name);
            }
        }
        return null;
    }

    private @Nullable String text(String... names) {
        for (String name : names) {
            if (in.has(name)) {
                return in.optionalText(name);
            }
        }
        return null;
    }
}
