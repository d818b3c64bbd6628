package io.alertledger.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came in and what was decided, as it is kept: the read side. Both are written inside a
 * transaction of the trade layer, together with the orders and events that follow from them.
 *
 * <p>Implementations are thread-safe, answer from what is committed, and never wait for a writer.
 */
public interface DecisionLog {
    /** A decision by its id, whatever its account. */
    Optional<Logged> decision(String id);

    /** All decisions about one alert, oldest first; a changed alert may have been decided anew. */
    List<Logged> decisionsOf(String account, String alertId);

    /** The newest decisions of an account, newest first. */
    List<Logged> lastDecisions(String account, int most);

    /**
     * Decisions of an account page by page, newest first by the order in which they were stored.
     *
     * @param before the last decision of the page before, or null for the first page
     */
    List<Logged> decisionsBefore(String account, @Nullable String before, int most);

    /** The decisions of an account from {@code since} on, oldest first. */
    List<Logged> decisionsSince(String account, Instant since, int most);

    /** What waits for a person: decisions of one kind that nobody has settled, oldest first. */
    List<Logged> unsettled(String account, String kind, int most);

    /** An alert by its id. */
    Optional<Received> alert(String account, String id);

    /** The newest alerts of an account, newest first. */
    List<Received> lastAlerts(String account, int most);

    /**
     * Alerts with the same author and text received at or after {@code since}, oldest first: what a
     * new one may be a duplicate of.
     *
     * @param author null finds alerts without an author
     * @param textHash as in {@link Received#textHash}
     */
    List<Received> alertsLike(String account, @Nullable String author, String textHash, Instant since);

    /**
     * A decision as it is kept.
     *
     * @param id unique
     * @param account whose book it is about
     * @param alertId the alert that it answers; null where a trigger or a person asked
     * @param contentHash hash of the alert's content, so that an edited one is known
     * @param kind for finding it again: RESOLVED, AMBIGUOUS, REFUSED, IGNORED, MULTIPLE, UNCLEAR
     * @param json inputs and decision: all that replaying it needs
     * @param ruleSet id of the rule set that decided
     * @param decidedAt when it was decided
     * @param settlement how a person settled it, or null
     */
    record Logged(
            String id,
            String account,
            @Nullable String alertId,
            String contentHash,
            String kind,
            String json,
            String ruleSet,
            Instant decidedAt,
            @Nullable Settlement settlement) {
        public Logged settled(Settlement by) {
            return new Logged(id, account, alertId, contentHash, kind, json, ruleSet, decidedAt, by);
        }
    }

    /**
     * A person's word on a decision that waited for one: truth for tuning.
     *
     * @param choice the name chosen, or NONE
     * @param by who chose
     * @param at when
     * @param json what was chosen in full, such as an instruction for an alert that was not understood;
     *     null where {@code choice} says it all
     */
    record Settlement(
            String choice, String by, Instant at, @Nullable String json) {}

    /**
     * An alert as it is kept.
     *
     * @param id the idempotency key, unique in the account
     * @param author who posted it, or null
     * @param channel where it was posted, or null
     * @param contentHash hash of all that the sender said; another hash under the same id is an edit
     * @param textHash hash of the text alone, for finding duplicates under another id
     * @param json the alert, whole
     * @param receivedAt when it arrived
     */
    record Received(
            String id,
            String account,
            @Nullable String channel,
            @Nullable String author,
            String contentHash,
            String textHash,
            String json,
            Instant receivedAt) {}
}
