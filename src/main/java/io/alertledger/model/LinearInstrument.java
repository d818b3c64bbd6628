package io.alertledger.model;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An instrument whose worth is price times quantity: {@code SOLUSDT}, {@code AAPL}.
 *
 * <p>Venues spell one symbol in several ways ({@code BTC/USDT:USDT}, {@code BTC-USD}); {@link
 * #of(String)} gives them one key.
 *
 * @param symbol upper case, letters, digits and dots, beginning with a letter or digit
 */
public record LinearInstrument(String symbol) implements Instrument {
    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9.]{0,31}");
    private static final BigDecimal STEP = new BigDecimal("0.00000001");

    public LinearInstrument {
        if (!SYMBOL.matcher(symbol).matches()) {
            throw new IllegalArgumentException("not a symbol: '" + symbol
                    + "'; allowed are up to 32 letters, digits and dots, such as SOLUSDT or BRK.B");
        }
    }

    /**
     * Reads any usual spelling: case, a slash, dash or underscore between base and quote, and a
     * settlement suffix ({@code :USDT}) do not matter.
     *
     * @throws IllegalArgumentException if what remains is no symbol
     */
    public static LinearInstrument of(String spelling) {
        String text = spelling.strip().toUpperCase(Locale.ROOT);
        int settlement = text.indexOf(':');
        if (settlement > 0 && text.indexOf('/') > 0 && settlement > text.indexOf('/')) {
            text = text.substring(0, settlement);
        }
        return new LinearInstrument(text.replace("/", "").replace("-", "").replace("_", ""));
    }

    @Override
    public String ticker() {
        return symbol;
    }

    @Override
    public String id() {
        return symbol;
    }

    @Override
    public BigDecimal defaultMultiplier() {
        return BigDecimal.ONE;
    }

    @Override
    public BigDecimal defaultStep() {
        return STEP;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
