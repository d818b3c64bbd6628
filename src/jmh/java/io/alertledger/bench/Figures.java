package io.alertledger.bench;

import java.util.Locale;

/** How figures are written: three digits, and thousands apart. */
final class Figures {
    private Figures() {}

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 1000 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
