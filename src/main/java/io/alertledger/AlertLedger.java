package io.alertledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerContext;
import io.alertledger.exits.BarBoard;
import io.alertledger.exits.PricePoint;
import io.alertledger.exits.ScanReport;
import io.alertledger.explain.DecisionText;
import io.alertledger.formats.Fields;
import io.alertledger.journal.DecisionLog;
import io.alertledger.journal.Past;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.Pages;
import io.alertledger.ledger.Score;
import io.alertledger.model.Alert;
import io.alertledger.model.Decimals;
import io.alertledger.model.Decision;
import io.alertledger.model.Execution;
import io.alertledger.model.Fill;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import io.alertledger.model.OrderEvent;
import io.alertledger.model.OrderSide;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Reading;
import io.alertledger.model.Side;
import io.alertledger.parse.WebhookReader;
import io.alertledger.reconcile.Standing;
import io.alertledger.rules.RuleSet;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.OpenResult;
import io.alertledger.storage.StoreOptions;
import io.alertledger.trade.Brain;
import io.alertledger.trade.Deliberations;
import io.alertledger.trade.Desk;
import io.alertledger.trade.ExitDesk;
import io.alertledger.trade.Handled;
import io.alertledger.trade.Ids;
import io.alertledger.trade.MarkBoard;
import io.alertledger.trade.OrderEventAnswer;
import io.alertledger.trade.Plan;
import io.alertledger.trade.Protector;
import io.alertledger.trade.Reconciler;
import io.alertledger.trade.RegistryView;
import io.alertledger.trade.SettleAnswer;
import io.alertledger.trade.TradeAnswer;
import io.alertledger.trade.TradeTicket;
import io.alertledger.trade.Written;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A position ledger that turns alerts into orders, or refuses with a reason.
 *
 * <pre>{@code
 * try (AlertLedger ledger = AlertLedger.open(Path.of("alertledger/ledger.db"))) {
 *     ledger.buy("SOLUSDT", "12.5", "143.36");
 *     ledger.mark("SOLUSDT", "151.20");
 *     System.out.println(ledger.decide("Trim SOL").message());
 *     Handled handled = ledger.handle(Alert.text("message-1", "Trim SOL", Instant.now()));
 *     System.out.println(ledger.explain(handled.decisionId()).orElseThrow());
 * }
 * }</pre>
 *
 * <p>Thread-safe. One process at a time owns a ledger's file; a second one is refused when it opens.
 */
