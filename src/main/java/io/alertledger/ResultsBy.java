package io.alertledger;

import io.alertledger.ledger.Entry;
import io.alertledger.ledger.Performance;
import io.alertledger.ledger.Realization;
import io.alertledger.ledger.Score;
import io.alertledger.trade.ExitCauses;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What results can be summed by. A closing belongs to one group, or to the group without a name where
 * nothing is known; only of {@link #RULE} it may belong to several, or to none, so their sums overlap.
 */
public enum ResultsBy {
    /** The closing's day in New York. */
    DAY((part, causes) -> one(part.day().toString())),
    /** Who posted the alert that opened the lot. */
    ANALYST((part, causes) -> one(part.author())),
    /** Where that alert was posted. */
    CHANNEL((part, causes) -> one(part.channel())),
    TICKER((part, causes) -> one(part.ticker())),
    /** The trade that opened the lot. */
    TRADE((part, causes) -> one(part.tradeId())),
    LOT((part, causes) -> one(part.lotId())),
    /** What closed it: ORDER, TRADE, IMPORT, EXPIRY … */
    SOURCE((part, causes) -> one(part.source().name())),
    /** Why it was closed, see {@link ExitCauses.Cause#reason}. */
    REASON((part, causes) -> one(causes.of(part).reason())),
    /** Every rule that spoke for the closing, see {@link ExitCauses.Cause#rules}. */
    RULE((part, causes) -> causes.of(part).rules());

    private final BiFunction<Realization, ExitCauses, Collection<String>> groups;

    ResultsBy(BiFunction<Realization, ExitCauses, Collection<String>> groups) {
        this.groups = groups;
    }

    private static Collection<String> one(@Nullable String name) {
        return List.of(name == null ? "" : name);
    }

    /** The groups that a closing belongs to. */
    Collection<String> groups(Realization part, ExitCauses causes) {
        return groups.apply(part, causes);
    }

    /** The results of an account, group by group. */
    SortedMap<String, Score> of(Iterable<Entry> log, String account, ExitCauses causes) {
        return Performance.byEach(
                log, part -> part.key().account().equals(account) ? groups.apply(part, causes) : List.of());
    }
}
