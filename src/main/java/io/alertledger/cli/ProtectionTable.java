package io.alertledger.cli;

import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How each position is protected, for people: its levels, who set them and why, and what keeps them from acting. */
final class ProtectionTable {
    private ProtectionTable() {}

    static void print(PrintWriter out, List<Holding> holdings, Function<Instrument, Optional<Mark>> marks) {
        if (holdings.isEmpty()) {
            out.println("Nothing is held.");
        }
        Map<PositionKey, String> names =
                PositionNames.of(holdings.stream().map(Holding::key).toList());
        for (Holding holding : holdings) {
            out.println(
                    names.getOrDefault(holding.key(), "") + "  " + holding.key().side() + " "
                            + Decimals.plain(holding.position().quantity()) + cost(holding)
                            + marks.apply(holding.key().instrument())
                                    .map(mark -> ", mark " + Decimals.plain(mark.value()))
                                    .orElse(", no mark"));
            Guard guard = holding.guard();
            if (guard == null) {
                out.println("  no levels"
                        + (holding.position().managed() ? "" : ": it was opened elsewhere and nobody has claimed it"));
                continue;
            }
            out.println("  " + Json.write(ProtectionJson.write(guard.protection())));
            out.println("  " + guard.source() + " since " + guard.since() + ": " + guard.because());
            if (guard.suspended() != null) {
                out.println("  suspended: " + guard.suspended());
            }
        }
    }

    private static String cost(Holding holding) {
        return holding.position().averageCost() == null
                ? " of unknown cost"
                : " at " + Decimals.plain(Decimals.canonical(holding.position().averageCost()));
    }
}
