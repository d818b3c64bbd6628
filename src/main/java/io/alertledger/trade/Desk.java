package io.alertledger.trade;

import io.alertledger.broker.Broker;
import io.alertledger.formats.AlertJson;
import io.alertledger.formats.DecisionJson;
import io.alertledger.formats.Json;
import io.alertledger.journal.DecisionLog;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Alert;
import io.alertledger.model.Decision;
import io.alertledger.model.Execution;
import io.alertledger.model.ExitSignal;
import io.alertledger.model.Explanation;
import io.alertledger.model.Instruction;
import io.alertledger.model.Leg;
import io.alertledger.model.Order;
import io.alertledger.model.OrderEvent;
import io.alertledger.model.OrderState;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Reading;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.Verdict;
import io.alertledger.reconcile.ReconcileSettings;
import io.alertledger.reconcile.Standing;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts are answered and acted on: decide, lock, outbox, submit, fills, release.
 *
 * <p>Deciding and locking happen in one transaction, so of any number of racing callers one gets the
 * units and the others see that they are taken. Thread-safe.
 */
public final class Desk {
    /** How long the caller of an order may say nothing of it. */
    private static final Duration CALLER_LIMIT = Duration.ofSeconds(60);

    /** How many orders back the entries of the last minute are counted after a start. */
    private static final int MINUTE_OF_ORDERS = 100;

    private final Ledger ledger;
    private final Outbox outbox;
    private final DecisionLog log;
    private final Supplier<Brain> brain;
    private final Clock clock;
    private final Decider decider;
    private final WorkingOrders working = new WorkingOrders();
    private final Clerk clerk;
    private final OrderEvents events;
    private final Broker broker;
    private final Repricer repricer;
    private final Reconciler reconciler;
    private volatile Distrust distrust = Distrust.NONE;

    /** The parts that a desk works with. */
    public Desk(
            Ledger ledger,
            Outbox outbox,
            DecisionLog log,
            Broker broker,
            Supplier<Brain> brain,
            MarkBoard marks,
            Clock clock) {
        this(ledger, outbox, log, broker, brain, marks, clock, ReconcileSettings.DEFAULT, Turns.ofThreads());
    }

