package io.alertledger.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A graph in text: one bar per size, as long as its figure is of the greatest. */
final class Bars {
    private static final int WIDTH = 50;

    private Bars() {}

    /**
     * A graph as lines of a page.
     *
     * @param title what is drawn, with its unit
     * @param figures by size, in the order in which they are drawn
     */
    static List<String> of(String title, Map<String, Double> figures) {
        double most =
                figures.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        int label = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>(List.of("```", title));
        figures.forEach((size, figure) -> lines.add(" ".repeat(label - size.length())
                + size
                + "  "
                + "█".repeat((int) Math.max(1, Math.round(WIDTH * figure / most)))
                + " "
                + Figures.number(figure)));
        lines.add("```");
        lines.add("");
        return lines;
    }
}
