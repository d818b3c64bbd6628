package io.alertledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.Fields;
import io.alertledger.formats.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bodies of requests, read no further than is allowed, whatever their headers say. Stateless. */
final class Body {
    /** Most bytes of a body where nothing less is said: 1 MiB. */
    static final int MOST = 1 << 20;

    private Body() {}

    /**
     * The bytes of a body.
     *
     * @throws ProblemException TOO_LARGE
     */
    static byte[] bytes(Context ctx, int most) {
        if (ctx.req().getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        try (InputStream in = ctx.req().getInputStream()) {
            byte[] read = in.readNBytes(most + 1);
            if (read.length > most) {
                throw tooLarge(most);
            }
            return read;
        } catch (IOException broken) {
            throw new ProblemException(Problem.of(
                    400, "BAD_REQUEST", "the body ended early or could not be read: " + broken.getMessage()));
        }
    }

    /** As text; bytes that are no UTF-8 are refused. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException foreign) {
            throw new ProblemException(Problem.of(400, "BAD_JSON", "the body is not UTF-8"));
        }
    }

    /** A body that is any JSON. */
    static JsonNode json(Context ctx) {
        return Json.read(text(bytes(ctx, MOST)));
    }

    /** A body that is a JSON object. */
    static Fields object(Context ctx) {
        return Fields.of(json(ctx), "");
    }

    /** A body that is a JSON object, or none at all. */
    static Fields optionalObject(Context ctx) {
        byte[] bytes = bytes(ctx, MOST);
        return bytes.length == 0 ? Fields.of(Json.object(), "") : Json.readObject(text(bytes));
    }

    private static ProblemException tooLarge(int most) {
        return new ProblemException(new Problem(
                413, "TOO_LARGE", "", "", "the body is larger than the " + most + " bytes that are allowed"));
    }
}
