package io.alertledger.model;

/** Why a trigger closes a position. */
public enum ExitReason {
    LIQUIDATION(ExitRank.LIQUIDATION),
    STOP_LOSS(ExitRank.STOP),
    TRAILING_STOP(ExitRank.STOP),
    BREAK_EVEN(ExitRank.STOP),
    DELAYED_STOP(ExitRank.STOP),
    MAX_LOSS(ExitRank.STOP),
    TAKE_PROFIT(ExitRank.TAKE_PROFIT),
    TIME_STOP(ExitRank.TIME_STOP);

    private final ExitRank rank;

    ExitReason(ExitRank rank) {
        this.rank = rank;
    }

    public ExitRank rank() {
        return rank;
    }
}
