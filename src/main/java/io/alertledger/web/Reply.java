package io.alertledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.Json;
import io.javalin.http.Context;

/** Answers. Stateless. */
final class Reply {
    private Reply() {}

    static void json(Context ctx, JsonNode node) {
        ctx.contentType("application/json").result(Json.write(node));
    }

    static void problem(Context ctx, Problem problem) {
        ctx.status(problem.status()).contentType(Problem.TYPE).result(problem.json());
    }
}
