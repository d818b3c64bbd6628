package io.alertledger.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.InputProblem;
import io.alertledger.formats.Json;
import java.util.Map;

/**
 * Why a request was not carried out, as {@code application/problem+json}.
 *
 * @param status the HTTP status
 * @param code for programs, upper case
 * @param field path of the field or name of the header that is wrong; empty for the request as a whole
 * @param value what was found there, shortened; empty where there is none
 * @param message a sentence: what is wrong and what is allowed
 */
public record Problem(int status, String code, String field, String value, String message) {
    static final String TYPE = "application/problem+json";

    private static final Map<String, Integer> STATUS = Map.of("TOO_LARGE", 413, "NOT_FOUND", 404, "CONFLICT", 409);

    static Problem of(int status, String code, String message) {
        return new Problem(status, code, "", "", message);
    }

    static Problem of(InputProblem input) {
        return new Problem(
                STATUS.getOrDefault(input.code(), 400), input.code(), input.field(), input.value(), input.message());
    }

    static Problem notFound(String what) {
        return of(404, "NOT_FOUND", what);
    }

    /** As an exception, for the one place that answers with it. */
    ProblemException thrown() {
        return new ProblemException(this);
    }

    String json() {
        ObjectNode out = Json.object();
        out.put("type", "about:blank");
        out.put("title", title(status));
        out.put("status", status);
        out.put("code", code);
        out.put("field", field);
        if (!value.isEmpty()) {
            out.put("value", value);
        }
        out.put("message", message);
        return Json.write(out);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Not authenticated";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 409 -> "Conflict";
            case 413 -> "Too large";
            case 414 -> "Address too long";
            case 415 -> "Wrong content type";
            case 421 -> "Wrong host";
            case 429 -> "Too many requests";
            case 431 -> "Headers too large";
            case 501 -> "Not available";
            case 503 -> "Can not be stored now";
            default -> status >= 500 ? "Internal error" : "Bad request";
        };
    }
}
