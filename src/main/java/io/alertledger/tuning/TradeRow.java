package io.alertledger.tuning;

import io.alertledger.model.Instrument;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One trade of an analyst from opening to closing, as a trades CSV tells it: a row closes its own lot.
 *
 * @param line where the row begins in the file, from 1
 * @param openedAt when it was opened
 * @param instrument what was traded
 * @param trader whose trade it is; empty where it is not said
 * @param side LONG for BTO, SHORT for STO
 * @param price per share at which it was opened; null where it is not said
 * @param quantity opened, above zero
 * @param closePrice per share at which it was closed, or null
 * @param closedAt when it was closed, or null where it never was
 */
public record TradeRow(
        long line,
        Instant openedAt,
        Instrument instrument,
        String trader,
        Side side,
        @Nullable BigDecimal price,
        BigDecimal quantity,
        @Nullable BigDecimal closePrice,
        @Nullable Instant closedAt) {}