    /**
     * The same with another patience and another way of waiting for one's turn.
     *
     * @param patience how patient a comparison with the broker is; the calendar is the rules'
     */
    Desk(
            Ledger ledger,
            Outbox outbox,
            DecisionLog log,
            Broker broker,
            Supplier<Brain> brain,
            MarkBoard marks,
            Clock clock,
            ReconcileSettings patience,
            Turns turns) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.log = log;
        this.brain = brain;
        this.clock = clock;
        this.decider = new Decider(marks);
        this.reconciler = new Reconciler(
                outbox,
                account -> ledger.book(),
                ledger::events,
                broker,
                working,
                marks,
                clock,
                patience.in(brain.get().rules().tables().calendar()),
                new Exemptions(brain, clock));
        Fills fills = new Fills(clock, this::policy, this::distrust);
        this.clerk = new Clerk(outbox, broker, fills, working, clock, turns);
        this.events = new OrderEvents(outbox, broker, fills, clock);
        this.broker = broker;
        this.repricer = new Repricer(outbox, this::policy, this::priceNow, clock);
    }

    /**
     * Settles what was under way when the last process ended: the broker is asked of every order that may
     * still fill, and what never arrived there is freed. To be called once, before anything else.
     */
    public void recover() {
        outbox.working().forEach(working::committed);
        Set<String> accounts = new LinkedHashSet<>(ledger.book().accounts());
        working.all().forEach(order -> accounts.add(order.key().account()));
        accounts.forEach(account -> {
            List<Order> last = new ArrayList<>(outbox.lastOrders(account, MINUTE_OF_ORDERS));
            Collections.reverse(last);
            last.forEach(working::entered);
            last.forEach(broker::remember);
        });
        working.all().forEach(broker::remember);
        working.all().forEach(clerk::recover);
        tick();
    }

    /**
     * Looks after every working order once: sends what waits, asks what became of the rest, and notices
     * where a caller has gone silent. One that fails does not keep the others from being looked after.
     */
    public void tick() {
        RuntimeException failed = null;
        for (Order order : working.all()) {
            try {
                lookAfter(order);
            } catch (RuntimeException notNow) {
                failed = notNow;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private void lookAfter(Order order) {
        Order now = events.overdue(order, CALLER_LIMIT);
        working.committed(now);
        Order worked = clerk.work(now);
        if (!broker.endsByEvents()) {
            repricer.successor(worked).ifPresent(next -> {
                working.committed(next);
                clerk.work(next);
            });
        }
    }

    /**
     * Takes in what became of an order that somebody else executes, and goes on with what waited for it.
     * The same event again changes nothing.
     */
    public OrderEventAnswer report(String clientOrderId, OrderEvent event) {
        OrderEventAnswer answer = events.report(clientOrderId, event);
        if (answer instanceof OrderEventAnswer.Taken taken) {
            working.committed(taken.order());
            working.of(taken.order().key()).forEach(clerk::work);
        }
        return answer;
    }

    /** What would be decided about an alert now. Nothing is done or stored. */
    public Plan decide(Alert alert) {
        Brain now = brain.get();
        Alert routed = Decider.routed(alert, now.rules().tables());
        return decider.plan(
                routed,
                Ids.decision(routed, Ids.content(routed)),
                Execution.BROKER,
                around(now, ledger.book(), working::of, routed.account(), false));
    }

    /**
     * Decides about an alert and acts on it. Returns once everything is durable; the same alert again
     * returns the first answer and does nothing.
     */
    public Handled handle(Alert alert, Execution execution) {
        Brain now = brain.get();
        Alert routed = Decider.routed(alert, now.rules().tables());
        Brain ahead = Deliberations.readAhead(now, routed, ledger.book());
        Handled handled = outbox.write(tx -> handle(tx, routed, execution, ahead));
        return handled.repeated() ? handled : worked(handled);
    }

    /**
     * Takes a person's word on a decision that waits, acts on it, and remembers it as truth. Returns once
     * everything is durable.
     *
     * @param choice a name among the decision's choices, or {@code NONE} for doing nothing
     * @param by who chose
     */
    public SettleAnswer settle(String decisionId, String choice, String by, Execution execution) {
        return settle(decisionId, execution, (settling, logged) -> settling.settle(logged, choice, by));
    }

    /**
     * Takes a person's reading of an alert that was not understood, acts on it, and remembers it. Returns once
     * everything is durable.
     *
     * @param instruction what the alert means
     * @param by who says so
     */
    public SettleAnswer settle(String decisionId, Instruction instruction, String by, Execution execution) {
        return settle(decisionId, execution, (settling, logged) -> settling.settle(logged, instruction, by));
    }

    private SettleAnswer settle(
            String decisionId, Execution execution, BiFunction<Settling, DecisionLog.Logged, SettleAnswer> word) {
        Brain now = brain.get();
        SettleAnswer answer = outbox.write(tx -> tx.decision(decisionId)
                .map(logged -> word.apply(
                        new Settling(
                                tx, decider, around(now, tx.book(), tx::working, logged.account(), true), execution),
                        logged))
                .orElseGet(() -> new SettleAnswer.Refused(
                        SettleAnswer.Code.UNKNOWN_DECISION, "There is no decision " + decisionId + ".")));
        if (answer instanceof SettleAnswer.Settled settled) {
            settled.handled().orders().forEach(working::entered);
        }
        return answer instanceof SettleAnswer.Settled settled
                ? new SettleAnswer.Settled(worked(settled.handled()))
                : answer;
    }

    /**
     * Acts on a trigger that has fired: the same guards, lock and outbox as for an alert. The decision is kept
     * whatever it is. Returns once everything is durable.
     */
    public Handled exit(ExitSignal signal) {
        return exit(held -> ExitRequest.of(signal, held), signal.key());
    }

    /**
     * Sells a position because a person says so, without an alert.
     *
     * @param quantity how much; null for all that is free
     * @param by who asks
     */
    public Handled exit(PositionKey key, @Nullable BigDecimal quantity, String by) {
        return exit(held -> ExitRequest.byHand(key, quantity, by), key);
    }

    private Handled exit(Function<BigDecimal, ExitRequest> requests, PositionKey key) {
        Brain now = brain.get();
        Execution execution = Openings.execution(ledger, outbox, key);
        Handled handled = outbox.write(tx -> {
            BigDecimal held = tx.book().position(key).map(Position::quantity).orElse(BigDecimal.ZERO);
            ExitRequest request = requests.apply(held);
            Circumstances around = around(now, tx.book(), tx::working, key.account(), true);
            String id = Ids.exit(request, around.now(), tx.book().version());
            Plan plan = decider.exit(request, id, execution, around);
            log(tx, plan, key.account(), null, id);
            return new Handled(id, request.because(), false, plan.reading().verdict(), plan.decision(), plan.orders());
        });
        return worked(handled);
    }

    private Handled worked(Handled handled) {
        List<Order> worked = new ArrayList<>();
        for (Order order : handled.orders()) {
            working.committed(order);
            worked.add(clerk.work(order));
        }
        return new Handled(
                handled.decisionId(), handled.alertId(), false, handled.verdict(), handled.decision(), worked);
    }

    private Handled handle(OutboxTx tx, Alert alert, Execution execution, Brain now) {
        String content = Ids.content(alert);
        Optional<DecisionLog.Received> before = tx.alert(alert.account(), alert.id());
        String decisionId = Ids.decision(alert, content);
        Optional<DecisionLog.Logged> answered = tx.decision(decisionId);
        if (answered.isPresent()) {
            return again(tx, alert, answered.get());
        }
        Circumstances around = around(now, tx.book(), tx::working, alert.account(), true);
        Plan plan = before.isPresent() && hasLeft(tx, alert)
                ? refused(
                        decisionId,
                        RefusalCode.CONFLICT,
                        "An order of alert " + alert.id() + " has left already; the changed text is not acted on.",
                        around)
                : duplicate(tx, alert, around)
                        .map(earlier -> refused(
                                decisionId,
                                RefusalCode.DUPLICATE,
                                "The same text by the same author was handled as alert " + earlier.id() + " at "
                                        + earlier.receivedAt() + ".",
                                around))
                        .orElseGet(() -> {
                            Plan fresh = decider.plan(alert, decisionId, execution, around);
                            return before.isPresent() ? fresh.correcting() : fresh;
                        });
        store(tx, alert, content, plan, before.isPresent());
        return new Handled(decisionId, alert.id(), false, plan.reading().verdict(), plan.decision(), plan.orders());
    }

    private void store(OutboxTx tx, Alert alert, String content, Plan plan, boolean edited) {
        DecisionLog.Received received = new DecisionLog.Received(
                alert.id(),
                alert.account(),
                alert.channel(),
                alert.author(),
                content,
                Ids.text(alert),
                Json.write(AlertJson.of(alert)),
                alert.receivedAt());
        if (edited) {
            tx.replace(received);
        } else {
            tx.add(received);
        }
        log(tx, plan, alert.account(), alert.id(), content);
    }

    private void log(OutboxTx tx, Plan plan, String account, @Nullable String alertId, String content) {
        tx.add(new DecisionLog.Logged(
                plan.decisionId(),
                account,
                alertId,
                content,
                kind(plan),
                PlanJson.write(plan),
                plan.decision().parts().get(0).explanation().ruleSet(),
                clock.instant(),
                null));
        plan.orders().forEach(tx::add);
        plan.orders().forEach(working::entered);
        if (!plan.events().isEmpty()) {
            tx.append(account, "decision:" + plan.decisionId(), plan.events());
        }
    }

    private static String kind(Plan plan) {
        return plan.reading().verdict() == Verdict.UNCLEAR ? "UNCLEAR" : DecisionJson.outcome(plan.decision());
    }

    private static Handled again(OutboxTx tx, Alert alert, DecisionLog.Logged logged) {
        Plan plan = PlanJson.read(logged);
        return new Handled(
                logged.id(), alert.id(), true, plan.reading().verdict(), plan.decision(), tx.ordersOf(logged.id()));
    }

    /** Whether any order of an alert went to the market, is about to, or was handed to a caller. */
    private static boolean hasLeft(OutboxTx tx, Alert alert) {
        return tx.decisionsOf(alert.account(), alert.id()).stream()
                .flatMap(decision -> tx.ordersOf(decision.id()).stream())
                .anyMatch(order -> order.state() != OrderState.REJECTED
                        && !(order.state() == OrderState.CANCELLED
                                && order.filled().signum() == 0));
    }

    private Optional<DecisionLog.Received> duplicate(OutboxTx tx, Alert alert, Circumstances around) {
        Policy policy = around.brain().rules().tables().policy(alert.account(), alert.channel(), null);
        Instant since = alert.receivedAt().minus(policy.duplicateText());
        return tx.alertsLike(alert.account(), alert.author(), Ids.text(alert), since).stream()
                .filter(earlier -> !earlier.id().equals(alert.id()))
                .filter(earlier ->
                        !earlier.receivedAt().isAfter(alert.receivedAt().plus(policy.duplicateText())))
                .findFirst();
    }

    private static Plan refused(String decisionId, RefusalCode code, String sentence, Circumstances around) {
        Explanation why = new Explanation(
                null,
                around.brain().rules().id(),
                around.now(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(sentence));
        return new Plan(
                decisionId,
                new Reading(Verdict.NOTE, List.of(), List.of(sentence)),
                new Decision.Refused(code, sentence, why),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    private Circumstances around(
            Brain now, Book book, Function<PositionKey, List<Order>> workingOrders, String account, boolean acting) {
        Instant moment = clock.instant();
        Standing standing = standing(account);
        return new Circumstances(
                now,
                book,
                workingOrders,
                standing.status(),
                String.join("; ", standing.reasons()),
                standing::disputed,
                working.entriesLastMinute(account, moment),
                acting,
                moment);
    }

    private Policy policy(Order order) {
        return brain.get()
                .rules()
                .tables()
                .policy(order.key().account(), null, order.key().instrument().ticker());
    }

    private Optional<Leg.Pricing> priceNow(Order order) {
        Optional<Instruction> said = decision(order.decisionId()).stream()
                .flatMap(decision -> decision.parts().stream())
                .filter(part -> part instanceof Decision.Resolved resolved
                        && resolved.legs().stream().anyMatch(leg -> leg.key().equals(order.key())))
                .flatMap(part -> Optional.ofNullable(part.explanation().instruction()).stream())
                .findFirst();
        return said.flatMap(instruction -> decider.price(
                order,
                instruction,
                around(brain.get(), ledger.book(), working::of, order.key().account(), false)));
    }

    /** A decision that was kept. */
    public Optional<Decision> decision(String id) {
        return log.decision(id).map(LoggedDecisions::decision);
    }

    /** Books a trade made elsewhere, at most once by its trade id. */
    public TradeAnswer book(TradeTicket ticket) {
        Policy policy = brain.get()
                .rules()
                .tables()
                .policy(
                        ticket.key().account(),
                        ticket.channel(),
                        ticket.key().instrument().ticker());
        return outbox.write(tx -> TradeTickets.book(tx, ticket, policy.lotMethod()));
    }

    /**
     * Stops, or goes on with, what alerts may do in an account. Durable.
     *
     * @param entries whether BUY and ADD are refused
     * @param exits whether exits asked for by alerts are refused too; triggers go on
     */
    public void pause(String account, boolean entries, boolean exits, String by) {
        Instant now = clock.instant();
        outbox.write(tx -> tx.append(account, null, List.of(new LedgerEvent.Paused(account, entries, exits, by, now))));
    }

    /** Says what an earlier process left in doubt: entries are refused there until it was compared with the broker. */
    public synchronized void distrust(Distrust left) {
        distrust = left;
    }

    private synchronized void distrust(String account, String reason) {
        distrust = distrust.with(account, reason);
    }

    /**
     * The books of an account were compared, and nothing was found against them.
     *
     * @return whether they had been in doubt
     */
    public synchronized boolean trust(String account) {
        boolean doubted = distrust.of(account).isPresent();
        distrust = distrust.compared(account);
        return doubted;
    }

    /** A person has looked at a position in dispute: alerts may exit it again. Who it was is kept. */
    public void lookedAt(PositionKey key, String by) {
        Instant now = clock.instant();
        outbox.write(tx -> tx.append(
                key.account(),
                null,
                List.of(new LedgerEvent.Noted(
                        key.account(), key, by + " has looked at it: alerts may exit it again", now))));
        reconciler.lookedAt(key);
    }

    /** How far the books of an account can be trusted, and why not further. */
    public Standing standing(String account) {
        Standing standing = reconciler.standing(account);
        return distrust.of(account).map(standing::redFor).orElse(standing);
    }

    /** Orders for a position that may still fill, oldest first; from memory. */
    public List<Order> working(PositionKey key) {
        return working.of(key);
    }

    /** What keeps the ledger true to the broker. */
    public Reconciler reconciler() {
        return reconciler;
    }
}
