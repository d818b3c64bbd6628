package io.alertledger.scenario;

import io.alertledger.model.Alert;
import io.alertledger.model.Instrument;
import io.alertledger.model.Lot;
import io.alertledger.model.Nickname;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A position in the phrases of a {@code position:} line and the {@code lot:} lines after it. Used once, by one thread.
 */
final class PositionWords {
    private static final List<String> PHRASES = List.of(
            "opened",
            "by",
            "in",
            "trade",
            "lot",
            "locked",
            "available",
            "closed",
            "unmanaged",
            "called",
            "multiplier",
            "step");

    private final Instant now;
    private final int column;
    private final Instrument instrument;
    private final Side side;
    private final List<Lot> lots = new ArrayList<>();
    private @Nullable BigDecimal quantity;
    private @Nullable BigDecimal cost;
    private @Nullable Instant opened;
    private @Nullable String author;
    private @Nullable String channel;
    private @Nullable String trade;
    private @Nullable String lot;
    private BigDecimal locked = BigDecimal.ZERO;
    private @Nullable BigDecimal available;
    private boolean closed;
    private boolean managed = true;
    private @Nullable Nickname nickname;
    private BigDecimal multiplier;
    private BigDecimal step;

    PositionWords(List<Words> phrases, Symbols symbols, Instant now) {
        this.now = now;
        Words first = phrases.get(0);
        this.column = first.column();
        String id = first.read("the instrument", word -> word);
        int colon = id.lastIndexOf(':');
        String word = colon < 0 ? "" : id.substring(colon + 1).toUpperCase(Locale.ROOT);
        boolean sided = word.equals("LONG") || word.equals("SHORT");
        this.side = sided ? Side.valueOf(word) : Side.LONG;
        this.instrument = instrument(sided ? id.substring(0, colon) : id, symbols, column);
        this.multiplier = instrument.defaultMultiplier();
        this.step = instrument.defaultStep();
        first.end();
        for (Words phrase : phrases.subList(1, phrases.size())) {
            phrase(phrase);
        }
    }

    static Instrument instrument(String id, Symbols symbols, int column) {
        try {
            return symbols.instrument(id);
        } catch (IllegalArgumentException e) {
            throw new Wrong(column, String.valueOf(e.getMessage()), "");
        }
    }

    private void phrase(Words words) {
        String key = words.peek().toLowerCase(Locale.ROOT);
        if (!key.isEmpty() && Character.isDigit(key.charAt(0))) {
            quantity = words.number("quantity");
            if (words.skip("at")) {
                cost = words.number("cost");
            }
            words.end();
            return;
        }
        if (!PHRASES.contains(key)) {
            throw words.wrong("\"" + words.peek() + "\" says nothing of a position", key, PHRASES);
        }
        words.take("a phrase");
        switch (key) {
            case "opened" -> opened = Times.read(words, "opened", now);
            case "by" -> author = words.rest("the author");
            case "in" -> channel = words.rest("the channel");
            case "trade" -> trade = words.take("the trade");
            case "lot" -> lot = words.take("the lot");
            case "locked" -> locked = words.number("locked");
            case "available" -> available = words.number("available");
            case "closed" -> closed = true;
            case "unmanaged" -> managed = false;
            case "called" -> nickname = words.oneOf(Nickname.class, "nickname");
            case "multiplier" -> multiplier = words.number("multiplier");
            default -> step = words.number("step");
        }
        words.end();
    }

    /** A lot of the position: {@code lot: L2, 3 at 1.20, opened …, by …, in …, trade …}. */
    void lot(List<Words> phrases) {
        lot = phrases.get(0).take("the lot's id");
        phrases.get(0).end();
        quantity = null;
        cost = null;
        opened = null;
        author = null;
        channel = null;
        trade = null;
        for (Words phrase : phrases.subList(1, phrases.size())) {
            phrase(phrase);
        }
        lots.add(lot(phrases.get(0).column(), String.valueOf(lot)));
    }

    private Lot lot(int at, String id) {
        if (quantity == null) {
            throw new Wrong(at, "the quantity is missing", "a phrase such as \"5 at 1.50\" is meant.");
        }
        if (opened == null) {
            throw new Wrong(at, "when it was opened is missing", "a phrase such as \"opened 1 d ago\" is meant.");
        }
        BigDecimal total = cost == null ? null : cost.multiply(quantity).multiply(multiplier);
        return new Lot(id, quantity, total, opened, trade, channel, author);
    }

    /** @param number its place among the positions, from 1; names its lot where none is named */
    Position position(int number) {
        try {
            if (lots.isEmpty() && !closed) {
                lots.add(lot(column, lot == null ? "L" + number : lot));
            }
            Instant first =
                    lots.stream().map(Lot::openedAt).min(Instant::compareTo).orElse(opened == null ? now : opened);
            PositionStatus status = closed
                    ? PositionStatus.CLOSED
                    : locked.signum() > 0 ? PositionStatus.PENDING_EXIT : PositionStatus.OPEN;
            return new Position(
                    new PositionKey(Alert.DEFAULT_ACCOUNT, instrument, side),
                    lots,
                    status,
                    locked,
                    available,
                    multiplier,
                    step,
                    managed,
                    nickname,
                    first,
                    first);
        } catch (IllegalArgumentException e) {
            throw new Wrong(column, String.valueOf(e.getMessage()), "");
        }
    }
}
