package io.alertledger.storage;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.Adjusted;
import io.alertledger.ledger.LedgerEvent.AvailableSeen;
import io.alertledger.ledger.LedgerEvent.Claimed;
import io.alertledger.ledger.LedgerEvent.CostSet;
import io.alertledger.ledger.LedgerEvent.CostSpread;
import io.alertledger.ledger.LedgerEvent.Locked;
import io.alertledger.ledger.LedgerEvent.LotCost;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Named;
import io.alertledger.ledger.LedgerEvent.Noted;
import io.alertledger.ledger.LedgerEvent.Paused;
import io.alertledger.ledger.LedgerEvent.Protected;
import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.ledger.LedgerEvent.Released;
import io.alertledger.ledger.LedgerEvent.Restored;
import io.alertledger.ledger.LedgerEvent.Source;
import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.model.Lot;
import io.alertledger.model.LotShare;
import io.alertledger.model.Nickname;
import io.alertledger.model.PositionKey;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link EventText} wrote. A type that it does not know is of a newer program: refused. */
final class EventReader {
    private EventReader() {}

    /**
     * @param key the position; null only where the type has none
     * @param to the position after an adjustment; null for every other type
     * @throws IllegalStateException for an unknown type or a damaged payload
     */
    static LedgerEvent read(
            String type,
            String account,
            @Nullable PositionKey key,
            @Nullable PositionKey to,
            Instant at,
            String payload) {
        Text in = Text.read(payload);
        if (type.equals("Noted")) {
            return new Noted(account, key, in.text("note"), at);
        }
        if (type.equals("Paused")) {
            return new Paused(account, in.flag("entries"), in.flag("exits"), in.text("by"), at);
        }
        if (key == null) {
            throw new IllegalStateException("an event of type '" + type + "' without a position: " + payload);
        }
        return switch (type) {
            case "LotOpened" -> opened(in, key, at);
            case "LotsClosed" -> closed(in, key, at);
            case "CostSpread" ->
                new CostSpread(
                        key,
                        in.list("lots", lot -> new LotCost(lot.text("lot"), lot.decimal("totalCost"))),
                        in.text("because"),
                        at);
            case "CostSet" -> new CostSet(key, in.text("lot"), in.decimal("totalCost"), in.text("because"), at);
            case "Locked" -> new Locked(key, in.text("order"), in.text("decision"), in.decimal("quantity"), at);
            case "Released" -> new Released(key, in.text("order"), in.decimal("quantity"), in.text("because"), at);
            case "AvailableSeen" -> new AvailableSeen(key, in.optionalDecimal("available"), at);
            case "Claimed" -> new Claimed(key, in.flag("managed"), in.text("by"), at);
            case "Named" -> new Named(key, in.optional("nickname", Nickname::valueOf), at);
            case "Protected" ->
                new Protected(
                        key,
                        ProtectionText.read(Objects.requireNonNull(in.optionalObject("protection"))),
                        in.constant("source", ProtectionSource.class),
                        in.optional("suspended"),
                        in.text("because"),
                        at);
            case "Adjusted" ->
                new Adjusted(
                        key,
                        Objects.requireNonNull(to, "an adjustment leads to a position"),
                        in.list("lots", lot -> new LotShare(lot.text("lot"), lot.decimal("quantity"))),
                        in.decimal("multiplier"),
                        in.decimal("step"),
                        in.text("because"),
                        at);
            case "Restored" -> restored(in, key, at);
            default ->
                throw new IllegalStateException("event type '" + type
                        + "' is not known to this program\nMaybe use the newer program that wrote it.");
        };
    }

    private static LotOpened opened(Text in, PositionKey key, Instant at) {
        return new LotOpened(
                key,
                in.text("lot"),
                in.decimal("quantity"),
                in.optionalDecimal("totalCost"),
                in.decimal("fee"),
                in.decimal("multiplier"),
                in.decimal("step"),
                in.optional("order"),
                in.optional("fill"),
                in.optional("trade"),
                in.optional("channel"),
                in.optional("author"),
                in.constant("source", Source.class),
                in.text("because"),
                at);
    }

    private static LotsClosed closed(Text in, PositionKey key, Instant at) {
        return new LotsClosed(
                key,
                in.list(
                        "taken",
                        taken ->
                                new Taken(taken.text("lot"), taken.decimal("quantity"), taken.optionalDecimal("cost"))),
                in.optionalDecimal("price"),
                in.decimal("fee"),
                in.optionalDecimal("proceeds"),
                in.optionalDecimal("realized"),
                in.optional("order"),
                in.optional("fill"),
                in.optional("trade"),
                in.constant("source", Source.class),
                in.text("because"),
                at);
    }

    private static Restored restored(Text in, PositionKey key, Instant at) {
        return new Restored(
                key,
                in.integer("undoes"),
                Instant.parse(in.text("undoneAt")),
                in.flag("closing"),
                in.optionalDecimal("realized"),
                in.list(
                        "lots",
                        lot -> new Lot(
                                lot.text("lot"),
                                lot.decimal("quantity"),
                                lot.optionalDecimal("totalCost"),
                                Instant.parse(lot.text("openedAt")),
                                lot.optional("trade"),
                                lot.optional("channel"),
                                lot.optional("author"))),
                in.decimal("multiplier"),
                in.decimal("step"),
                in.text("by"),
                in.text("because"),
                at);
    }
}
