package io.alertledger.trade;

/**
 * How an import went so far.
 *
 * @param rows all that the file has
 * @param booked rows of which something was booked now
 * @param unchanged rows that were booked before, to the last digit
 * @param partial rows of which a part was left out or differs from what was booked before
 * @param skipped rows of which nothing was taken
 * @param events what was appended to the log
 */
public record ImportTally(long rows, long booked, long unchanged, long partial, long skipped, long events) {
    public static final ImportTally NONE = new ImportTally(0, 0, 0, 0, 0, 0);

    /** Whether every row is in the ledger as it stands in the file. */
    public boolean complete() {
        return partial == 0 && skipped == 0;
    }

    ImportTally skip() {
        return new ImportTally(rows + 1, booked, unchanged, partial, skipped + 1, events);
    }

    ImportTally plus(RowBooking.Result result) {
        boolean nothing = result.events() == 0;
        boolean left = !result.problems().isEmpty();
        return new ImportTally(
                rows + 1,
                booked + (nothing ? 0 : 1),
                unchanged + (nothing && !left ? 1 : 0),
                partial + (left && result.held() ? 1 : 0),
                skipped + (left && !result.held() ? 1 : 0),
                events + result.events());
    }
}
