package io.alertledger.cli.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.model.Lot;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.reconcile.Adjustment;
import io.alertledger.reconcile.ReconcileInput;
import io.alertledger.reconcile.Reconciled;
import io.alertledger.reconcile.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes the answer of {@code batch sync}. */
final class SyncWriter {
    private SyncWriter() {}

    static void write(ReconcileInput input, Reconciled reconciled, ObjectNode out) {
        Map<PositionKey, String> names = names(input, reconciled);
        ArrayNode adjustments = out.putArray("adjustments");
        reconciled.adjustments().forEach(each -> adjustment(adjustments.addObject(), each, names));
        ArrayNode orders = out.putArray("orders");
        reconciled.orders().forEach(order -> {
            ObjectNode node = orders.addObject();
            node.put("clientId", order.clientId());
            node.put("state", order.state().name());
            Json.put(node, "quantity", order.quantity());
            Json.put(node, "filled", order.filled());
            node.put("lock", order.lockKept() ? "KEPT" : "RELEASED");
        });
        ArrayNode positions = out.putArray("positions");
        reconciled.positions().forEach(position -> position(positions.addObject(), position, names));
        out.put("status", reconciled.status().name());
        ArrayNode reasons = out.putArray("reasons");
        reconciled.reasons().forEach(reasons::add);
        ObjectNode absences = out.putObject("absences");
        Map<String, String> since = new TreeMap<>();
        reconciled.absences().forEach((key, at) -> since.put(name(key, names), at.toString()));
        since.forEach(absences::put);
        ArrayNode seen = out.putArray("seenFills");
        reconciled.seenFills().forEach(fill -> seen.add(fill.id()));
    }

    /**
     * Names carry the side only where both sides are held at once, here or there or afterwards: a
     * position that is turned over keeps its plain name.
     */
    private static Map<PositionKey, String> names(ReconcileInput input, Reconciled reconciled) {
        List<PositionKey> before = input.accounts().stream()
                .flatMap(account -> input.book().positions(account).stream())
                .map(Position::key)
                .toList();
        List<PositionKey> there =
                input.report().positions().stream().map(Statement.Held::key).toList();
        List<PositionKey> after =
                reconciled.positions().stream().map(Position::key).toList();
        Map<PositionKey, String> names = new HashMap<>();
        for (List<PositionKey> held : List.of(before, there, after)) {
            // a longer name says more: a side, or a root
            PositionNames.of(distinct(held))
                    .forEach((key, name) ->
                            names.merge(key, name, (one, other) -> one.length() >= other.length() ? one : other));
        }
        return names;
    }

    private static Collection<PositionKey> distinct(List<PositionKey> keys) {
        Set<PositionKey> once = new LinkedHashSet<>(keys);
        return once;
    }

    private static String name(PositionKey key, Map<PositionKey, String> names) {
        return names.getOrDefault(key, key.instrument().id());
    }

    private static void adjustment(ObjectNode node, Adjustment adjustment, Map<PositionKey, String> names) {
        node.put("id", adjustment.id());
        node.put("instrument", name(adjustment.key(), names));
        node.put("kind", adjustment.kind().name());
        node.put(
                "side",
                adjustment.fill() == null
                        ? adjustment.key().side().name()
                        : adjustment.fill().side().name());
        Json.put(node, "quantity", adjustment.quantity());
        Json.put(node, "price", adjustment.price());
        if (adjustment.fill() != null) {
            node.put("fill", adjustment.fill().id());
        }
        node.put("because", adjustment.because());
    }

    private static void position(ObjectNode node, Position position, Map<PositionKey, String> names) {
        node.put("instrument", name(position.key(), names));
        node.put("side", position.side().name());
        Json.put(node, "quantity", position.quantity());
        Json.put(node, "averageCost", position.averageCost());
        ArrayNode lots = node.putArray("lots");
        for (Lot lot : position.lots()) {
            ObjectNode each = lots.addObject();
            each.put("lot", lot.id());
            Json.put(each, "quantity", lot.quantity());
            Json.put(each, "cost", lot.cost(position.multiplier()));
            each.put("openedAt", lot.openedAt().toString());
        }
        node.put("openedAt", position.openedAt().toString());
        node.put("status", position.status().name());
        node.put("updatedAt", position.updatedAt().toString());
        Json.put(node, "available", position.available());
    }
}
