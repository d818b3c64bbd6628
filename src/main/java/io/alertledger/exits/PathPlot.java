package io.alertledger.exits;

import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A price path in characters: {@code |} where the price was, {@code _} where the stop stood, {@code .} the entry,
 * {@code T} a partial target, {@code X} the exit. Time goes to the right, several points share a column where there are
 * many.
 */
final class PathPlot {
    private static final int ROWS = 12;
    private static final int COLUMNS = 72;
    private static final int LABEL = 12;

    private final Simulation run;
    private final int columns;
    private final BigDecimal low;
    private final BigDecimal span;
    private final char[][] cells;

    private PathPlot(Simulation run, BigDecimal low, BigDecimal high) {
        this.run = run;
        this.columns = Math.min(COLUMNS, run.path().size());
        this.low = low;
        this.span = high.subtract(low);
        this.cells = new char[ROWS][columns];
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
    }

    /** The plot with a line feed after each row; empty where there is no price. */
    static String of(Simulation run) {
        List<BigDecimal> prices = new ArrayList<>();
        run.path().forEach(point -> prices.addAll(range(run, point)));
        if (prices.isEmpty()) {
            return "";
        }
        prices.add(run.terms().entry());
        for (BigDecimal stop : run.outcome().stops()) {
            if (stop != null) {
                prices.add(stop);
            }
        }
        BigDecimal low = prices.stream().reduce(BigDecimal::min).orElseThrow();
        BigDecimal high = prices.stream().reduce(BigDecimal::max).orElseThrow();
        return new PathPlot(run, low, high).draw();
    }

    private static List<BigDecimal> range(Simulation run, PricePoint point) {
        return Moment.of(point, run.terms().side(), CandleOrder.ADVERSE_FIRST).stream()
                .map(Moment::price)
                .toList();
    }

    private String draw() {
        Arrays.fill(cells[row(run.terms().entry())], '.');
        for (int i = 0; i < run.path().size(); i++) {
            BigDecimal stop = run.outcome().stops().get(i);
            if (stop != null) {
                cells[row(stop)][column(i)] = '_';
            }
        }
        for (int i = 0; i < run.path().size(); i++) {
            List<BigDecimal> prices = range(run, run.path().get(i));
            if (!prices.isEmpty()) {
                int top = row(prices.stream().reduce(BigDecimal::max).orElseThrow());
                int bottom = row(prices.stream().reduce(BigDecimal::min).orElseThrow());
                for (int row = top; row <= bottom; row++) {
                    cells[row][column(i)] = '|';
                }
            }
        }
        run.outcome().trims().forEach(trim -> put(trim.index(), trim.price(), 'T'));
        run.outcome().exit().ifPresent(exit -> put(exit.index(), exit.price(), 'X'));
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            String line = label(row) + " " + new String(cells[row]);
            out.append(line.stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private void put(int index, BigDecimal price, char mark) {
        cells[row(price)][column(index)] = mark;
    }

    private int column(int index) {
        return (int) ((long) index * columns / run.path().size());
    }

    /** Row 0 is the highest price. */
    private int row(BigDecimal price) {
        if (span.signum() == 0) {
            return ROWS / 2;
        }
        BigDecimal share = price.subtract(low).multiply(BigDecimal.valueOf(ROWS - 1L));
        int up = share.divide(span, 0, RoundingMode.HALF_EVEN).intValue();
        return ROWS - 1 - up;
    }

    /** The entry, the highest and the lowest price each beside their row, the entry before the others. */
    private String label(int row) {
        String text = Stream.of(run.terms().entry(), low.add(span), low)
                .filter(price -> row(price) == row)
                .findFirst()
                .map(PathPlot::shown)
                .orElse("");
        return " ".repeat(LABEL - text.length()) + text;
    }

    private static String shown(BigDecimal price) {
        String text = Decimals.plain(price);
        return text.length() <= LABEL ? text : text.substring(0, LABEL);
    }
}
