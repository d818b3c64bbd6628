package io.alertledger.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.formats.InputProblem;
import io.alertledger.formats.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * JSON JsonLines in, JSON JsonLines out: same order, streamed in constant memory, flushed per line. A line that
 * can't be understood is answered with its error, and the stream goes on.
 */
public final class JsonLines {
    private JsonLines() {}

    /** Fills in the answer to one line; may throw {@link InputException}. */
    public interface Answer {
        void to(Fields line, ObjectNode out);
    }

    /** One line out for one line in, whatever is in it. */
    public static String line(String text, Answer answer) {
        JsonNode id = NullNode.getInstance();
        try {
            Fields in = Json.readObject(text);
            JsonNode said = in.node().get("id");
            id = said == null ? id : said;
            ObjectNode out = Json.object();
            out.set("id", id);
            answer.to(in, out);
            return Json.write(out);
        } catch (InputException bad) {
            return Json.write(error(id, bad.problem()));
        }
    }

    private static ObjectNode error(JsonNode id, InputProblem problem) {
        ObjectNode out = Json.object();
        out.set("id", id);
        out.putObject("error")
                .put("code", problem.code())
                .put("field", problem.field())
                .put("value", problem.value())
                .put("message", problem.message());
        return out;
    }

    /**
     * Answers every line of a stream; blank lines are passed over.
     *
     * @throws IOException if reading or writing fails
     */
    public static void run(InputStream in, OutputStream out, UnaryOperator<String> answer) throws IOException {
        Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        int unit = reader.read();
        while (unit >= 0) {
            if (unit != '\n') {
                // One character beyond the limit is kept, so that the answer says that the line is too long.
                if (line.length() <= Json.MAX_LENGTH) {
                    line.append((char) unit);
                }
            } else {
                answer(line, writer, answer);
            }
            unit = reader.read();
        }
        answer(line, writer, answer);
    }

    private static void answer(StringBuilder line, BufferedWriter writer, UnaryOperator<String> answer)
            throws IOException {
        String text = line.toString();
        line.setLength(0);
        if (!text.isBlank()) {
            writer.write(answer.apply(text));
            writer.write('\n');
            writer.flush();
        }
    }
}
