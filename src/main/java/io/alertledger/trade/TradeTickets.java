package io.alertledger.trade;

import io.alertledger.ledger.Amount;
import io.alertledger.ledger.Appended;
import io.alertledger.ledger.Booked;
import io.alertledger.ledger.Booking;
import io.alertledger.ledger.Closing;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerTx;
import io.alertledger.ledger.Opening;
import io.alertledger.ledger.Provenance;
import io.alertledger.ledger.Selector;
import io.alertledger.model.Decimals;
import io.alertledger.model.LotMethod;
import io.alertledger.model.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Books trades made elsewhere: once by id, and another trade under a known id is a conflict. */
final class TradeTickets {
    private TradeTickets() {}

    static TradeAnswer book(LedgerTx tx, TradeTicket ticket, LotMethod method) {
        String account = ticket.key().account();
        String key = "trade:" + ticket.tradeId();
        Optional<Appended> before = tx.appended(account, key);
        if (before.isPresent()) {
            List<LedgerEvent> events =
                    before.get().entries().stream().map(Entry::event).toList();
            return events.stream().anyMatch(event -> same(event, ticket))
                    ? new TradeAnswer.Done(true, events)
                    : new TradeAnswer.Conflict(
                            "trade " + ticket.tradeId() + " was booked before with other content; nothing was changed");
        }
        if (ticket.quantity().signum() <= 0) {
            return new TradeAnswer.Refused(
                    Booked.Code.INVALID, "a quantity above 0 is needed, not " + Decimals.plain(ticket.quantity()));
        }
        Booked booked = plan(tx, ticket, method);
        if (booked instanceof Booked.Refused refused) {
            return new TradeAnswer.Refused(refused.code(), refused.message());
        }
        List<LedgerEvent> events = ((Booked.Planned) booked).events();
        for (LedgerEvent event : events) {
            if (event instanceof LedgerEvent.LotOpened opened && tx.knowsLot(account, opened.lotId())) {
                return new TradeAnswer.Refused(
                        Booked.Code.INVALID,
                        "a lot named " + opened.lotId() + " was opened before in account " + account
                                + ", and its name stays its own after it is closed; give this one another --lot");
            }
        }
        tx.append(account, key, events);
        return new TradeAnswer.Done(false, events);
    }

    private static Booked plan(LedgerTx tx, TradeTicket ticket, LotMethod method) {
        Provenance origin = Provenance.trade(ticket.tradeId(), "told as trade " + ticket.tradeId())
                .by(ticket.channel(), ticket.author());
        if (ticket.opens()) {
            Opening opening =
                    Opening.of(ticket.key(), ticket.quantity(), Amount.at(ticket.price()), origin, ticket.at());
            BigDecimal multiplier =
                    tx.book().position(ticket.key()).map(Position::multiplier).orElse(opening.multiplier());
            Opening named = ticket.lot() == null ? opening : opening.named(ticket.lot());
            return Booking.open(tx.book(), named.withFee(ticket.fee()).withMultiplier(multiplier));
        }
        Closing closing = Closing.of(ticket.key(), ticket.quantity(), ticket.price(), origin, ticket.at())
                .withFee(ticket.fee())
                .by(method);
        return Booking.close(tx.book(), ticket.lot() == null ? closing : closing.only(Selector.lot(ticket.lot())));
    }

    private static boolean same(LedgerEvent event, TradeTicket ticket) {
        if (event instanceof LedgerEvent.LotOpened opened) {
            BigDecimal money = ticket.price().multiply(ticket.quantity()).multiply(opened.multiplier());
            BigDecimal paid = opened.totalCost() == null ? BigDecimal.ZERO : opened.totalCost();
            return ticket.opens()
                    && opened.key().equals(ticket.key())
                    && opened.quantity().compareTo(ticket.quantity()) == 0
                    && paid.subtract(money).abs().compareTo(ticket.fee().abs()) == 0;
        }
        if (event instanceof LedgerEvent.LotsClosed closed) {
            BigDecimal sold =
                    closed.taken().stream().map(LedgerEvent.Taken::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            return !ticket.opens()
                    && closed.key().equals(ticket.key())
                    && sold.compareTo(ticket.quantity()) == 0
                    && closed.price() != null
                    && closed.price().compareTo(ticket.price()) == 0;
        }
        return false;
    }
}
