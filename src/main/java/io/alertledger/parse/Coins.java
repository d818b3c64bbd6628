package io.alertledger.parse;

import io.alertledger.model.Symbols;
import java.util.List;
import java.util.Set;

/** Which tickers are coins: traded by amount, with neither strike nor expiration. */
final class Coins {
    private static final List<String> QUOTES = List.of("USDT", "USDC", "BUSD", "USD", "PERP");
    private static final Set<String> NAMES = Set.of(
            "BTC", "ETH", "SOL", "XRP", "DOGE", "ADA", "AVAX", "DOT", "LINK", "MATIC", "LTC", "BNB", "SHIB", "PEPE",
            "TRX", "ATOM", "NEAR", "APT", "ARB", "SUI", "INJ", "TON", "XBT");

    private Coins() {}

    static boolean isCoin(String ticker, Symbols symbols) {
        return isPair(ticker)
                || NAMES.contains(ticker)
                || symbols.variants(ticker).stream().anyMatch(Coins::isPair);
    }

    private static boolean isPair(String word) {
        return QUOTES.stream().anyMatch(quote -> word.endsWith(quote) && word.length() > quote.length() + 1);
    }
}
