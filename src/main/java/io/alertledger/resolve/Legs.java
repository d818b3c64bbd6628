package io.alertledger.resolve;

import io.alertledger.ledger.Booking;
import io.alertledger.model.Candidate;
import io.alertledger.model.Decimals;
import io.alertledger.model.Finding;
import io.alertledger.model.Fraction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Leg;
import io.alertledger.model.LegDraft;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Lot;
import io.alertledger.model.LotShare;
import io.alertledger.model.Mark;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Objection;
import io.alertledger.model.OptionContract;
import io.alertledger.model.OrderSide;
import io.alertledger.model.Position;
import io.alertledger.model.PriceHint;
import io.alertledger.model.PriceKind;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.Side;
import io.alertledger.model.SizeWord;
import io.alertledger.model.SizedLeg;
import io.alertledger.rules.RuleTables;
import io.alertledger.rules.Scoreboard;
import io.alertledger.rules.SizeProposal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a chosen position into a leg: what sizing and pricing rules said, made whole numbers and ticks. */
final class Legs {
    private final RuleTables tables;
    private final Question question;

    Legs(RuleTables tables, Question question) {
        this.tables = tables;
        this.question = question;
    }

    /**
     * A leg that is not sized yet.
     *
     * @param fact what sizing and pricing rules see
     * @param position what is held of it, if anything
     * @param lot the lot that was named, if any
     */
    record Draft(LegDraft fact, Optional<Position> position, Optional<Lot> lot) {}

    /** What sizing made of a leg. */
    sealed interface Sizing {}

    /** A whole leg. */
    record Sized(Leg leg, SizedLeg fact, List<Finding> findings) implements Sizing {}

    /** A leg that can not be sized. */
    record Unsized(Objection objection) implements Sizing {}

    /** A leg that reduces or adds to a candidate. */
    Draft draft(Candidate candidate, OrderSide side) {
        Position position = candidate.position();
        String named = question.instruction().contract().lot();
        Optional<Lot> lot =
                position.lots().stream().filter(l -> l.id().equals(named)).findFirst();
        BigDecimal held = lot.map(Lot::quantity).orElse(candidate.quantity());
        BigDecimal free = candidate.free().min(held);
        return new Draft(fact(candidate.name(), position, side, held, free), Optional.of(position), lot);
    }

    /** A leg that opens a position, or adds to one that is named whole. */
    Draft entry(Entries.Open open) {
        Side side = open.key().side();
        BigDecimal held = open.held().map(Position::quantity).orElse(BigDecimal.ZERO);
        Mark mark = fresh(question.marks().get(open.key().instrument()));
        LegDraft fact = new LegDraft(
                open.key().instrument().id(),
                open.key(),
                question.instruction().action(),
                side.opening(),
                held,
                BigDecimal.ZERO,
                open.held().map(Position::step).orElse(open.key().instrument().defaultStep()),
                open.held()
                        .map(Position::multiplier)
                        .orElse(open.key().instrument().defaultMultiplier()),
                open.held().map(Position::averageCost).orElse(null),
                saidPrice(null),
                mark == null ? null : mark.price(),
                mark == null ? null : mark.bid(),
                mark == null ? null : mark.ask(),
                expired(open.key().instrument()),
                listed(open.key().instrument()),
                exchangeHours(open.key().instrument()),
                sizeFactor());
        return new Draft(fact, open.held(), Optional.empty());
    }

    private LegDraft fact(String name, Position position, OrderSide side, BigDecimal held, BigDecimal free) {
        Mark mark = fresh(question.marks().get(position.instrument()));
        return new LegDraft(
                name,
                position.key(),
                question.instruction().action(),
                side,
                held,
                free,
                position.step(),
                position.multiplier(),
                position.averageCost(),
                saidPrice(position),
                mark == null ? null : mark.price(),
                mark == null ? null : mark.bid(),
                mark == null ? null : mark.ask(),
                expired(position.instrument()),
                listed(position.instrument()),
                exchangeHours(position.instrument()),
                sizeFactor());
    }

    private boolean expired(Instrument instrument) {
        return instrument instanceof OptionContract option
                && !question.now().isBefore(tables.calendar().expiryOf(option.expiration()));
    }

    private boolean listed(Instrument instrument) {
        return !(instrument instanceof OptionContract option)
                || tables.calendar().isTradingDay(option.expiration());
    }

