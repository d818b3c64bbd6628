package io.alertledger.resolve;

import io.alertledger.model.Candidate;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instruction;
import io.alertledger.model.Lot;
import io.alertledger.model.ManageExternal;
import io.alertledger.model.Mark;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.model.PriceHint;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lays out the positions that an instruction could mean as facts: everything that depends on the
 * clock, the marks or the other candidates is worked out here, once, so that rules need no clock and
 * no joins over each other.
 */
final class Candidates {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Question question;
    private final Symbols symbols;
    private final MarketCalendar calendar;
    private final LocalDate today;

    Candidates(Question question, Symbols symbols, MarketCalendar calendar) {
        this.question = question;
        this.symbols = symbols;
        this.calendar = calendar;
        this.today = MarketCalendar.dayOf(question.now());
    }

    /** The positions that the instruction's ticker fits, by name; all of them where it names none. */
    List<Candidate> facts() {
        String ticker = question.instruction().ticker();
        List<Position> matching = new ArrayList<>();
        for (Position position : question.positions()) {
            if (ticker == null || symbols.matches(ticker, position.instrument())) {
                matching.add(position);
            }
        }
        Map<PositionKey, String> names =
                PositionNames.of(matching.stream().map(Position::key).toList());
        matching.sort(Comparator.comparing(p -> Objects.requireNonNull(names.get(p.key()))));
        Ranks<Instant> opened = new Ranks<>(matching, Candidates::openedAt);
        Ranks<Instant> added = new Ranks<>(matching, Candidates::addedAt);
        Ranks<LocalDate> expires = new Ranks<>(matching, Candidates::lastDay);
        List<Candidate> facts = new ArrayList<>(matching.size());
        for (Position position : matching) {
            facts.add(fact(position, Objects.requireNonNull(names.get(position.key())), opened, added, expires));
        }
        return facts;
    }

    private Candidate fact(
            Position position, String name, Ranks<Instant> opened, Ranks<Instant> added, Ranks<LocalDate> expires) {
        OptionContract option = position.instrument() instanceof OptionContract contract ? contract : null;
        Mark known = question.marks().get(position.instrument());
        String problem = markProblem(known);
        BigDecimal cost = position.averageCost();
        BigDecimal mark = known == null || problem != null ? null : known.value();
        Integer days = option == null ? null : Math.toIntExact(ChronoUnit.DAYS.between(today, option.expiration()));
        List<String> channels = distinct(position.lots(), Lot::channel);
        List<String> authors = distinct(position.lots(), Lot::author);
        Instant openedAt = position.lots().isEmpty() ? null : openedAt(position);
        Instant addedAt = position.lots().isEmpty() ? null : addedAt(position);
        return new Candidate(
                name,
                position,
                symbols.tickerOf(position.instrument().ticker()),
                option == null ? position.instrument().ticker() : option.root(),
                option == null ? null : option.strike(),
                option == null ? null : option.type(),
                option == null ? null : option.expiration(),
                position.side(),
                position.status(),
                position.quantity(),
                position.free(),
                cost,
                position.managed() || question.policy().manageExternal() == ManageExternal.ALL,
                position.nickname(),
                channels,
                authors,
                position.lots().stream().map(Lot::id).toList(),
                distinct(position.lots(), Lot::tradeId),
                openedAt,
                addedAt,
                mark,
                problem,
                profit(position.side(), cost, mark),
                priceDistance(mark),
                days,
                option != null && hasExpired(option),
                option != null && option.expiration().equals(today),
                opened.later(openedAt(position)),
                added.earlier(addedAt(position)),
                expires.later(lastDay(position)),
                FeatureMath.of(
                        position,
                        question,
                        today,
                        cost,
                        saidPrice(question.instruction()),
                        mark,
                        days,
                        openedAt,
                        addedAt,
                        added.later(addedAt(position)) == 0,
                        expires.earlier(lastDay(position)) == 0,
                        question.author() != null && authors.contains(question.author()),
                        question.channel() != null && channels.contains(question.channel())));
    }

    /** Days first: moments in New York are dear, and most contracts end on another day. */
    private boolean hasExpired(OptionContract option) {
        return !option.expiration().isAfter(today) && !question.now().isBefore(calendar.expiryOf(option.expiration()));
    }

    private @Nullable String markProblem(@Nullable Mark mark) {
        if (mark == null) {
            return "no mark";
        }
        Duration age = Duration.between(mark.at(), question.now());
        if (age.isNegative()) {
            return "the mark is from after the decision";
        }
        return age.compareTo(question.policy().markMaxAge()) > 0 ? "the mark is " + age.toSeconds() + " s old" : null;
    }

    /** The price said, the middle of a range; null where none was said as a number. */
    static @Nullable BigDecimal saidPrice(Instruction instruction) {
        PriceHint price = instruction.price();
        if (price == null || price.price() == null) {
            return null;
        }
        return price.priceHigh() == null
                ? price.price()
                : Decimals.canonical(price.price().add(price.priceHigh()).divide(TWO));
    }

    private @Nullable BigDecimal priceDistance(@Nullable BigDecimal mark) {
        BigDecimal said = saidPrice(question.instruction());
        return said == null || mark == null || mark.signum() == 0
                ? null
                : Decimals.quotient(said.subtract(mark).abs(), mark);
    }

    private static @Nullable BigDecimal profit(Side side, @Nullable BigDecimal cost, @Nullable BigDecimal mark) {
        if (mark == null || cost == null || cost.signum() <= 0) {
            return null;
        }
        BigDecimal gain = side == Side.LONG ? mark.subtract(cost) : cost.subtract(mark);
        return Decimals.quotient(gain, cost);
    }

    private static Instant openedAt(Position position) {
        return position.lots().isEmpty()
                ? position.openedAt()
                : position.lots().get(0).openedAt();
    }

    private static Instant addedAt(Position position) {
        List<Lot> lots = position.lots();
        return lots.isEmpty() ? position.openedAt() : lots.get(lots.size() - 1).openedAt();
    }

    private static LocalDate lastDay(Position position) {
        return position.instrument() instanceof OptionContract option ? option.expiration() : LocalDate.MAX;
    }

    private static List<String> distinct(List<Lot> lots, Function<Lot, @Nullable String> part) {
        return lots.stream()
                .map(part)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** How many of the moments lie before or after a given one. */
    private static final class Ranks<T extends Comparable<? super T>> {
        private final List<T> sorted;

        Ranks(List<Position> positions, Function<Position, T> moment) {
            sorted = positions.stream().map(moment).sorted().toList();
        }

        int earlier(T moment) {
            int at = Collections.binarySearch(sorted, moment);
            while (at > 0 && sorted.get(at - 1).equals(moment)) {
                at--;
            }
            return at;
        }

        int later(T moment) {
            int at = Collections.binarySearch(sorted, moment);
            while (at < sorted.size() - 1 && sorted.get(at + 1).equals(moment)) {
                at++;
            }
            return sorted.size() - 1 - at;
        }
    }
}
