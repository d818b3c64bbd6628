package io.alertledger.trade;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.Booked;
import io.alertledger.ledger.Booking;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Action;
import io.alertledger.model.Alert;
import io.alertledger.model.Decision;
import io.alertledger.model.Execution;
import io.alertledger.model.ExitRank;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Leg;
import io.alertledger.model.Mark;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Reading;
import io.alertledger.model.Scope;
import io.alertledger.model.Situation;
import io.alertledger.model.Verdict;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import io.alertledger.resolve.Unacted;
import io.alertledger.rules.Channels;
import io.alertledger.rules.RuleTables;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From an alert to a plan. A function of the alert and its circumstances: the same gives the same. Used
 * with a committed book to answer, and inside the transaction that acts.
 */
final class Decider {
    private final MarkBoard marks;

    Decider(MarkBoard marks) {
        this.marks = marks;
    }

    /** The alert under the account that its channel is routed to, where it names none itself. */
    static Alert routed(Alert alert, RuleTables tables) {
        if (alert.channel() == null || !alert.account().equals(Alert.DEFAULT_ACCOUNT)) {
            return alert;
        }
        Channels.Channel channel = tables.channels().of(alert.channel());
        return alert.account().equals(channel.account()) ? alert : alert.in(channel.account());
    }

    /** What would be done about an alert. */
    Plan plan(Alert alert, String decisionId, Execution execution, Circumstances around) {
        Reading reading = Deliberations.read(
                around.brain(),
                alert,
                new HashSet<>(around.book().tickers(alert.account())),
                () -> around.book().positions(alert.account()));
        if (!reading.verdict().acts()) {
            return new Plan(
                    decisionId,
                    reading,
                    Unacted.of(reading, around.brain().rules().id(), around.now()),
                    List.of(),
                    null,
                    List.of(),
                    List.of());
        }
        List<Question> questions = new ArrayList<>();
        List<Decision.Single> parts = new ArrayList<>();
        List<Order> orders = new ArrayList<>();
        List<LedgerEvent> events = new ArrayList<>();
        Book book = around.book();
        for (Instruction instruction : reading.instructions()) {
            Circumstances now = around.with(book);
            Question question = question(alert, instruction, now, orders);
            Decision.Single part = around.brain().resolver().resolve(question);
            questions.add(question);
            parts.add(part);
            if (part instanceof Decision.Resolved resolved) {
                for (LedgerEvent event :
                        effects(rank(instruction), said(alert, now), resolved, decisionId, execution, now, orders)) {
                    events.add(event);
                    book = book.apply(event).book();
                }
            }
        }
        return new Plan(decisionId, reading, Decision.of(parts), questions, null, orders, events);
    }

    /** What would be done about one instruction where a person has said which position is meant. */
    Plan chosen(
            Alert alert,
            Instruction instruction,
            PositionKey chosen,
            String decisionId,
            Execution execution,
            Circumstances around) {
        Question question = question(alert, instruction, around, List.of())
                .over(position -> position.key().equals(chosen));
        Decision.Single decision = around.brain().resolver().resolve(question);
        List<Order> orders = new ArrayList<>();
        List<LedgerEvent> events = decision instanceof Decision.Resolved resolved
                ? effects(rank(instruction), said(alert, around), resolved, decisionId, execution, around, orders)
                : List.of();
        Reading reading = new Reading(Verdict.ORDER, List.of(instruction), List.of("a person chose the position"));
        return new Plan(decisionId, reading, decision, List.of(question), null, orders, events);
    }

