package io.alertledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Decision;
import org.junit.jupiter.api.Test;

class ResolverTest {
    @Test
    void bareTrimTakesHalfOfTheOldest() {
        Decision decision = Books.holding()
                .position("SPY_20260128_595_C", "5", "1.50", "2026-01-27T15:00:00Z")
                .position("SPY_20260130_600_P", "4", "2.50", "2026-01-27T16:00:00Z")
                .mark("SPY_20260128_595_C", "2.51")
                .decide(Books.trim("SPY"));
        assertThat(decision.message()).isEqualTo("Sell 3 of 5 SPY_20260128_595_C from lot L1 at 2.51 or better.");
    }
}
