package io.alertledger.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.OptionContract;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;

/** A position's identity in full: what a name leaves out (account, root, side) stands here. */
public final class PositionKeyJson {
    private PositionKeyJson() {}

    public static ObjectNode of(PositionKey key) {
        ObjectNode out = Json.object();
        out.put("account", key.account());
        out.put("id", key.instrument().id());
        if (key.instrument() instanceof OptionContract option) {
            out.put("root", option.root());
        }
        out.put("side", key.side().name());
        return out;
    }

    /**
     * Reads the identity back, to the letter: no table of symbols plays a part.
     *
     * @throws InputException that names the field, the value and what is allowed
     */
    public static PositionKey read(Fields in) {
        return new PositionKey(in.text("account"), instrument(in), in.constant("side", Side.class));
    }

    /**
     * Reads the instrument alone, to the letter.
     *
     * @throws InputException that names the field, the value and what is allowed
     */
    public static Instrument instrument(Fields in) {
        String root = in.optionalText("root");
        return in.parsed(
                "id",
                id -> {
                    if (root == null) {
                        return new LinearInstrument(id);
                    }
                    OptionContract option = OptionContract.parseCcid(id);
                    return new OptionContract(
                            option.ticker(), root, option.expiration(), option.strike(), option.type());
                },
                "expected an instrument's id");
    }
}