    /** What would be done about an exit of one position that no alert asked for. */
    Plan exit(ExitRequest request, String decisionId, Execution execution, Circumstances around) {
        List<Order> working = around.working().apply(request.key());
        List<Position> seen = around.book().position(request.key()).stream()
                .map(position -> Ranks.asSeenBy(request.rank(), position, working))
                .toList();
        Instruction instruction = request.instruction(
                seen.stream().map(Position::free).findFirst().orElse(BigDecimal.ZERO));
        RuleTables tables = around.brain().rules().tables();
        String account = request.key().account();
        Question question = new Question(
                        instruction,
                        null,
                        null,
                        seen,
                        knownMarks(seen, instruction, tables),
                        tables.policy(account, null, instruction.ticker()),
                        situation(account, null, Duration.ZERO, true, around),
                        around.now())
                .disputing(key -> request.finding() != null && around.disputed().test(key));
        Decision.Single decision =
                request.asked().explained(around.brain().resolver().resolve(question));
        List<Order> orders = new ArrayList<>();
        List<LedgerEvent> events = decision instanceof Decision.Resolved resolved
                ? effects(request.rank(), leg -> List.of(), resolved, decisionId, execution, around, orders)
                : List.of();
        Reading reading = new Reading(Verdict.ORDER, List.of(instruction), List.of(request.because()));
        return new Plan(decisionId, reading, decision, List.of(question), request.asked(), orders, events);
    }

    /**
     * What an order that works would be priced at now, by the same rules; empty where no price is known or
     * the rules are against the trade now.
     *
     * @param said the instruction that gave the order
     */
    Optional<Leg.Pricing> price(Order order, Instruction said, Circumstances around) {
        PositionKey key = order.key();
        List<Position> seen = around.book().position(key).stream()
                .map(position -> position.withLocked(BigDecimal.ZERO))
                .toList();
        RuleTables tables = around.brain().rules().tables();
        Instruction exact = order.closes()
                ? new ExitRequest(key, order.remaining(), ExitRank.LIQUIDATION, null, "").instruction(order.remaining())
                : said;
        Question question = new Question(
                exact,
                null,
                null,
                seen,
                knownMarks(seen, exact, tables),
                tables.policy(key.account(), null, key.instrument().ticker()),
                Situation.calm(key.account()),
                around.now());
        if (question.marks().get(key.instrument()) == null) {
            return Optional.empty();
        }
        return around.brain().resolver().resolve(question) instanceof Decision.Resolved resolved
                ? resolved.legs().stream()
                        .filter(leg -> leg.key().equals(key))
                        .filter(Leg.Trade.class::isInstance)
                        .flatMap(leg -> Optional.ofNullable(((Leg.Trade) leg).order()).stream())
                        .findFirst()
                : Optional.empty();
    }

    private Question question(Alert alert, Instruction instruction, Circumstances around, List<Order> planned) {
        RuleTables tables = around.brain().rules().tables();
        String account = alert.account();
        String channel = Deliberations.channel(alert, tables);
        Policy policy = tables.policy(account, channel, instruction.ticker());
        List<Position> positions = new ArrayList<>();
        for (Position position : held(account, instruction, around)) {
            positions.add(
                    instruction.action().leaves() ? clearable(position, rank(instruction), around, planned) : position);
        }
        Duration age = Duration.between(alert.receivedAt(), around.now());
        Situation situation = situation(account, channel, age.isNegative() ? Duration.ZERO : age, false, around);
        return new Question(
                        instruction,
                        channel,
                        alert.author(),
                        positions,
                        knownMarks(positions, instruction, tables),
                        policy,
                        situation,
                        around.now())
                .disputing(around.disputed());
    }

    private static Situation situation(
            String account, @Nullable String channel, Duration age, boolean byTrigger, Circumstances around) {
        LedgerEvent.Paused paused = around.book().paused(account);
        return new Situation(
                account,
                around.consistency(),
                around.consistencyReason(),
                paused != null && paused.entries(),
                paused != null && paused.exits(),
                around.acting(),
                byTrigger,
                channel == null
                        || around.brain()
                                .rules()
                                .tables()
                                .channels()
                                .of(channel)
                                .enabled(),
                age,
                around.entriesLastMinute(),
                around.book()
                        .realizedOn(account, MarketCalendar.dayOf(around.now()))
                        .known(),
                null,
                null);
    }

