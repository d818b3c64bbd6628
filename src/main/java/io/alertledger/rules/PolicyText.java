package io.alertledger.rules;

import io.alertledger.model.Decimals;
import io.alertledger.model.Policy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A policy in the words of {@code policy.csv}. Stateless. */
final class PolicyText {

    private static final String NONE = "none";

    private PolicyText() {}

    static Map<String, String> of(Policy policy) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("heuristics", String.join(" ", policy.heuristics()));
        texts.put("trimFraction", policy.trimFraction().toString());
        texts.put("onAmbiguous", policy.onAmbiguous().name());
        texts.put("minConfidence", number(policy.minConfidence()));
        texts.put("markMaxAgeSeconds", seconds(policy.markMaxAge()));
        texts.put("marketHours", Boolean.toString(policy.marketHours()));
        texts.put("buyContracts", number(policy.buyContracts()));
        texts.put("buyBudget", budget(policy));
        texts.put("maxSlippage", number(policy.maxSlippage()));
        texts.put("sellPadding", number(policy.sellPadding()));
        texts.put("maxAlertAgeSeconds", seconds(policy.maxAlertAge()));
        texts.put("duplicateTextSeconds", seconds(policy.duplicateText()));
        texts.put("settleWithinSeconds", seconds(policy.settleWithin()));
        texts.put("maxContractsPerOrder", number(policy.maxContractsPerOrder()));
        texts.put("maxCostPerOrder", number(policy.maxCostPerOrder()));
        Integer pace = policy.maxOrdersPerMinute();
        texts.put("maxOrdersPerMinute", pace == null ? NONE : pace.toString());
        texts.put("maxLossPerDay", number(policy.maxLossPerDay()));
        texts.put("repriceAfterSeconds", seconds(policy.repriceAfter()));
        texts.put("lotMethod", policy.lotMethod().name());
        texts.put("manageExternal", policy.manageExternal().name());
        return texts;
    }

    private static String budget(Policy policy) {
        BigDecimal share = policy.buyBudgetOfEquity();
        return share == null ? number(policy.buyBudget()) : Decimals.plain(share.movePointRight(2)) + "%";
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? NONE : Decimals.plain(number);
    }

    private static String seconds(@Nullable Duration duration) {
        return duration == null ? NONE : Long.toString(duration.toSeconds());
    }
}
