package io.alertledger.broker.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.InputException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Lists that come in pages of {@code results} with a {@code next} address. */
public final class Paging {
    private Paging() {}

    /** What reading a list gave. */
    public sealed interface Result {
        /**
         * @param rows every row that was read, in order
         * @param complete whether the list was read to its end
         */
        record Rows(List<JsonNode> rows, boolean complete) implements Result {}

        /** A page is missing or makes no sense: nothing of the list can be used. */
        record Broken(String reason) implements Result {}
    }

    /**
     * Reads a list.
     *
     * @param path of the first page
     * @param most how many pages at most
     * @param enough looks at each page's last row and says whether what follows is not needed
     */
    public static Result read(JsonHttp http, String path, int most, Predicate<JsonNode> enough) {
        List<JsonNode> rows = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        String next = path;
        for (int page = 0; page < most; page++) {
            if (!asked.add(next)) {
                return new Result.Broken("page " + next + " names itself as the next one");
            }
            Reply reply = http.get(next);
            if (reply instanceof Reply.Silence silence) {
                return new Result.Broken(path + ", page " + (page + 1) + ": " + silence.reason());
            }
            if (reply instanceof Reply.Refusal refused) {
                return new Result.Broken(path + ", page " + (page + 1) + ": " + refused.reason());
            }
            JsonNode body = ((Reply.Answer) reply).body();
            JsonNode results = body.path("results");
            if (results.isArray()) {
                results.forEach(rows::add);
            } else if (results.isObject()) {
                rows.add(results); // one row, not wrapped in a list
            } else {
                return new Result.Broken(path + ", page " + (page + 1) + " holds no list of results");
            }
            JsonNode following = body.path("next");
            if (following.isMissingNode()
                    || following.isNull()
                    || following.asText().isBlank()) {
                return new Result.Rows(rows, true);
            }
            if (!rows.isEmpty() && enough.test(rows.get(rows.size() - 1))) {
                return new Result.Rows(rows, false);
            }
            try {
                next = pathOf(following.asText());
            } catch (InputException bad) {
                return new Result.Broken(String.valueOf(bad.getMessage()));
            }
        }
        return new Result.Rows(rows, false);
    }

    /**
     * Path and query of an address. Whoever an answer names as host, only the broker's is asked.
     *
     * @throws InputException where it is no address
     */
    public static String pathOf(String address) {
        try {
            URI uri = URI.create(address);
            String path = uri.getRawPath();
            if (path != null && path.startsWith("/")) {
                return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
            }
        } catch (IllegalArgumentException noAddress) {
            // answered below
        }
        throw new InputException("INVALID", "", address, "'" + address + "' is no address with a path");
    }
}
