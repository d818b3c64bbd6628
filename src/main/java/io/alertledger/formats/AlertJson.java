package io.alertledger.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.model.Alert;
import io.alertledger.model.Instruction;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** An alert as it comes in over JSON, and as it is kept. */
public final class AlertJson {
    private static final int LONGEST_ID = 200;

    private AlertJson() {}

    public static ObjectNode of(Alert alert) {
        ObjectNode out = Json.object();
        out.put("id", alert.id());
        out.put("account", alert.account());
        Json.put(out, "channel", (Object) alert.channel());
        Json.put(out, "author", (Object) alert.author());
        Json.put(out, "text", (Object) alert.text());
        if (!alert.instructions().isEmpty()) {
            ArrayNode instructions = out.putArray("instructions");
            alert.instructions().forEach(instruction -> instructions.add(InstructionJson.of(instruction)));
        }
        out.put("receivedAt", alert.receivedAt().toString());
        if (alert.replyTo() != null) {
            out.putObject("replyTo").put("text", alert.replyTo());
        }
        ArrayNode previous = out.putArray("previous");
        for (Alert.Message message : alert.previous()) {
            Json.put(previous.addObject().put("text", message.text()), "author", (Object) message.author());
        }
        return out;
    }

    /**
     * Reads an alert.
     *
     * @param now the time of reception where the alert says none
     * @param idOtherwise gives an id where the alert has none
     * @throws InputException that names the field, the value and what is allowed
     */
    public static Alert read(Fields in, Instant now, Supplier<String> idOtherwise) {
        String id = in.optionalText("id");
        String account = in.optionalText("account");
        Instant receivedAt = in.optionalInstant("receivedAt");
        Fields replyTo = in.optionalObject("replyTo");
        Fields single = in.optionalObject("instruction");
        List<Instruction> instructions = single != null
                ? List.of(InstructionJson.read(single))
                : in.objects("instructions").stream().map(InstructionJson::read).toList();
        String text = in.optionalText("text");
        if ((text == null) == instructions.isEmpty()) {
            throw in.invalid("text", "an alert has either a text or an instruction");
        }
        if (id != null && (id.isBlank() || id.length() > LONGEST_ID)) {
            throw in.invalid("id", "expected up to " + LONGEST_ID + " characters, not blank");
        }
        if (account != null && account.isBlank()) {
            throw in.invalid("account", "must not be blank");
        }
        return new Alert(
                id == null ? idOtherwise.get() : id,
                account == null ? Alert.DEFAULT_ACCOUNT : account,
                in.optionalText("channel"),
                in.optionalText("author"),
                text,
                instructions,
                receivedAt == null ? now : receivedAt,
                replyTo == null ? null : replyTo.text("text"),
                in.objects("previous").stream()
                        .map(m -> new Alert.Message(m.text("text"), m.optionalText("author")))
                        .toList());
    }
}
