package io.alertledger.ledger;

import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What follows from all events so far: open positions with their locks and protection, and running
 * totals. Closed lots and episodes are not kept; they live in the log.
 *
 * <p>An immutable value. {@link #apply} gives a new book in time that grows with the one position
 * that the event is about, not with the size of the book; readers of an older one are not disturbed.
 * Whoever holds a book can read it from any thread.
 */
public final class Book {
    /** The book in which nothing has happened yet. */
    public static final Book EMPTY = new Book(0, Trie.empty());

    private final long version;
    private final Trie<String, AccountBook> accounts;

    private Book(long version, Trie<String, AccountBook> accounts) {
        this.version = version;
        this.accounts = accounts;
    }

    /**
     * A new book and what changed.
     *
     * @param book after the event
     * @param touched the holdings that the event changed, as they are now. One that it closed is among
     *     them with empty lots, for the last time
     */
    public record Step(Book book, List<Holding> touched) {
        public Step {
            touched = List.copyOf(touched);
        }
    }

    /**
     * The book as it was kept elsewhere; the opposite of {@link #holdings(String)} and {@link
     * #totals(String)}.
     *
     * @param version sequence number of the last event in it
     */
    public static Book of(long version, Collection<Holding> holdings, Collection<AccountTotals> totals) {
        Trie<String, AccountBook> accounts = Trie.empty();
        for (AccountTotals account : totals) {
            accounts = accounts.put(account.account(), new AccountBook(Trie.empty(), Trie.empty(), Tally.of(account)));
        }
        for (Holding holding : holdings) {
            String name = holding.key().account();
            AccountBook account = accounts.get(name);
            AccountBook known = account == null ? AccountBook.EMPTY : account;
            accounts = accounts.put(name, known.with(known.tally(), holding));
        }
        return new Book(version, accounts);
    }

    /**
     * Folds one event.
     *
     * @throws IllegalStateException if the event can not follow from this book
     */
    public Step apply(LedgerEvent event) {
        AccountBook.Change change = account(event.account()).apply(event);
        return new Step(new Book(version + 1, accounts.put(event.account(), change.book())), change.touched());
    }

    /** Folds events in order. */
    public Book applyAll(Iterable<? extends LedgerEvent> events) {
        Book book = this;
        for (LedgerEvent event : events) {
            book = book.apply(event).book();
        }
        return book;
    }

    /** How many events made this book: the sequence number of the last one. */
    public long version() {
        return version;
    }

    /** Every account in which something ever happened, sorted. */
    public List<String> accounts() {
        TreeSet<String> names = new TreeSet<>();
        accounts.forEach((name, account) -> names.add(name));
        return List.copyOf(names);
    }

    /**
     * The open positions of one underlying, in the order in which they were opened.
     *
     * @param ticker the trader's word, upper case: SPX, never SPXW
     */
    public List<Position> positions(String account, String ticker) {
        Shelf shelf = account(account).open().get(ticker);
        return shelf == null ? List.of() : shelf.positions();
    }

    /** Every ticker of which an account holds something, sorted. */
    public List<String> tickers(String account) {
        TreeSet<String> tickers = new TreeSet<>();
        account(account).open().forEach((ticker, shelf) -> tickers.add(ticker));
        return List.copyOf(tickers);
    }

    /** All open positions of an account, in the order in which they were opened. */
    public List<Position> positions(String account) {
        return account(account).inOrder().stream().map(Holding::position).toList();
    }

    /** An open position. */
    public Optional<Position> position(PositionKey key) {
        return holding(key).filter(holding -> !holding.closed()).map(Holding::position);
    }

    /** An open position, or a closed one of which an order still holds something, with all about it. */
    public Optional<Holding> holding(PositionKey key) {
        return Optional.ofNullable(account(key.account()).holdings().get(key));
    }

    /** All that {@link #holding} finds in an account, in the order in which they were opened. */
    public List<Holding> holdings(String account) {
        List<Holding> all = new ArrayList<>();
        account(account).holdings().forEach((key, holding) -> all.add(holding));
        all.sort(Shelf.ORDER);
        return List.copyOf(all);
    }

    /**
     * What is held otherwise than in an earlier book.
     *
     * @param changed as they are now, in the order in which they were opened
     * @param gone what is there no more
     */
    public record Difference(List<Holding> changed, List<PositionKey> gone) {
        public Difference {
            changed = changed.stream().sorted(Shelf.ORDER).toList();
            gone = List.copyOf(gone);
        }
    }

    /** What is held otherwise than in a book that this one came from. Takes as long as there are changes. */
    public Difference since(Book before) {
        List<Holding> changed = new ArrayList<>();
        List<PositionKey> gone = new ArrayList<>();
        accounts.since(
                before.accounts,
                (name, account) -> account(name)
                        .holdings()
                        .since(before.account(name).holdings(), (key, holding) -> {
                            if (holding == null) {
                                gone.add(key);
                            } else {
                                changed.add(holding);
                            }
                        }));
        return new Difference(changed, gone);
    }

    /** The running totals of an account; all zero where nothing ever happened. */
    public AccountTotals totals(String account) {
        return account(account).tally().totals(account);
    }

    /** What an account realized on one day in New York. */
    public Realized realizedOn(String account, LocalDate day) {
        return account(account).tally().on(day);
    }

    /** The last word on pausing an account; null where there never was one. */
    public LedgerEvent.@Nullable Paused paused(String account) {
        return account(account).tally().paused();
    }

    /**
     * By how much the cash identity of an account is off: zero, always. Computed from all open lots,
     * not from totals.
     */
    public BigDecimal imbalance(String account) {
        AccountBook book = account(account);
        Tally tally = book.tally();
        return book.knownCost()
                .subtract(tally.realized().known())
                .subtract(tally.netPaid())
                .add(tally.unexplained());
    }

    /** The same content: every holding and total to the last digit. The version does not count. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Book book && BookText.of(this).equals(BookText.of(book));
    }

    @Override
    public int hashCode() {
        return BookText.of(this).hashCode();
    }

    @Override
    public String toString() {
        return String.join("\n", BookText.of(this));
    }

    private AccountBook account(String name) {
        AccountBook account = accounts.get(name);
        return account == null ? AccountBook.EMPTY : account;
    }
}
