package io.alertledger.reconcile;

import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Mark;
import io.alertledger.model.OptionContract;
import io.alertledger.model.OptionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a contract was worth when it expired. */
final class Expiry {
    private Expiry() {}

    /**
     * The intrinsic value per share, from a price of the underlying that is fresh now or was made at
     * the contract's last moment. Null where there is none: worthless only if that is known.
     */
    static @Nullable BigDecimal value(Instrument instrument, ReconcileInput input) {
        if (!(instrument instanceof OptionContract option)) {
            return null;
        }
        Mark mark = input.marks().get(underlying(option));
        if (mark == null) {
            return null;
        }
        Instant last = input.settings().calendar().expiryOf(option.expiration());
        Duration fresh = input.settings().markMaxAge();
        boolean now = mark.at().isAfter(last) && near(mark.at(), input.now(), fresh);
        if (!now && !near(mark.at(), last, fresh)) {
            return null;
        }
        BigDecimal difference = mark.value().subtract(option.strike());
        return Decimals.canonical(
                (option.type() == OptionType.CALL ? difference : difference.negate()).max(BigDecimal.ZERO));
    }

    private static LinearInstrument underlying(OptionContract option) {
        return new LinearInstrument(option.ticker());
    }

    private static boolean near(Instant one, Instant other, Duration within) {
        return Duration.between(one, other).abs().compareTo(within) <= 0;
    }
}
