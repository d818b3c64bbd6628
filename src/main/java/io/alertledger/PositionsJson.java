package io.alertledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.HoldingJson;
import io.alertledger.formats.Json;
import io.alertledger.ledger.Holding;
import io.alertledger.model.ExitReason;
import io.alertledger.model.Guarded;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.reconcile.Standing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What is held and how far it can be trusted, in the one shape of command line, API and console. */
final class PositionsJson {
    private PositionsJson() {}

    static ObjectNode of(
            List<Holding> holdings,
            Function<Instrument, Optional<Mark>> marks,
            Function<PositionKey, Optional<Guarded>> levels,
            Standing standing) {
        Map<PositionKey, String> names =
                PositionNames.of(holdings.stream().map(Holding::key).toList());
        ObjectNode out = Json.object();
        ArrayNode positions = out.putArray("positions");
        for (Holding holding : holdings) {
            ObjectNode position = HoldingJson.of(
                    Objects.requireNonNull(names.get(holding.key())),
                    holding,
                    marks.apply(holding.key().instrument()).orElse(null));
            levels.apply(holding.key()).ifPresent(now -> levels(position.putObject("levels"), now));
            Standing.OfPosition one = standing.positions().get(holding.key());
            if (one != null) {
                ObjectNode consistency = position.putObject("consistency");
                consistency.put("status", one.status().name());
                consistency.put("disputed", one.disputed());
                reasons(consistency, one.reasons());
            }
            positions.add(position);
        }
        out.set("consistency", consistency(standing));
        return out;
    }

    /** What is in force at this moment, whatever it was worked out from. */
    private static void levels(ObjectNode out, Guarded now) {
        BigDecimal stop = now.stopInForce();
        if (stop != null) {
            Json.put(out, "stop", stop);
            boolean trails = now.trailingStop() != null && stop.compareTo(now.trailingStop()) == 0;
            out.put("stopReason", (trails ? ExitReason.TRAILING_STOP : now.stopReason()).name());
        }
        Json.put(out, "takeProfit", now.takeProfit());
        Json.put(out, "target", now.target());
        Json.put(out, "liquidation", now.liquidation());
    }

    static ObjectNode consistency(Standing standing) {
        ObjectNode out = Json.object();
        out.put("status", standing.status().name());
        reasons(out, standing.reasons());
        out.put("there", standing.there());
        out.put("here", standing.here());
        out.put("guarded", standing.guarded());
        out.put("leftOut", standing.leftOut());
        return out;
    }

    private static void reasons(ObjectNode out, List<String> reasons) {
        ArrayNode list = out.putArray("reasons");
        reasons.forEach(list::add);
    }
}
