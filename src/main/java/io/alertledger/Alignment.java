package io.alertledger;

import io.alertledger.broker.Broker;
import io.alertledger.ledger.Book;
import io.alertledger.model.Consistency;
import io.alertledger.reconcile.Adjustment;
import io.alertledger.reconcile.Standing;
import io.alertledger.storage.LedgerStore;
import io.alertledger.trade.Desk;
import io.alertledger.trade.ExitDesk;
import io.alertledger.trade.Protector;
import io.alertledger.trade.Reconciler;
import io.alertledger.trade.RegistryView;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the books, the broker's report and the files that are shared in line, and says how far the books can be
 * trusted. Thread-safe, as what it leads is.
 */
final class Alignment {
    private final LedgerStore store;
    private final Broker broker;
    private final Desk desk;
    private final ExitDesk exits;
    private final Publication publication;
    private final Rulebook rulebook;
    private final Optional<Notifier> notifier;

    /** Until something was asked to be brought in line, files that are shared are left as they are. */
    private volatile boolean quiet = true;

    /** Whether the broker has said what is held in the account that is published, if it says such things. */
    private volatile boolean heard;

    Alignment(
            LedgerStore store,
            Broker broker,
            Desk desk,
            ExitDesk exits,
            Publication publication,
            Rulebook rulebook,
            Optional<Notifier> notifier) {
        this.store = store;
        this.broker = broker;
        this.desk = desk;
        this.exits = exits;
        this.publication = publication;
        this.rulebook = rulebook;
        this.notifier = notifier;
    }

    /** See {@link AlertLedger#start}. */
    List<Protector.Looked> start(String account) {
        quiet = false;
        if (broker.reportsAtOnce()) {
            compare(publication.account());
            publish(true);
        }
        List<Protector.Looked> looked = List.of();
        for (String each : book().accounts()) {
            List<Protector.Looked> seeded = exits.seed(each);
            looked = each.equals(account) ? seeded : looked;
        }
        publish(true);
        return looked;
    }

    /** See {@link AlertLedger#sync(String, boolean, boolean)}. */
    AlertLedger.Synced sync(String account, boolean seedMissing, boolean removeStale) {
        quiet = false;
        Reconciler.Outcome outcome = compare(account);
        Optional<RegistryView.Looked> registry = publish(removeStale);
        List<Protector.Looked> seeded = seedMissing ? exits.seed(account) : List.of();
        publish(removeStale);
        return new AlertLedger.Synced(
                outcome,
                seeded,
                registry,
                book().holdings(account).stream().filter(h -> !h.closed()).toList());
    }

    /** What {@link #sync} would book; nothing is. */
    Reconciler.Outcome preview(String account) {
        return desk.reconciler().preview(account);
    }

    /** What opening would book of the broker's report; empty where it gives none. */
    Optional<Reconciler.Outcome> previewAll() {
        return broker.reports() ? Optional.of(preview(publication.account())) : Optional.empty();
    }

    /** Compares at once where the broker has news. */
    void hear() {
        if (broker.hasNews()) {
            compare(publication.account());
        }
    }

    /** Books in doubt are trusted again once a report of the broker has been compared and did not leave them red. */
    private Reconciler.Outcome compare(String account) {
        Reconciler.Outcome outcome = desk.reconciler().look(account);
        if (broker.reports() && outcome instanceof Reconciler.Outcome.Compared) {
            trust(account);
        }
        if (account.equals(publication.account()) && outcome instanceof Reconciler.Outcome.Compared seen) {
            heard |= seen.reconciled().adjustments().stream()
                    .noneMatch(adjustment -> adjustment.kind() == Adjustment.Kind.DEFER);
        }
        Standing standing = standing(account);
        if (standing.status() == Consistency.RED) {
            notifier.ifPresent(told -> told.red(account, standing.reasons()));
        }
        return outcome;
    }

    /**
     * Writes the files that are shared. The registry is left as it is until it is known what is held: till then nobody
     * can say what in it is stale.
     */
    Optional<RegistryView.Looked> publish(boolean removeStale) {
        if (heard || !broker.reports()) {
            return publication.publish(removeStale);
        }
        publication.publishState();
        return Optional.empty();
    }

    private void trust(String account) {
        if (desk.reconciler().standing(account).status() != Consistency.RED && desk.trust(account)) {
            store.reconciled(account);
        }
    }

    /** See {@link AlertLedger#lookedAt(String)}. */
    void lookedAt(String account) {
        if (!broker.reports()) {
            trust(account);
        }
    }

    /** See {@link AlertLedger#standing}. */
    Standing standing(String account) {
        Standing books = desk.standing(account);
        return rulebook.warning().map(books::warned).orElse(books);
    }

    /** Leaves the files that are shared as the ledger is, unless it was only looked at. */
    void leave() {
        if (!quiet) {
            publish(true);
        }
    }

    private Book book() {
        return store.book();
    }
}