    private static List<Position> held(String account, Instruction instruction, Circumstances around) {
        if (instruction.ticker() == null) {
            return around.book().positions(account);
        }
        List<Position> held = new ArrayList<>();
        for (String spelling : around.brain().rules().tables().symbols().spellings(instruction.ticker())) {
            held.addAll(around.book().positions(account, spelling));
        }
        return held;
    }

    /**
     * The position as this exit may see it: what lower-ranked orders hold counts as free, for they will be
     * cancelled first; while an order of the same or a higher rank works, nothing is free. What the same
     * alert plans to sell before is not free either; the book shows it only where nothing is in its way.
     */
    private static Position clearable(Position position, ExitRank rank, Circumstances around, List<Order> planned) {
        List<Order> working = around.working().apply(position.key());
        Position seen = Ranks.asSeenBy(rank, position, working);
        BigDecimal waiting = planned.stream()
                .filter(o -> o.key().equals(position.key())
                        && o.closes()
                        && !Ranks.blockers(o, working).isEmpty())
                .map(Order::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return waiting.signum() == 0
                ? seen
                : seen.withLocked(seen.locked().add(waiting).min(seen.quantity()));
    }

    private Map<Instrument, Mark> knownMarks(List<Position> positions, Instruction instruction, RuleTables tables) {
        List<Instrument> wanted =
                new ArrayList<>(positions.stream().map(Position::instrument).toList());
        if (instruction.action().enters()) {
            Resolver.entryInstrument(instruction, tables.symbols()).ifPresent(wanted::add);
        }
        return new HashMap<>(marks.of(wanted));
    }

    private static Function<Leg.Protect, List<LedgerEvent>> said(Alert alert, Circumstances around) {
        return leg -> AlertProtection.events(leg, around.book(), around.now(), alert);
    }

    /**
     * @param rank how urgent the exits among the legs are
     * @param protecting what a change of protection comes to
     */
    private List<LedgerEvent> effects(
            ExitRank rank,
            Function<Leg.Protect, List<LedgerEvent>> protecting,
            Decision.Resolved resolved,
            String decisionId,
            Execution execution,
            Circumstances around,
            List<Order> orders) {
        List<LedgerEvent> events = new ArrayList<>();
        for (Leg leg : resolved.legs()) {
            if (leg instanceof Leg.Trade trade) {
                Order order = order(rank, trade, decisionId, execution, around, orders.size() + 1);
                orders.add(order);
                if (trade.closes()
                        && Ranks.blockers(order, around.working().apply(order.key()))
                                .isEmpty()) {
                    Booked lock = Booking.lock(
                            around.book(),
                            trade.key(),
                            order.clientOrderId(),
                            decisionId,
                            trade.quantity(),
                            around.now());
                    if (!(lock instanceof Booked.Planned planned)) {
                        throw new IllegalStateException("a decided exit can not be locked: " + lock);
                    }
                    events.addAll(planned.events());
                }
            } else {
                events.addAll(protecting.apply((Leg.Protect) leg));
            }
        }
        return events;
    }

    private static Order order(
            ExitRank rank, Leg.Trade trade, String decisionId, Execution execution, Circumstances around, int number) {
        return new Order(
                Ids.order(decisionId, number, 0),
                decisionId,
                trade.key(),
                trade.side(),
                trade.quantity(),
                BigDecimal.ZERO,
                trade.lots(),
                trade.order(),
                execution,
                trade.closes() ? rank : null,
                OrderState.PLANNED,
                null,
                0,
                "",
                around.now(),
                around.now());
    }

    private static ExitRank rank(Instruction instruction) {
        boolean whole = instruction.action() == Action.EXIT || instruction.scope() == Scope.ALL;
        return whole ? ExitRank.EXIT : ExitRank.TRIM;
    }
}
