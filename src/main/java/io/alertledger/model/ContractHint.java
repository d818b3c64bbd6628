package io.alertledger.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The part of a position that an alert names. What was said is never what is held: a hint is matched
 * against {@link Candidate}s, and each component that is null was not said.
 *
 * @param strike above zero
 * @param optionType call or put
 * @param expiration the day said or meant
 * @param root the broker's root, where the alert wrote one (SPXW) or an OCC symbol
 * @param side long or short
 * @param nickname "the weeklies", "runners"
 * @param lot a lot's id
 * @param tradeId the trade that opened it
 */
public record ContractHint(
        @Nullable BigDecimal strike,
        @Nullable OptionType optionType,
        @Nullable LocalDate expiration,
        @Nullable String root,
        @Nullable Side side,
        @Nullable Nickname nickname,
        @Nullable String lot,
        @Nullable String tradeId) {
    /** Nothing was said of the contract. */
    public static final ContractHint NONE = new ContractHint(null, null, null, null, null, null, null, null);

    public ContractHint {
        strike = strike == null ? null : Decimals.canonical(strike);
        if (strike != null && strike.signum() <= 0) {
            throw new IllegalArgumentException("strike must be above 0, not " + strike);
        }
    }
}
