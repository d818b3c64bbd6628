package io.alertledger.exits;

import io.alertledger.model.ExitFinding;
import io.alertledger.model.ExitReason;
import io.alertledger.model.Guarded;
import io.alertledger.model.RuleRef;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The shipped exit rules once more by hand: what the rules are compared with. */
final class PlainTriggers implements Triggers {
    @Override
    public List<ExitFinding> judge(Guarded g) {
        List<ExitFinding> said = new ArrayList<>();
        if (g.liquidation() != null && against(g, g.liquidation()) >= 0) {
            said.add(finding(g, ExitReason.LIQUIDATION, g.liquidation()));
        }
        if (g.stop() != null && g.stopReady() && against(g, g.stop()) >= 0) {
            said.add(finding(g, g.stopReason(), g.stop()));
        }
        if (g.trailingStop() != null
                && g.trailingReady()
                && against(g, g.trailingStop()) >= (g.trailingStrict() ? 1 : 0)) {
            said.add(finding(g, ExitReason.TRAILING_STOP, g.trailingStop()));
        }
        if (g.maxLoss() != null && g.loss().compareTo(g.maxLoss()) >= 0) {
            said.add(finding(g, ExitReason.MAX_LOSS, g.maxLossPrice()));
        }
        if (g.takeProfit() != null && against(g, g.takeProfit()) <= 0) {
            said.add(finding(g, ExitReason.TAKE_PROFIT, g.takeProfit()));
        }
        if (g.target() != null && against(g, g.target()) <= 0) {
            said.add(new ExitFinding(g.name(), ExitReason.TAKE_PROFIT, true, g.target(), ref("target"), ""));
        }
        if (g.timeLimitReached() || g.timeStopReached()) {
            said.add(finding(g, ExitReason.TIME_STOP, null));
        }
        return said;
    }

    /** Above zero where the price is beyond the level, against the position. */
    private static int against(Guarded g, BigDecimal level) {
        int below = level.compareTo(g.price());
        return g.side() == Side.LONG ? below : -below;
    }

    private static ExitFinding finding(Guarded g, ExitReason reason, BigDecimal level) {
        return new ExitFinding(g.name(), reason, false, level, ref(reason.name()), "");
    }

    private static RuleRef ref(String id) {
        return new RuleRef(id, id, "", 0);
    }
}
