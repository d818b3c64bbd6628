package io.alertledger.scenario;

import io.alertledger.model.Alert;
import io.alertledger.model.Instrument;
import io.alertledger.model.Lot;
import io.alertledger.model.Mark;
import io.alertledger.model.Position;
import io.alertledger.model.Situation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scenario with one part less, in every way; the larger parts first. Stateless. */
final class Reductions {
    private Reductions() {}

    static List<Scenario> of(Scenario s) {
        List<Scenario> smaller = new ArrayList<>();
        for (int i = s.positions().size() - 1; i >= 0; i--) {
            smaller.add(with(
                    s,
                    s.channel(),
                    s.author(),
                    Freeze.without(s.positions(), i),
                    s.marks(),
                    s.policy(),
                    s.situation()));
        }
        for (Instrument marked : s.marks().keySet()) {
            Map<Instrument, Mark> rest = new LinkedHashMap<>(s.marks());
            rest.remove(marked);
            smaller.add(with(s, s.channel(), s.author(), s.positions(), rest, s.policy(), s.situation()));
        }
        for (String column : s.policy().keySet()) {
            Map<String, String> rest = new LinkedHashMap<>(s.policy());
            rest.remove(column);
            smaller.add(with(s, s.channel(), s.author(), s.positions(), s.marks(), rest, s.situation()));
        }
        Situation calm = Situation.calm(Alert.DEFAULT_ACCOUNT);
        if (!s.situation().equals(calm)) {
            smaller.add(with(s, s.channel(), s.author(), s.positions(), s.marks(), s.policy(), calm));
        }
        if (s.channel() != null) {
            smaller.add(with(s, null, s.author(), s.positions(), s.marks(), s.policy(), s.situation()));
        }
        if (s.author() != null) {
            smaller.add(with(s, s.channel(), null, s.positions(), s.marks(), s.policy(), s.situation()));
        }
        for (int i = 0; i < s.positions().size(); i++) {
            Position plain = plain(s.positions().get(i));
            if (!plain.equals(s.positions().get(i))) {
                List<Position> positions = new ArrayList<>(s.positions());
                positions.set(i, plain);
                smaller.add(with(s, s.channel(), s.author(), positions, s.marks(), s.policy(), s.situation()));
            }
        }
        return smaller;
    }

    /** Without who opened it, where, and by which trade. */
    private static Position plain(Position p) {
        return p.withLots(p.lots().stream()
                .map(lot -> new Lot(lot.id(), lot.quantity(), lot.totalCost(), lot.openedAt(), null, null, null))
                .toList());
    }

    private static Scenario with(
            Scenario s,
            @Nullable String channel,
            @Nullable String author,
            List<Position> positions,
            Map<Instrument, Mark> marks,
            Map<String, String> policy,
            Situation situation) {
        return new Scenario(
                s.name(),
                s.file(),
                s.line(),
                s.now(),
                channel,
                author,
                positions,
                marks,
                policy,
                situation,
                s.said(),
                s.expected(),
                s.reasons());
    }
}
