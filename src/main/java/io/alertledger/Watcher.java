package io.alertledger;

import io.alertledger.model.Mark;
import io.alertledger.trade.Written;

/**
 * Is told what changes in a ledger, by whatever thread changed it; must return at once, for trading waits.
 */
public interface Watcher {
    /** A transaction became durable. */
    void written(Written written);

    /** A price came in. */
    void marked(Mark mark);

    /** Another rule set came into force. */
    default void ruled(String ruleSet) {}
}