public final class AlertLedger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertLedger.class);

    private final LedgerStore store;
    private final Broker broker;
    private final MarkBoard marks;
    private final MarkMemory memory;
    private final Clock clock;
    private final Desk desk;
    private final Rulebook rulebook;
    private final BarBoard bars;
    private final Protector protector;
    private final ExitDesk exits;
    private final Alignment alignment;
    private final Quotes quotes;
    private final Publication publication;
    private final PerformanceReports performance;
    private volatile Watcher watcher = new Watcher() {
        @Override
        public void written(Written written) {}

        @Override
        public void marked(Mark mark) {}
    };

    private AlertLedger(Settings settings, LedgerStore store, Rulebook rulebook) {
        this.store = store;
        this.performance = new PerformanceReports(store);
        this.rulebook = rulebook;
        rulebook.hear(id -> watcher.ruled(id));
        this.clock = settings.clock();
        this.marks = new MarkBoard();
        this.memory = new MarkMemory(marks, store::putMarks, System::nanoTime);
        memory.recall(store.marks(), clock.instant());
        this.broker = settings.broker()
                .apply(new BrokerContext(
                        Map.of(),
                        name -> Optional.empty(),
                        rulebook.rules().tables().symbols(),
                        rulebook.rules().tables().calendar(),
                        marks::mark,
                        clock));
        this.desk = new Desk(store, store, store, broker, rulebook::brain, marks, clock);
        Optional<Notifier> notifier = settings.told().map(address -> new Notifier(address, clock));
        store.watch(written -> {
            watcher.written(written);
            performance.settled(written.settled());
            notifier.ifPresent(told -> told.written(written));
        });
        this.bars = new BarBoard();
        this.protector = new Protector(store, store, desk::decision, marks, bars, rulebook::brain, clock);
        this.exits =
                new ExitDesk(desk, protector, store, store, store, marks, rulebook::brain, clock, System::nanoTime);
        this.publication = new Publication(
                settings.publishing(),
                store,
                desk,
                protector,
                exits,
                () -> rules().tables().symbols());
        this.alignment = new Alignment(store, broker, desk, exits, publication, rulebook, notifier);
        this.quotes = new Quotes(marks, broker, desk, exits, memory, mark -> watcher.marked(mark));
    }

    /**
     * Opens, or makes, the ledger in a file, with the packed rules, the paper broker and the system's clock.
     *
     * @throws OpenException if the file can not be opened; the message says why and what to do
     */
    public static AlertLedger open(Path database) {
        return open(Settings.at(database));
    }

    /**
     * Opens, or makes, a ledger. Orders that were under way are settled with the broker first.
     *
     * @throws OpenException if the file can not be opened; the message says why and what to do
     * @throws RulesException if the rules can not be used
     */
    public static AlertLedger open(Settings settings) {
        OpenResult opening = LedgerStore.open(settings.database(), StoreOptions.defaults(settings.clock()));
        if (opening instanceof OpenResult.Refused refused) {
            throw new OpenException(refused.problem());
        }
        LedgerStore store = ((OpenResult.Opened) opening).store();
        store.notices().forEach(notice -> LOG.warn("{}: {}", settings.database(), notice));
        AlertLedger ledger;
        try {
            ledger = new AlertLedger(settings, store, Rulebook.open(settings));
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
        StartRefusals.unsureTrading(ledger.broker, ledger.rules()).ifPresent(ledger::refuse);
        ledger.desk.distrust(ledger.store.distrust());
        ledger.desk.recover();
        if (settings.flatStart()) {
            StartRefusals.openPositions(ledger.book(), ledger.alignment.previewAll())
                    .ifPresent(ledger::refuse);
        }
        if (!settings.quietStart()) {
            ledger.start(Alert.DEFAULT_ACCOUNT);
        }
        return ledger;
    }

    private void refuse(String why) {
        rulebook.close();
        release();
        throw new IllegalArgumentException(why);
    }

    /** What would be decided about a text now, in the default account. Nothing is done or kept. */
    public Decision decide(String text) {
        return decide(Alert.text("asked", text, clock.instant())).decision();
    }

    /** What would be decided, and done, about an alert now. Nothing is done or kept. */
    public Plan decide(Alert alert) {
        return desk.decide(alert);
    }

    /** Decides about an alert and acts on it; the same alert again gets the first answer. */
    public Handled handle(Alert alert) {
        return handle(alert, Execution.BROKER);
    }

    /**
     * Decides about an alert and, where a caller executes, leaves sending its orders to the caller.
     *
     * @param execution who sends the orders
     */
    public Handled handle(Alert alert, Execution execution) {
        return desk.handle(alert, execution);
    }

    /**
     * Takes in what became of an order that its caller executes (or whose broker is told by others what
     * became of it). The same event again changes nothing; events may come late and in any order.
     */
    public OrderEventAnswer report(String clientOrderId, OrderEvent event) {
        return desk.report(clientOrderId, event);
    }

    /** The newest orders of an account, newest first. */
    public List<Order> orders(String account, int most) {
        return store.lastOrders(account, most);
    }

    /** An order by its client order id; empty where none was ever given out under it. */
    public Optional<Order> order(String clientOrderId) {
        return store.ordersOf(Ids.decisionOf(clientOrderId)).stream()
                .filter(order -> order.clientOrderId().equals(clientOrderId))
                .findFirst();
    }

    /** The fills of an order that were booked, in the order in which they came. */
    public List<Fill> fills(Order order) {
        return store.fillsOf(order.key().account(), order.clientOrderId());
    }

    /**
     * Settles a decision that waits for a person, in one step: acts on the choice, and remembers it as truth
     * for tuning.
     *
     * @param choice one of the decision's choices, or {@code NONE} for doing nothing
     * @param by who chose
     */
    public SettleAnswer settle(String decisionId, String choice, String by) {
        return settle(decisionId, choice, by, Execution.BROKER);
    }

    /**
     * The same, where a caller may execute what follows.
     *
     * @param execution who sends the orders
     */
    public SettleAnswer settle(String decisionId, String choice, String by, Execution execution) {
        return desk.settle(decisionId, choice, by, execution);
    }

    /**
     * Settles an alert that was not understood, in one step: a person says what it means, that is acted on, and
     * remembered.
     *
     * @param instruction what the alert means
     * @param by who says so
     * @param execution who sends the orders
     */
    public SettleAnswer settle(String decisionId, Instruction instruction, String by, Execution execution) {
        return desk.settle(decisionId, instruction, by, execution);
    }

    /** The explanation of a decision that was kept, as text; empty where there is none of this id. */
    public Optional<String> explain(String decisionId) {
        return decision(decisionId).map(DecisionText::of);
    }

    /** A decision that was kept; empty where there is none of this id. */
    public Optional<Decision> decision(String decisionId) {
        return desk.decision(decisionId);
    }

    /**
     * Books a purchase made elsewhere; for a short position, one that covers.
     *
     * @param instrument a contract id, OCC symbol or symbol, with {@code :SHORT} for a short position
     * @throws IllegalArgumentException if the instrument or a number can not be read
     */
    public TradeAnswer buy(String instrument, String quantity, String price) {
        return book(instrument, OrderSide.BUY, quantity, price);
    }

    /**
     * Books a sale made elsewhere; for a short position, one that opens.
     *
     * @param instrument a contract id, OCC symbol or symbol, with {@code :SHORT} for a short position
     * @throws IllegalArgumentException if the instrument or a number can not be read
     */
    public TradeAnswer sell(String instrument, String quantity, String price) {
        return book(instrument, OrderSide.SELL, quantity, price);
    }

    private TradeAnswer book(String instrument, OrderSide side, String quantity, String price) {
        return book(new TradeTicket(
                "told-" + UUID.randomUUID(),
                key(Alert.DEFAULT_ACCOUNT, instrument),
                side,
                Decimals.parse(quantity),
                Decimals.parse(price),
                BigDecimal.ZERO,
                null,
                null,
                null,
                clock.instant()));
    }

    /** Books a trade made elsewhere, once by its id. */
    public TradeAnswer book(TradeTicket ticket) {
        return desk.book(ticket);
    }

    /**
     * The position that a name means: {@code SPY_20260128_595_C}, {@code SOLUSDT:SHORT}.
     *
     * @throws IllegalArgumentException if the name can not be read
     */
    public PositionKey key(String account, String name) {
        boolean shorted = name.endsWith(":SHORT");
        String plain = shorted || name.endsWith(":LONG") ? name.substring(0, name.lastIndexOf(':')) : name;
        return new PositionKey(account, instrument(plain), shorted ? Side.SHORT : Side.LONG);
    }

    /**
     * The instrument of a contract id, OCC symbol or symbol.
     *
     * @throws IllegalArgumentException if the name can not be read
     */
    public Instrument instrument(String name) {
        return rules().tables().symbols().instrument(name);
    }

    /** Takes in a price of now, and acts on what it fires. */
    public ExitDesk.Scanned mark(String instrument, String price) {
        return mark(new Mark(instrument(instrument), Decimals.parse(price), null, null, clock.instant(), "told"));
    }

    /**
     * Takes in a price, and acts on what it fires: exits of the positions that it moves and, where asking the broker
     * costs nothing, working orders that wait for it. An older one than is known changes nothing.
     */
    public ExitDesk.Scanned mark(Mark mark) {
        return marks(List.of(mark));
    }

    /**
     * Takes in many prices at once, in their order, as {@link #mark(Mark)} does with one: what follows from them is
     * stored together, which for many is many times faster than one by one.
     */
    public ExitDesk.Scanned marks(Collection<Mark> marks) {
        return quotes.marks(marks);
    }

    /**
     * Asks the broker what everything held is worth, and takes the answers in as {@link #marks} does.
     *
     * @return how many prices came
     */
    public int quotes() {
        return quotes.ask(book());
    }

    /** Looks at every guarded position anew, whether its price has moved or not, and acts on what fires. */
    public ExitDesk.Scanned scan() {
        return exits.scanAll();
    }

    /** What sets and takes away the protection of positions by hand, and claims them. */
    public Protector protector() {
        return protector;
    }

    /** Gives the positions of an account the targets and stops they lack. */
    public List<Protector.Looked> seed(String account) {
        return exits.seed(account);
    }

    /** Takes in bars of an instrument, by whose average range levels are seeded. */
    public void bars(Instrument instrument, Collection<PricePoint.Candle> candles) {
        bars.post(instrument, candles);
    }

    /** The positions whose triggers can say nothing at present, and why: no price, an old one, rules that fail. */
    public List<ScanReport.Unjudged> blind() {
        return exits.blind();
    }

    /** Sells a position because a person says so; see {@link Desk#exit(PositionKey, BigDecimal, String)}. */
    public Handled exit(PositionKey key, @Nullable BigDecimal quantity, String by) {
        return desk.exit(key, quantity, by);
    }

    /** The last known price of an instrument. */
    public Optional<Mark> markOf(Instrument instrument) {
        return marks.mark(instrument);
    }

    /** The open positions of the default account, in the order in which they were opened. */
    public List<Position> positions() {
        return positions(Alert.DEFAULT_ACCOUNT);
    }

    /** The open positions of an account, in the order in which they were opened. */
    public List<Position> positions(String account) {
        return store.book().positions(account);
    }

    /** The book as it is now: positions with all that is known of them, and totals. */
    public Book book() {
        return store.book();
    }

    /** The decisions of an account, to be decided again: replay, impact of a draft, coverage, scenarios. */
    public Past past(String account) {
        return new Past(store, account, id -> rulebook.kept(id).map(Brain::resolver));
    }

    /** What came in and what was decided. */
    public DecisionLog log() {
        return store;
    }

    /** What is held in an account with prices and standing, as JSON. */
    public ObjectNode positionsJson(String account) {
        return PositionsJson.of(
                book().holdings(account).stream().filter(h -> !h.closed()).toList(),
                marks::mark,
                exits::levels,
                standing(account));
    }

    /** How far the books of an account can be trusted, as JSON. */
    public ObjectNode consistencyJson(String account) {
        return PositionsJson.consistency(standing(account));
    }

    /** What an account won and lost, as JSON: in all, by day, and by what a closing is known for. */
    public ObjectNode performanceJson(String account) {
        return performance.of(account);
    }

    /** What an account won and lost, summed by something. Goes through the whole history. */
    public SortedMap<String, Score> results(String account, ResultsBy by) {
        return by.of(Pages.of(store), account, store);
    }

    /** Everything that happened to a position, oldest first, earlier holdings of it included. */
    public List<Entry> events(PositionKey key) {
        return store.events(key);
    }

    /** What an alert is understood to be now, given what its account holds. Nothing is decided. */
    public Reading read(Alert alert) {
        Book now = book();
        return Deliberations.read(
                rulebook.brain(),
                alert,
                new HashSet<>(now.tickers(alert.account())),
                () -> now.positions(alert.account()));
    }

    /**
     * What the body of a webhook says: a text, or instructions.
     *
     * @throws io.alertledger.formats.InputException that names the field, the value and what is allowed
     */
    public WebhookReader.Body readWebhook(Fields body) {
        return Brains.webhooks(rules()).read(body);
    }

    /** The orders that a decision gave, oldest first. */
    public List<Order> ordersOf(String decisionId) {
        return store.ordersOf(decisionId);
    }

    /** Tells other processes that want this ledger where this one can be asked: {@code http://127.0.0.1:7777}. */
    public void servedAt(String address) {
        store.servedAt(address);
    }

    /** From now on tells of every change. One watcher at a time. */
    public void watch(Watcher told) {
        watcher = told;
    }

    /** The time by which this ledger decides. */
    public Instant now() {
        return clock.instant();
    }

    /** The broker's name. */
    public String broker() {
        return broker.name();
    }

    /** A person has looked at a position in dispute: alerts may exit it again. */
    public void lookedAt(PositionKey key, String by) {
        desk.lookedAt(key, by);
    }

    /** Stops or resumes what alerts may do; see {@link Desk#pause}. */
    public void pause(String account, boolean entries, boolean exits, String by) {
        desk.pause(account, entries, exits, by);
    }

    /**
     * Looks after every working order once, and acts on what time alone fires; to be called every second or so while the
     * ledger is open.
     */
    public ExitDesk.Scanned tick() {
        return quotes.tick(alignment::hear, () -> alignment.publish(true));
    }

    /**
     * What opening does, unless it was told to be quiet: files agree with the ledger and positions have their levels
     * before anything else happens.
     *
     * @return the positions of an account that were looked at for seeding
     */
    public List<Protector.Looked> start(String account) {
        return alignment.start(account);
    }

    /**
     * What came of bringing an account in line.
     *
     * @param outcome of the comparison with the broker
     * @param seeded what became of each position that was looked at; empty where seeding was not asked for
     * @param registry what the look at the registry of targets and stops came to; empty where none is shared
     * @param holdings what is held now
     */
    public record Synced(
            Reconciler.Outcome outcome,
            List<Protector.Looked> seeded,
            Optional<RegistryView.Looked> registry,
            List<Holding> holdings) {}

    /**
     * Brings an account in line: compares it with the broker's report and books what follows, takes in what was edited
     * in the registry of targets and stops, seeds what lacks them, and writes the files that are shared.
     *
     * @param seedMissing whether positions get the levels they lack
     * @param removeStale whether the registry's rows of what is not held go
     */
    public Synced sync(String account, boolean seedMissing, boolean removeStale) {
        return alignment.sync(account, seedMissing, removeStale);
    }

    /** The same with seeding, and with stale rows removed. */
    public Reconciler.Outcome sync(String account) {
        return sync(account, true, true).outcome();
    }

    /**
     * A person has looked at the books of an account: where the broker reports nothing to compare them with, that is
     * what ends a doubt about them.
     */
    public void lookedAt(String account) {
        alignment.lookedAt(account);
    }

    /** The published state of an account: blocks of other programs, {@code positions_ledger}, {@code consistency}. */
    public ObjectNode stateJson(String account) {
        return publication.document(account);
    }

    /** What {@link #sync} would book; nothing is. */
    public Reconciler.Outcome previewSync(String account) {
        return alignment.preview(account);
    }

    /**
     * How far an account's books can be trusted, and why, as of the last look; rules that were saved and are not in
     * force make it yellow.
     */
    public Standing standing(String account) {
        return alignment.standing(account);
    }

    /** The rules in force; a set that is saved meanwhile changes nothing about this one. */
    public RuleSet rules() {
        return rulebook.rules();
    }

    /** The rules as files: what is in force, what was saved, what was before. */
    public Rulebook rulebook() {
        return rulebook;
    }

    /** Gives the file back. Orders that still work are settled when it is opened again. */
    @Override
    public void close() {
        rulebook.close();
        try {
            exits.keep();
            alignment.leave();
            memory.keep(); // last: prices come again, what the others keep does not
        } finally {
            release();
        }
    }

    private void release() {
        try {
            broker.close();
        } catch (Exception failed) {
            throw new IllegalStateException("the broker " + broker.name() + " could not be closed", failed);
        } finally {
            store.close();
        }
    }
}
