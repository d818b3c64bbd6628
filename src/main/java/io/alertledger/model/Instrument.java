package io.alertledger.model;

import java.math.BigDecimal;

/**
 * What is traded: an {@link OptionContract}, or a {@link LinearInstrument} (a perpetual, a coin, a
 * share).
 */
public sealed interface Instrument permits OptionContract, LinearInstrument {
    /** The trader's word for the underlying, upper case: {@code SPX}, never {@code SPXW}. */
    String ticker();

    /** The canonical id: a CCID, or the symbol. Says nothing of side; see {@link PositionNames}. */
    String id();

    /** Money per point of price and unit of quantity, unless the broker says otherwise. */
    BigDecimal defaultMultiplier();

    /** The smallest quantity that can be traded, unless told otherwise. */
    BigDecimal defaultStep();
}
