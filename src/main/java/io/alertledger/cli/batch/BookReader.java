package io.alertledger.cli.batch;

import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.Instrument;
import io.alertledger.model.Lot;
import io.alertledger.model.Mark;
import io.alertledger.model.Nickname;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code positions} and {@code marks} of a batch line. */
final class BookReader {
    private final Symbols symbols;

    BookReader(Symbols symbols) {
        this.symbols = symbols;
    }

    List<Position> positions(Fields line, String account) {
        List<Position> positions = new ArrayList<>();
        Set<PositionKey> seen = new HashSet<>();
        for (Fields in : line.objects("positions")) {
            Position position = position(in, account);
            if (!seen.add(position.key())) {
                throw in.invalid("instrument", "the same instrument and side stand twice");
            }
            positions.add(position);
        }
        return positions;
    }

    private Position position(Fields in, String account) {
        String name = in.text("instrument");
        Side side = side(in, name);
        Instrument instrument = instrument(in, "instrument", name);
        BigDecimal quantity = in.decimal("quantity");
        if (quantity.signum() < 0) {
            throw in.invalid("quantity", "must not be negative; the side says the direction");
        }
        BigDecimal multiplier = positive(in, "multiplier", instrument.defaultMultiplier());
        List<Lot> lots = lots(in, quantity, multiplier);
        PositionStatus status = in.optionalConstant("status", PositionStatus.class);
        PositionStatus stands = status == null ? PositionStatus.OPEN : status;
        BigDecimal said = in.optionalDecimal("locked");
        BigDecimal locked = said != null ? said : stands == PositionStatus.PENDING_EXIT ? quantity : BigDecimal.ZERO;
        if (locked.signum() < 0 || locked.compareTo(quantity) > 0) {
            throw in.invalid("locked", "expected a number from 0 to the quantity");
        }
        BigDecimal available = in.optionalDecimal("available");
        if (available != null && available.signum() < 0) {
            throw in.invalid("available", "must not be negative");
        }
        Instant openedAt = lots.isEmpty()
                ? Objects.requireNonNullElse(in.optionalInstant("openedAt"), Instant.EPOCH)
                : lots.get(0).openedAt();
        return new Position(
                new PositionKey(account, instrument, side),
                lots,
                stands == PositionStatus.OPEN && locked.signum() > 0 ? PositionStatus.PENDING_EXIT : stands,
                locked,
                available,
                multiplier,
                positive(in, "step", instrument.defaultStep()),
                in.flag("managed", true),
                in.optionalConstant("nickname", Nickname.class),
                openedAt,
                openedAt);
    }

    private List<Lot> lots(Fields in, BigDecimal quantity, BigDecimal multiplier) {
        BigDecimal average = in.optionalDecimal("averageCost");
        if (quantity.signum() == 0) {
            return List.of();
        }
        List<Fields> given = in.objects("lots");
        if (given.isEmpty()) {
            return List.of(lot(in, "L1", quantity, average, multiplier, in.instant("openedAt"), in));
        }
        List<Lot> lots = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Fields each : given) {
            BigDecimal held = each.decimal("quantity");
            if (held.signum() <= 0) {
                throw each.invalid("quantity", "must be above 0");
            }
            String id = each.text("lot");
            if (!ids.add(id)) {
                throw each.invalid("lot", "the same lot stands twice");
            }
            BigDecimal cost = each.optionalDecimal("cost");
            Instant opened = each.optionalInstant("openedAt");
            lots.add(lot(
                    each,
                    id,
                    held,
                    cost == null ? average : cost,
                    multiplier,
                    opened == null ? in.instant("openedAt") : opened,
                    in));
            sum = sum.add(held);
        }
        if (sum.compareTo(quantity) != 0) {
            throw in.invalid(
                    "lots", "the lots sum to " + sum.toPlainString() + ", the quantity is " + quantity.toPlainString());
        }
        lots.sort(Position.LOT_ORDER);
        return lots;
    }

    private static Lot lot(
            Fields in,
            String id,
            BigDecimal quantity,
            @Nullable BigDecimal cost,
            BigDecimal multiplier,
            Instant openedAt,
            Fields position) {
        String channel = in.optionalText("channel");
        String author = in.optionalText("author");
        return new Lot(
                id,
                quantity,
                cost == null ? null : cost.multiply(quantity).multiply(multiplier),
                openedAt,
                in.optionalText("tradeId"),
                channel == null ? position.optionalText("channel") : channel,
                author == null ? position.optionalText("author") : author);
    }

    /** {@code SOLUSDT:SHORT} says the side in the name; both ways of saying it must agree. */
    private static Side side(Fields in, String name) {
        Side said = in.optionalConstant("side", Side.class);
        Side named = name.endsWith(":SHORT") ? Side.SHORT : name.endsWith(":LONG") ? Side.LONG : null;
        if (said != null && named != null && said != named) {
            throw in.invalid("side", "the instrument's name says " + named);
        }
        return said != null ? said : named != null ? named : Side.LONG;
    }

    private static BigDecimal positive(Fields in, String field, BigDecimal otherwise) {
        BigDecimal value = in.optionalDecimal(field);
        if (value != null && value.signum() <= 0) {
            throw in.invalid(field, "must be above 0");
        }
        return value == null ? otherwise : value;
    }

    private Instrument instrument(Fields in, String field, String name) {
        try {
            return symbols.instrument(withoutSide(name));
        } catch (IllegalArgumentException unknown) {
            throw in.invalid(field, String.valueOf(unknown.getMessage()));
        }
    }

    private static String withoutSide(String name) {
        return name.endsWith(":SHORT") || name.endsWith(":LONG") ? name.substring(0, name.lastIndexOf(':')) : name;
    }

    Map<Instrument, Mark> marks(Fields line, Instant now) {
        Map<Instrument, Mark> marks = new HashMap<>();
        Fields in = line.optionalObject("marks");
        if (in == null) {
            return marks;
        }
        for (Iterator<String> names = in.names(); names.hasNext(); ) {
            String name = names.next();
            Fields each = in.object(name);
            Instrument instrument;
            try {
                instrument = symbols.instrument(withoutSide(name));
            } catch (IllegalArgumentException unknown) {
                throw in.invalid(name, String.valueOf(unknown.getMessage()));
            }
            Instant at = each.optionalInstant("at");
            try {
                marks.put(
                        instrument,
                        new Mark(
                                instrument,
                                each.optionalDecimal("price"),
                                each.optionalDecimal("bid"),
                                each.optionalDecimal("ask"),
                                at == null ? now : at,
                                "input"));
            } catch (IllegalArgumentException refused) {
                throw new InputException(
                        "INVALID", in.path(name), each.node().toString(), String.valueOf(refused.getMessage()));
            }
        }
        return marks;
    }
}
