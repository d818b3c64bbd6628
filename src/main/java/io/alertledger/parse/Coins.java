package io.alertledger.parse;

import io.alertledger.model.LinearInstrument;

/** Which tickers are coins: traded by amount, with neither strike nor expiration. */
final class Coins {
    private Coins() {}

    static boolean isCoin(String ticker, Page page) {
        return page.words.isCoin(ticker) || page.symbols.isCoin(LinearInstrument.of(ticker));
    }
}
