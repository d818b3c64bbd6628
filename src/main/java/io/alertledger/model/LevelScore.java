package io.alertledger.model;

import java.math.BigDecimal;

/** A candidate's points at one level. */
public record LevelScore(String name, BigDecimal points) {
    public LevelScore {
        points = Decimals.canonical(points);
    }
}
