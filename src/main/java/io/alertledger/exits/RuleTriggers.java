package io.alertledger.exits;

import io.alertledger.model.ExitFinding;
import io.alertledger.model.Guarded;
import io.alertledger.rules.ExitWatch;
import io.alertledger.rules.RuleSet;
import java.util.List;

/** The exit rules of one rule set. Used by one thread, and closed when done. */
public final class RuleTriggers implements Triggers, AutoCloseable {
    private final ExitWatch watch;

    public RuleTriggers(RuleSet rules) {
        this.watch = rules.watchExits();
    }

    @Override
    public List<ExitFinding> judge(Guarded guarded) {
        return watch.judge(guarded);
    }

    @Override
    public void close() {
        watch.close();
    }
}
