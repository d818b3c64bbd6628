package io.alertledger.formats;

import io.alertledger.model.OptionContract;
import io.alertledger.model.OptionType;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** Contracts as older programs write them, in columns of their own. Stateless. */
public final class SeedContracts {
    private SeedContracts() {}

    /**
     * A contract.
     *
     * @param trader the trader's word: SPX
     * @param broker the broker's word: SPXW; where it is the trader's, the date says which root is meant
     * @param expiration such as 2026-01-28
     * @param type call or put, in any case; their first letter will do
     * @throws IllegalArgumentException if it is none; the message says what is allowed
     */
    public static OptionContract option(
            Symbols symbols, String trader, String broker, String expiration, BigDecimal strike, String type) {
        String root = broker.strip().toUpperCase(Locale.ROOT);
        OptionType kind = switch (type.strip().toLowerCase(Locale.ROOT)) {
            case "call", "c" -> OptionType.CALL;
            case "put", "p" -> OptionType.PUT;
            default -> throw new IllegalArgumentException("'" + type + "' is neither call nor put");
        };
        LocalDate day;
        try {
            day = LocalDate.parse(expiration.strip());
        } catch (DateTimeException bad) {
            throw new IllegalArgumentException("'" + expiration + "' is no date such as 2026-01-28", bad);
        }
        OptionContract written = symbols.normalise(new OptionContract(root, root, day, strike, kind));
        String said = symbols.tickerOf(trader.strip());
        if (!said.equals(written.ticker())) {
            throw new IllegalArgumentException("'" + trader + "' and '" + broker + "' are two underlyings");
        }
        return written;
    }
}
