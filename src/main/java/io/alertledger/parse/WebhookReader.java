package io.alertledger.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.formats.InstructionJson;
import io.alertledger.formats.Json;
import io.alertledger.model.Instruction;
import io.alertledger.model.Symbols;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body of a webhook: a TradingView alert, or JSON of one's own. Fields are known by their usual names, in any case;
 * unknown ones are ignored. What holds a text is read as one; what holds an action is an instruction.
 */
public final class WebhookReader {
    /**
     * What a body says: either a text to be read by the {@link AlertParser}, or instructions.
     *
     * @param text the text, or null
     * @param instructions the instructions; empty where there is a text
     */
    public record Body(@Nullable String text, List<Instruction> instructions) {
        public Body {
            instructions = List.copyOf(instructions);
        }
    }

    private final Vocabulary words;
    private final Symbols symbols;

    /**
     * @param words what an action's word means ("reduce", "go long")
     * @param symbols the spellings of tickers
     */
    public WebhookReader(Vocabulary words, Symbols symbols) {
        this.words = words;
        this.symbols = symbols;
    }

    /**
     * Reads a body. Anything that does not begin like a JSON object is a text.
     *
     * @throws InputException that names the field, the value and what is allowed
     */
    public Body read(String body) {
        return body.stripLeading().startsWith("{") ? read(Json.readObject(body)) : new Body(body, List.of());
    }

    /**
     * Reads a body that is an object.
     *
     * @throws InputException that names the field, the value and what is allowed
     */
    public Body read(Fields body) {
        Fields plain = lowerCase(body);
        Fields instruction = body.optionalObject("instruction");
        if (instruction != null) {
            return new Body(null, List.of(InstructionJson.read(instruction)));
        }
        if (!body.objects("instructions").isEmpty()) {
            return new Body(
                    null,
                    body.objects("instructions").stream()
                            .map(InstructionJson::read)
                            .toList());
        }
        WebhookOrder order = new WebhookOrder(plain, words, symbols);
        if (order.hasAction()) {
            return new Body(null, order.instructions());
        }
        for (String name : List.of("text", "message", "content", "alert", "alert_message", "comment")) {
            String text = plain.optionalText(name);
            if (text != null && !text.isBlank()) {
                return new Body(text, List.of());
            }
        }
        throw body.invalid("action", "expected an action (buy, add, trim, sell, exit …), an instruction or a text");
    }

    /** The same values under names in small letters, without blanks, dashes and underscores. */
    private static Fields lowerCase(Fields body) {
        ObjectNode plain = Json.object();
        for (Iterator<String> names = body.names(); names.hasNext(); ) {
            String name = names.next();
            JsonNode value = body.node().get(name);
            plain.set(
                    name.toLowerCase(Locale.ROOT)
                            .replace("_", "")
                            .replace("-", "")
                            .replace(" ", ""),
                    value);
        }
        return Fields.of(plain, "");
    }
}
