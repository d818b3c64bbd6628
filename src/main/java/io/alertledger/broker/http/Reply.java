package io.alertledger.broker.http;

import com.fasterxml.jackson.databind.JsonNode;

/** What asking a broker gave. */
public sealed interface Reply {
    /**
     * The broker answered.
     *
     * @param body what it said; a missing node where it said nothing and need not
     */
    record Answer(JsonNode body) implements Reply {}

    /**
     * The broker understood and refused: nothing was done.
     *
     * @param status the HTTP status, 400 to 499
     * @param body what it said; a missing node where that was no JSON
     * @param reason its words, or the status
     */
    record Refusal(int status, JsonNode body, String reason) implements Reply {}

    /** No answer, or none that can be understood: whether anything was done is not known. */
    record Silence(String reason) implements Reply {}
}
