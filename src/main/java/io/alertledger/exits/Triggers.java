package io.alertledger.exits;

import io.alertledger.model.ExitFinding;
import io.alertledger.model.Guarded;
import java.util.List;

/** What decides whether a price closes a position: the rules of {@code rules/exits}. */
@FunctionalInterface
public interface Triggers {
    /** All that is said of one position at one price, in any order; empty where nothing is. */
    List<ExitFinding> judge(Guarded guarded);
}
