package io.alertledger.parse;

import io.alertledger.model.Fraction;
import io.alertledger.model.Nickname;
import io.alertledger.model.OptionType;
import io.alertledger.model.PriceHint;
import io.alertledger.model.PriceKind;
import io.alertledger.model.Side;
import io.alertledger.model.SizeWord;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Reads the fields of one chunk. */
final class SlotReader {
    private final List<Item> items;
    private final Page page;
    private final Slots slots = new Slots();
    private final boolean enters;
    private final boolean leaves;
    private boolean priceBeforeStrike;

    private SlotReader(Chunk chunk, Verb verb, Page page) {
        this.items = chunk.items();
        this.page = page;
        Item item = verb.item();
        this.enters = item != null && item.meaning().enters();
        this.leaves = item != null && item.meaning().leaves();
    }

    static Slots read(Chunk chunk, Verb verb, Page page) {
        SlotReader reader = new SlotReader(chunk, verb, page);
        for (int i = 0; i < reader.items.size(); i++) {
            page.step();
            reader.item(i, reader.items.get(i));
        }
        TickerChoice.choose(reader.items, reader.slots, verb);
        LooseNumbers.read(reader.items, reader.slots, page);
        return reader.slots;
    }

    private void item(int index, Item item) {
        switch (item.meaning()) {
            case SYMBOL -> symbol(item, (SymbolShape.Said) Objects.requireNonNull(item.content()));
            case STRIKE -> strike(item);
            case TYPE -> type(item);
            case EXPIRATION -> expiration(item);
            case DIRECTION -> direction(item);
            case NICKNAME -> nickname(item);
            case PRICE -> price(index, item);
            case QUANTITY -> quantity(item);
            case FRACTION -> fraction(index, item);
            case KEEP -> keep(item);
            case SIZE_WORD -> size(SizeWord.valueOf(item.value()), item);
            case STOP_LEVEL -> stop(item);
            case TARGET_LEVEL -> targets(item);
            case STOP -> LooseLevels.stop(items, index, slots);
            case TARGET -> LooseLevels.target(items, index, slots);
            case ALL -> {
                slots.all = true;
                slots.everything |= !item.value().isEmpty();
                if (item.value().equals("LONG") || item.value().equals("SHORT")) {
                    direction(item);
                }
            }
            case SOME -> slots.some = true;
            case LEAVE -> {
                if (item.value().equals("EXCEPT")) {
                    slots.problems.add("'" + item.text() + "' leaves something out");
                }
            }
            case REST -> slots.rest = true;
            case SHARES -> slots.shares = true;
            case IMPOSSIBLE -> slots.problems.add(item.value());
            default -> {}
        }
    }

    private void symbol(Item item, SymbolShape.Said said) {
        slots.ticker = said.ticker();
        slots.sureTicker = true;
        slots.strike = said.contract().strike();
        slots.type = said.contract().optionType();
        slots.expiration = said.contract().expiration();
        slots.root = said.contract().root();
        LocalDate day = Objects.requireNonNull(slots.expiration);
        slots.dayProblem =
                page.days.past(day) ? day + " is past" : page.days.trades(day) ? "" : day + " is no trading day";
        for (String field : List.of("ticker", "strike", "optionType", "expiration")) {
            slots.place(field, item);
        }
    }

    private void strike(Item item) {
        BigDecimal number = item.amount().stripTrailingZeros();
        if (number.signum() <= 0) {
            slots.problems.add("a strike of " + item.text() + " can not be");
            return;
        }
        if (slots.strike != null && slots.strike.compareTo(number) != 0) {
            slots.problems.add("two strikes, " + slots.strike.toPlainString() + " and " + number.toPlainString()
                    + ", stand with one verb");
            return;
        }
        if (number.scale() > 3 || number.precision() - number.scale() > 5) {
            slots.problems.add("'" + item.text() + "' is no strike that is listed");
            return;
        }
        slots.strike = number;
        slots.place("strike", item);
        if (!item.value().isEmpty()) {
            page.because("'" + item.text() + "' is the strike: " + (item.value().equals("CALL") ? "call" : "put")
                    + " stands with it");
            type(item);
        }
    }

