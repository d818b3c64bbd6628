package io.alertledger.cli.batch;

import io.alertledger.formats.Fields;
import io.alertledger.model.AmbiguityRule;
import io.alertledger.model.Decimals;
import io.alertledger.model.Fraction;
import io.alertledger.model.LotMethod;
import io.alertledger.model.Policy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code policy} of a batch line: what it says goes over what the rules say. */
final class PolicyReader {
    private PolicyReader() {}

    static Policy read(@Nullable Fields in, Policy otherwise, Set<String> heuristics) {
        if (in == null) {
            return otherwise;
        }
        List<String> listed = in.texts("heuristics");
        for (String name : listed) {
            if (!heuristics.contains(name)) {
                throw in.invalid(
                        "heuristics",
                        "unknown is " + name + "; the rules know "
                                + heuristics.stream().sorted().toList());
            }
        }
        BigDecimal trim = in.optionalDecimal("trimFraction");
        BigDecimal confidence = in.optionalDecimal("minConfidence");
        BigDecimal markAge = in.optionalDecimal("markMaxAgeSeconds");
        BigDecimal contracts = in.optionalDecimal("buyContracts");
        AmbiguityRule onAmbiguous = in.optionalConstant("onAmbiguous", AmbiguityRule.class);
        LotMethod method = in.optionalConstant("lotMethod", LotMethod.class);
        if (trim != null && (trim.signum() <= 0 || trim.compareTo(BigDecimal.ONE) > 0)) {
            throw in.invalid("trimFraction", "expected a fraction above 0, at most 1");
        }
        if (confidence != null && (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0)) {
            throw in.invalid("minConfidence", "expected a number from 0 to 1");
        }
        if (markAge != null && markAge.signum() < 0) {
            throw in.invalid("markMaxAgeSeconds", "must not be negative");
        }
        if (contracts != null && contracts.signum() <= 0) {
            throw in.invalid("buyContracts", "must be above 0");
        }
        return otherwise.with(policy -> {
            if (in.has("heuristics")) {
                policy.heuristics = listed;
            }
            if (onAmbiguous != null) {
                policy.onAmbiguous = onAmbiguous;
            }
            if (confidence != null) {
                policy.minConfidence = confidence;
            }
            if (trim != null) {
                policy.trimFraction = Fraction.of(trim);
            }
            if (method != null) {
                policy.lotMethod = method;
            }
            if (markAge != null) {
                policy.markMaxAge = seconds(markAge);
            }
            policy.marketHours = in.flag("marketHours", otherwise.marketHours());
            if (contracts != null) {
                policy.buyContracts = contracts;
                policy.buyBudget = null;
                policy.buyBudgetOfEquity = null;
            }
            budget(in, policy);
        });
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(9)
                .toBigInteger()
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact());
    }

    /** Money, or a share of the account written with a percent sign. */
    private static void budget(Fields in, Policy.Draft policy) {
        String said = in.optionalText("buyBudget");
        if (said == null) {
            return;
        }
        try {
            boolean share = said.endsWith("%");
            BigDecimal value = Decimals.parse(share ? said.substring(0, said.length() - 1) : said);
            if (value.signum() <= 0) {
                throw in.invalid("buyBudget", "must be above 0");
            }
            policy.buyBudget = share ? null : value;
            policy.buyBudgetOfEquity = share ? value.movePointLeft(2) : null;
        } catch (IllegalArgumentException bad) {
            throw in.invalid("buyBudget", "expected money such as 500, or a share such as \"5%\"");
        }
    }
}
