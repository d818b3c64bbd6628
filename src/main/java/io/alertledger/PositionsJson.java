package io.alertledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.HoldingJson;
import io.alertledger.formats.Json;
import io.alertledger.ledger.Holding;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.reconcile.Standing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What is held and how far it can be trusted, in the one shape of command line, API and console. */
final class PositionsJson {
    private PositionsJson() {}

    static ObjectNode of(List<Holding> holdings, Function<Instrument, Optional<Mark>> marks, Standing standing) {
        Map<PositionKey, String> names =
                PositionNames.of(holdings.stream().map(Holding::key).toList());
        ObjectNode out = Json.object();
        ArrayNode positions = out.putArray("positions");
        for (Holding holding : holdings) {
            ObjectNode position = HoldingJson.of(
                    Objects.requireNonNull(names.get(holding.key())),
                    holding,
                    marks.apply(holding.key().instrument()).orElse(null));
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
