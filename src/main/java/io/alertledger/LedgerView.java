package io.alertledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.journal.Past;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.Pages;
import io.alertledger.ledger.Score;
import io.alertledger.model.Alert;
import io.alertledger.model.Consistency;
import io.alertledger.model.Decision;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.reconcile.Standing;
import io.alertledger.storage.LedgerFile;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.StoreException;
import io.alertledger.storage.StoreOptions;
import io.alertledger.trade.Brain;
import io.alertledger.trade.Deliberations;
import io.alertledger.trade.LoggedDecisions;
import io.alertledger.trade.MarkBoard;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that is only looked at, whoever owns its file, now or as it was at a moment. A file that is
 * not there yet is an empty ledger.
 */
public final class LedgerView implements AutoCloseable {
    private static final int PAGE = 10_000;

    private final @Nullable LedgerFile file;
    private final RuleHome rules;
    private final MarkBoard marks = new MarkBoard();
    private final Book book;
    private final Instant now;
    private final boolean past;
    private final FutureTask<RuleHome.Loaded> loading;

    private LedgerView(
            Settings settings, @Nullable LedgerFile file, FutureTask<RuleHome.Loaded> loading, Optional<Instant> at) {
        this.file = file;
        this.rules = RuleHome.of(settings);
        this.loading = loading;
        this.now = at.orElseGet(settings.clock()::instant);
        this.past = at.isPresent();
        this.book = file == null
                ? Book.EMPTY
                : at.map(moment -> folded(file, moment)).orElseGet(file::book);
        if (file != null) {
            file.marks().stream().filter(mark -> !mark.at().isAfter(now)).forEach(marks::post);
        }
    }

    /**
     * Opens a view.
     *
     * @param at the moment up to which the ledger is folded; empty for now
     * @throws OpenException if the file is damaged, newer or something else
     */
    public static LedgerView open(Settings settings, Optional<Instant> at) {
        return open(settings, at, loading(settings));
    }

    /**
     * Opens a view that will be asked for a decision: the rules are read while the ledger is.
     *
     * @param at the moment up to which the ledger is folded; empty for now
     * @throws OpenException if the file is damaged, newer or something else
     */
    public static LedgerView openToDecide(Settings settings, Optional<Instant> at) {
        FutureTask<RuleHome.Loaded> loading = loading(settings);
        Thread reader = new Thread(loading, "alertledger-rules");
        reader.setDaemon(true);
        reader.start();
        return open(settings, at, loading);
    }

    private static FutureTask<RuleHome.Loaded> loading(Settings settings) {
        return new FutureTask<>(() -> RuleHome.of(settings).load());
    }

    private static LedgerView open(Settings settings, Optional<Instant> at, FutureTask<RuleHome.Loaded> loading) {
        try {
            LedgerFile file = Files.exists(settings.database())
                    ? LedgerStore.openReadOnly(settings.database(), StoreOptions.defaults(settings.clock()))
                    : null;
            return new LedgerView(settings, file, loading, at);
        } catch (StoreException refused) {
            throw new OpenException(refused.problem());
        }
    }

    /** Everything that had happened by a moment, in the order in which it was recorded. */
    private static Book folded(LedgerFile file, Instant moment) {
        Book book = Book.EMPTY;
        List<Entry> page = file.events(0, PAGE);
        while (!page.isEmpty()) {
            for (Entry entry : page) {
                if (!entry.event().at().isAfter(moment)) {
                    book = book.apply(entry.event()).book();
                }
            }
            page = file.events(page.get(page.size() - 1).sequence(), PAGE);
        }
        return book;
    }

    /** Read when they are first asked for, unless they are being read already: most looks at a ledger need no rules. */
    private RuleHome.Loaded loaded() {
        loading.run();
        try {
            return loading.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException why
                    ? why
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the rules were read", stopped);
        }
    }

    /** A sentence where the rules as they were saved are not what decides; empty where they are. */
    public Optional<String> ruleWarning() {
        if (rules.passes()) {
            return Optional.empty();
        }
        RuleHome.Loaded now = loaded();
        return Rulebook.warning(
                rules.origin(), now.problems(), now.brain().rules().id());
    }

    /** The moment that this view is of. */
    public Instant now() {
        return now;
    }

    /** What would be decided about an alert at the view's moment. Nothing is done or kept. */
    public Decision decide(Alert alert) {
        return Deliberations.plan(loaded().brain(), alert, book, marks, now).decision();
    }

    /** The decisions of an account, to be decided again; empty where there is no ledger yet. */
    public Optional<Past> past(String account) {
        return Optional.ofNullable(file)
                .map(log -> new Past(log, account, id -> rules.keptBrain(id).map(Brain::resolver)));
    }

    /** A decision that was kept. */
    public Optional<Decision> decision(String id) {
        return file == null ? Optional.empty() : file.decision(id).map(LoggedDecisions::decision);
    }

    /** What is held in an account, in the order in which it was opened. */
    public List<Holding> holdings(String account) {
        return book.holdings(account).stream().filter(h -> !h.closed()).toList();
    }

    /** The last known price of an instrument. */
    public Optional<Mark> markOf(Instrument instrument) {
        return marks.mark(instrument);
    }

    /** What is held in an account, as JSON. */
    public ObjectNode positionsJson(String account) {
        String red = file == null ? null : file.distrust().of(account).orElse(null);
        Standing books = new Standing(
                red == null ? Consistency.GREEN : Consistency.RED,
                red == null ? List.of() : List.of(red),
                Map.of(),
                0,
                0,
                0,
                0);
        return PositionsJson.of(
                holdings(account),
                marks::mark,
                key -> Optional.empty(),
                ruleWarning().map(books::warned).orElse(books));
    }

    /** What an account won and lost, summed by something. Goes through the whole history. */
    public SortedMap<String, Score> results(String account, ResultsBy by) {
        LedgerFile log = file;
        return log == null ? new TreeMap<>() : by.of(untilNow(new Pages(log::events)), account, log);
    }

    private Iterable<Entry> untilNow(Iterable<Entry> log) {
        return past
                ? () -> StreamSupport.stream(log.spliterator(), false)
                        .filter(entry -> !entry.event().at().isAfter(now))
                        .iterator()
                : log;
    }

    /** Where the process that owns the file serves its API; empty where none does. */
    public Optional<String> api() {
        return file == null ? Optional.empty() : file.owner().flatMap(owner -> Optional.ofNullable(owner.api()));
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
