package io.alertledger.ledger;

import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.Lot;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A book written out in one way only, fact by fact: two books are the same when their texts are.
 * That is how {@code verify} compares the fold of the log with what storage keeps.
 */
public final class BookText {
    private BookText() {}

    /** Every fact of a book as a line {@code where: what}, sorted. */
    public static List<String> of(Book book) {
        List<String> lines = new ArrayList<>();
        facts(book).forEach((where, what) -> lines.add(where + ": " + what));
        return List.copyOf(lines);
    }

    /** SHA-256 of the lines, in hex. The version of the book does not count. */
    public static String hash(Book book) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String line : of(book)) {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /**
     * Where two books differ, one sentence for each fact; empty when they agree to the last digit.
     *
     * @param expected the fold of the log
     * @param found what is kept
     */
    public static List<String> differences(Book expected, Book found) {
        Map<String, String> left = facts(expected);
        Map<String, String> right = facts(found);
        TreeSet<String> places = new TreeSet<>(left.keySet());
        places.addAll(right.keySet());
        List<String> differences = new ArrayList<>();
        for (String where : places) {
            String should = left.getOrDefault(where, "nothing");
            String is = right.getOrDefault(where, "nothing");
            if (!should.equals(is)) {
                differences.add(where + ": should be " + should + ", is " + is);
            }
        }
        return differences;
    }

    private static SortedMap<String, String> facts(Book book) {
        SortedMap<String, String> facts = new TreeMap<>();
        for (String account : book.accounts()) {
            totals(book.totals(account), facts);
            for (Holding holding : book.holdings(account)) {
                holding(holding, facts);
            }
        }
        return facts;
    }

    private static void totals(AccountTotals totals, Map<String, String> facts) {
        String where = totals.account();
        facts.put(where + " lots opened", Long.toString(totals.lots()));
        facts.put(where + " episodes opened", Long.toString(totals.episodes()));
        facts.put(where + " net paid", Decimals.plain(totals.netPaid()));
        facts.put(where + " unexplained", Decimals.plain(totals.unexplained()));
        facts.put(where + " realized", text(totals.realized()));
        totals.days().forEach((day, realized) -> facts.put(where + " realized on " + day, text(realized)));
        if (totals.paused() != null) {
            facts.put(where + " paused", totals.paused().toString());
        }
    }

    private static void holding(Holding holding, Map<String, String> facts) {
        Position position = holding.position();
        String where = name(position.key());
        facts.put(
                where,
                position.status() + ", multiplier " + Decimals.plain(position.multiplier()) + ", step "
                        + Decimals.plain(position.step()) + ", managed " + position.managed() + ", nickname "
                        + position.nickname());
        facts.put(where + " opened at", position.openedAt().toString());
        facts.put(where + " updated at", position.updatedAt().toString());
        facts.put(
                where + " episode",
                holding.episode() + ", opened " + Decimals.plain(holding.opened()) + ", realized "
                        + text(holding.realized()));
        facts.put(where + " held elsewhere", text(holding.heldElsewhere()));
        int place = 0;
        for (Lot lot : position.lots()) {
            facts.put(where + " lot " + lot.id(), ++place + ". " + text(lot));
        }
        place = 0;
        for (Lock lock : holding.locks()) {
            facts.put(
                    where + " lock " + lock.clientOrderId(),
                    ++place + ". " + Decimals.plain(lock.quantity()) + " by " + lock.decisionId() + " since "
                            + lock.since());
        }
        if (holding.guard() != null) {
            facts.put(where + " protection", holding.guard().toString());
        }
    }

    private static String text(Lot lot) {
        return Decimals.plain(lot.quantity()) + " for " + text(lot.totalCost()) + " at " + lot.openedAt() + ", trade "
                + lot.tradeId() + ", channel " + lot.channel() + ", author " + lot.author();
    }

    private static String text(Realized realized) {
        return Decimals.plain(realized.known()) + " by " + realized.closings() + " closings, " + realized.unknown()
                + " of them unknown";
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "unknown" : Decimals.plain(number);
    }

    /** Account, instrument with its root, side: unlike a CCID never the same for two positions. */
    private static String name(PositionKey key) {
        Instrument instrument = key.instrument();
        String id =
                instrument instanceof OptionContract option && !option.root().equals(option.ticker())
                        ? option.id() + " (" + option.root() + ")"
                        : instrument.id();
        return key.account() + " " + id + " " + key.side();
    }
}