    private void type(Item item) {
        OptionType type = OptionType.valueOf(item.value());
        if (slots.type != null && slots.type != type) {
            slots.problems.add("both calls and puts stand with one verb");
            return;
        }
        slots.type = type;
        slots.place("optionType", item);
    }

    private void expiration(Item item) {
        LocalDate day = (LocalDate) Objects.requireNonNull(item.content());
        if (slots.expiration != null && !slots.expiration.equals(day)) {
            slots.problems.add("two days, " + slots.expiration + " and " + day + ", stand with one verb");
            return;
        }
        slots.expiration = day;
        slots.dayProblem = item.value();
        slots.place("expiration", item);
    }

    private void direction(Item item) {
        slots.side = Side.valueOf(item.value());
        slots.place("side", item);
    }

    private void nickname(Item item) {
        if (item.value().equals("WEEKLY") && enters) {
            slots.expiration = page.days.thisWeek();
            slots.place("expiration", item);
        } else {
            slots.nickname = Nickname.valueOf(item.value());
            slots.place("nickname", item);
        }
    }

    private void price(int index, Item item) {
        PriceHint price = (PriceHint) Objects.requireNonNull(item.content());
        boolean average = item.value().equals("AVERAGE");
        boolean spokenBefore = slots.price != null && !average && slots.strike != null && priceBeforeStrike;
        if (spokenBefore) {
            slots.places.remove("price");
            page.because("the price before the contract is the underlying's");
        }
        boolean second = slots.price != null && !average && !slots.averagePrice && !spokenBefore;
        boolean ofPart = index > 0 && items.get(index - 1).is(Meaning.FRACTION, Meaning.QUANTITY);
        if (second && leaves && ofPart && !price.equals(slots.price)) {
            slots.problems.add("a second part at another price");
        }
        priceBeforeStrike = slots.strike == null;
        if (slots.price == null || spokenBefore || slots.averagePrice && !average) {
            slots.price = price;
            slots.averagePrice = average;
            slots.place("price", item);
            if (price.kind() == PriceKind.LIMIT) {
                page.because("'" + page.text(item.from(), item.to()) + "' is the price");
            }
        }
    }

    private void quantity(Item item) {
        if (slots.quantity == null) {
            slots.quantity = item.amount();
            slots.place("quantity", item);
        }
    }

    private void fraction(int index, Item item) {
        Fraction fraction = Numbers.fraction(item.value());
        boolean sized = index + 1 < items.size() && items.get(index + 1).is(Meaning.SIZE_NOUN) || enters;
        if (fraction == null) {
            slots.problems.add("'" + item.text() + "' is no part of a position");
        } else if (sized) {
            SizeWord word = fraction.equals(Fraction.HALF)
                    ? SizeWord.HALF
                    : fraction.equals(Fraction.of(1, 4)) ? SizeWord.QUARTER : null;
            if (word != null) {
                size(word, item);
            }
        } else if (slots.fraction == null) {
            slots.fraction = fraction;
            slots.place("fraction", item);
        } else if (!slots.fraction.equals(fraction)) {
            slots.problems.add("two parts, " + slots.fraction + " and " + fraction + ", stand with one verb");
        }
    }

    private void keep(Item item) {
        slots.keep = item.amount();
        slots.place("leave", item);
    }

    private void size(SizeWord size, Item item) {
        // A lotto is what the trade is; "small" only how much of it.
        if (slots.size == null || size == SizeWord.LOTTO) {
            slots.size = size;
            slots.places.remove("size");
            slots.place("size", item);
        }
    }

    private void stop(Item item) {
        if (slots.stop == null) {
            slots.stop = (StopHint) Objects.requireNonNull(item.content());
            slots.stopBeyond = item.value().equals("BEYOND");
            slots.place("stop", item);
        }
    }

    private void targets(Item item) {
        if (slots.targets == null) {
            slots.targets = (TargetHint) Objects.requireNonNull(item.content());
            slots.place("targets", item);
        }
    }
}