    private boolean exchangeHours(Instrument instrument) {
        return !(instrument instanceof LinearInstrument linear)
                || !tables.symbols().isCoin(linear);
    }

    private @Nullable Mark fresh(@Nullable Mark mark) {
        if (mark == null) {
            return null;
        }
        Duration age = Duration.between(mark.at(), question.now());
        return age.isNegative() || age.compareTo(question.policy().markMaxAge()) > 0 ? null : mark;
    }

    /** The price an order may use: the limit said, the better end of a range for the one who trades, or the cost where break-even was said. */
    private @Nullable BigDecimal saidPrice(@Nullable Position position) {
        PriceHint price = question.instruction().price();
        if (price == null) {
            return null;
        }
        if (price.kind() == PriceKind.BREAK_EVEN) {
            return position == null ? null : position.averageCost();
        }
        return question.instruction().action().enters() && price.priceHigh() != null
                ? price.priceHigh()
                : price.price();
    }

    private Fraction sizeFactor() {
        SizeWord word = question.instruction().size().size();
        return word == null ? Fraction.ONE : tables.sizes().of(word);
    }

    /** What the rules said of a leg, as a quantity and a limit. */
    Sizing size(Draft draft, Scoreboard scoreboard) {
        LegDraft fact = draft.fact();
        List<Finding> findings = new ArrayList<>();
        Leg.Pricing pricing = LimitPrice.of(
                fact, scoreboard.prices(), tables.ticks(), MarketCalendar.dayOf(question.now()), findings);
        BigDecimal limit = pricing == null ? null : pricing.limit();
        List<SizeProposal> proposals = scoreboard.sizes().stream()
                .filter(p -> p.leg().equals(fact.name()))
                .toList();
        if (proposals.isEmpty()) {
            throw new Deliberation.RulesFailedException(
                    "No sizing rule settles how much of " + fact.name() + " to trade.");
        }
        Quantity first = null;
        for (SizeProposal proposal : proposals) {
            Quantity quantity = Quantity.of(proposal, fact, limit);
            if (first != null && !first.sameAs(quantity)) {
                throw new Deliberation.RulesFailedException("Two sizing rules disagree about " + fact.name() + ": "
                        + proposals.get(0).rule().id() + " and "
                        + proposal.rule().id() + ".");
            }
            first = first == null ? quantity : first;
            findings.add(new Finding(fact.name(), "size", quantity.value(), proposal.rule(), proposal.because()));
        }
        if (first == null || first.value() == null) {
            RefusalCode code = first == null ? RefusalCode.RULES_FAILED : first.code();
            return new Unsized(new Objection(
                    fact.name(), code, proposals.get(0).rule(), first == null ? "no size" : first.sentence()));
        }
        BigDecimal quantity = first.value();
        BigDecimal wanted = wanted(draft, proposals.get(0), quantity, limit);
        BigDecimal cost = fact.entry() && limit != null
                ? Decimals.canonical(limit.multiply(quantity).multiply(fact.multiplier()))
                : null;
        SizedLeg sized = new SizedLeg(fact, quantity, wanted, limit, cost);
        Leg leg = new Leg.Trade(fact.name(), fact.key(), fact.side(), quantity, lots(draft, quantity), pricing);
        return new Sized(leg, sized, findings);
    }

    /** What would be traded if nobody else's orders held anything of it at the broker. */
    private static BigDecimal wanted(
            Draft draft, SizeProposal proposal, BigDecimal quantity, @Nullable BigDecimal limit) {
        LegDraft fact = draft.fact();
        BigDecimal unlocked = draft.position()
                .filter(held -> !fact.entry() && held.available() != null)
                .map(held -> held.quantity().subtract(held.locked()).min(fact.held()))
                .orElse(fact.free());
        if (unlocked.compareTo(fact.free()) <= 0) {
            return quantity;
        }
        BigDecimal wanted =
                Quantity.of(proposal, fact.withFree(unlocked), limit).value();
        return wanted == null ? quantity : wanted.max(quantity);
    }

    private List<LotShare> lots(Draft draft, BigDecimal quantity) {
        if (draft.fact().entry()
                || draft.position().isEmpty()
                || quantity.compareTo(draft.fact().free()) > 0) {
            return List.of();
        }
        if (draft.lot().isPresent()) {
            return List.of(new LotShare(draft.lot().get().id(), quantity));
        }
        return Booking.choose(
                draft.position().get(), quantity, question.policy().lotMethod());
    }
}
