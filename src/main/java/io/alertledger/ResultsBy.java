package io.alertledger;

import io.alertledger.ledger.Entry;
import io.alertledger.ledger.Performance;
import io.alertledger.ledger.Realization;
import io.alertledger.ledger.Score;
import io.alertledger.trade.ExitCauses;
import io.alertledger.trade.ExitCauses.Cause;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What results can be summed by. A closing belongs to one group, or to the group without a name where
 * nothing is known; only of {@link #RULE} it may belong to several, or to none, so their sums overlap.
 */
public enum ResultsBy {
    /** The closing's day in New York. */
    DAY(part -> one(part.day().toString())),
    /** Who posted the alert that opened the lot. */
    ANALYST(part -> one(part.author())),
    /** Where that alert was posted. */
    CHANNEL(part -> one(part.channel())),
    TICKER(part -> one(part.ticker())),
    /** The trade that opened the lot. */
    TRADE(part -> one(part.tradeId())),
    LOT(part -> one(part.lotId())),
    /** What closed it: ORDER, TRADE, IMPORT, EXPIRY … */
    SOURCE(part -> one(part.source().name())),
    /** Why it was closed, see {@link ExitCauses.Cause#reason}. */
    REASON((part, cause) -> one(cause.reason()), true),
    /** Every rule that spoke for the closing, see {@link ExitCauses.Cause#rules}. */
    RULE((part, cause) -> cause.rules(), true);

    private static final Cause NOT_ASKED = new Cause("", Set.of());

    private final BiFunction<Realization, Cause, Collection<String>> groups;
    private final boolean caused;

    ResultsBy(Function<Realization, Collection<String>> groups) {
        this((part, cause) -> groups.apply(part), false);
    }

    ResultsBy(BiFunction<Realization, Cause, Collection<String>> groups, boolean caused) {
        this.groups = groups;
        this.caused = caused;
    }

    private static Collection<String> one(@Nullable String name) {
        return List.of(name == null ? "" : name);
    }

    /** The groups that a closing belongs to. */
    Collection<String> groups(Realization part, Cause cause) {
        return groups.apply(part, cause);
    }

    /** The results of an account, group by group. */
    SortedMap<String, Score> of(Iterable<Entry> log, String account, ExitCauses.Source source) {
        SortedMap<String, Score> scores = new TreeMap<>();
        BiConsumer<Realization, Cause> sum = (part, cause) -> groups(part, cause)
                .forEach(key ->
                        scores.put(key, scores.getOrDefault(key, Score.NONE).plus(part.realized())));
        ExitCauses causes = new ExitCauses(source, sum);
        Performance.realizations(log, part -> {
            if (part.key().account().equals(account)) {
                if (caused) {
                    causes.take(part);
                } else {
                    sum.accept(part, NOT_ASKED);
                }
            }
        });
        causes.flush();
        return scores;
    }
}
