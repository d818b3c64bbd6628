package io.alertledger.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.model.Reading;
import io.alertledger.model.Verdict;

/** What a message was understood to be, in the shape of {@code batch parse}. */
public final class ReadingJson {
    private ReadingJson() {}

    public static ObjectNode of(Reading reading) {
        ObjectNode out = Json.object();
        out.put("verdict", reading.verdict().name());
        ArrayNode instructions = out.putArray("instructions");
        reading.instructions().forEach(instruction -> instructions.add(InstructionJson.of(instruction)));
        ArrayNode reasons = out.putArray("reasons");
        reading.reasons().forEach(reasons::add);
        return out;
    }

    /**
     * Reads the shape back.
     *
     * @throws InputException that names the field, the value and what is allowed
     */
    public static Reading read(Fields in) {
        return new Reading(
                in.constant("verdict", Verdict.class),
                in.objects("instructions").stream().map(InstructionJson::read).toList(),
                in.texts("reasons"));
    }
}
