package io.alertledger.broker.robinhood;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.broker.http.JsonHttp;
import io.alertledger.broker.http.Reply;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.model.Decimals;
import io.alertledger.model.OptionContract;
import io.alertledger.model.OptionType;
import io.alertledger.model.Symbols;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which contract an instrument id means. A contract never changes, so each is asked for once and
 * remembered for good: in memory, and in a file where one is given. Thread-safe.
 */
final class Contracts {
    private static final String INSTRUMENTS = "/options/instruments/";

    private final JsonHttp http;
    private final Symbols symbols;
    private final @Nullable Path file;
    private final Map<String, OptionContract> byId = new ConcurrentHashMap<>();
    private final Map<OptionContract, String> idOf = new ConcurrentHashMap<>();

    Contracts(JsonHttp http, Symbols symbols, @Nullable Path file) {
        this.http = http;
        this.symbols = symbols;
        this.file = file;
        load();
    }

    /**
     * The contract of an instrument.
     *
     * @param address its id, or an address that ends with it
     * @throws InputException where the broker does not say, or what it says makes no sense
     */
    OptionContract of(String address) {
        String id = id(address);
        OptionContract known = byId.get(id);
        if (known != null) {
            return known;
        }
        Reply reply = http.get(INSTRUMENTS + id + "/");
        if (!(reply instanceof Reply.Answer answer)) {
            throw new InputException(
                    "NO_ANSWER", "option", id, "instrument " + id + " could not be looked up: " + reply);
        }
        OptionContract contract = read(Fields.of(answer.body(), "instrument"));
        remember(id, contract);
        return contract;
    }

    /**
     * The instrument id of a contract.
     *
     * @return null where the broker has no such contract
     * @throws InputException where the broker does not say
     */
    @Nullable
    String idOf(OptionContract contract) {
        String known = idOf.get(contract);
        if (known != null) {
            return known;
        }
        Reply reply = http.get(INSTRUMENTS + "?chain_symbol=" + contract.root() + "&expiration_dates="
                + contract.expiration() + "&strike_price=" + Decimals.plain(contract.strike()) + "&type="
                + contract.type().name().toLowerCase(Locale.ROOT));
        if (!(reply instanceof Reply.Answer answer)
                || !answer.body().path("results").isArray()) {
            throw new InputException(
                    "NO_ANSWER", "option", contract.id(), contract.id() + " could not be looked up: " + reply);
        }
        for (JsonNode row : answer.body().path("results")) {
            Fields fields = Fields.of(row, "instrument");
            OptionContract found = read(fields);
            remember(fields.text("id"), found);
        }
        return idOf.get(contract);
    }

    /** How the broker names an instrument in orders and questions, wherever it is asked. */
    static String address(String id) {
        return "https://api.robinhood.com" + INSTRUMENTS + id + "/";
    }

    /** The last part of an instrument's address that is not empty. */
    static String id(String address) {
        String path = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        String id = path.substring(path.lastIndexOf('/') + 1);
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw new InputException("INVALID", "option", address, "not an instrument's address");
        }
        return id;
    }

    private OptionContract read(Fields fields) {
        String chain = fields.text("chain_symbol").strip().toUpperCase(Locale.ROOT);
        LocalDate expiration = fields.optionalDate("expiration_date");
        if (expiration == null) {
            throw new InputException("MISSING", fields.path("expiration_date"), "", "missing, and needed");
        }
        try {
            return new OptionContract(
                    symbols.tickerOf(chain),
                    chain,
                    expiration,
                    fields.decimal("strike_price"),
                    fields.constant("type", OptionType.class));
        } catch (IllegalArgumentException impossible) {
            throw new InputException("INVALID", fields.path("id"), chain, String.valueOf(impossible.getMessage()));
        }
    }

    private void remember(String id, OptionContract contract) {
        idOf.put(contract, id);
        if (byId.put(id, contract) == null && file != null) {
            ObjectNode line = Json.object();
            line.put("id", id);
            line.put("chain_symbol", contract.root());
            line.put("expiration_date", contract.expiration().toString());
            Json.put(line, "strike_price", contract.strike());
            line.put("type", contract.type().name());
            try {
                Files.writeString(
                        file,
                        Json.write(line) + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException full) {
                // memory still has it; after a restart it is asked for once more
            }
        }
    }

    private void load() {
        if (file == null || !Files.exists(file)) {
            return;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.forEach(line -> {
                try {
                    Fields fields = Json.readObject(line);
                    OptionContract contract = read(fields);
                    byId.put(fields.text("id"), contract);
                    idOf.put(contract, fields.text("id"));
                } catch (InputException cutOff) {
                    // a line that a crash cut off is asked for again
                }
            });
        } catch (IOException | UncheckedIOException unreadable) {
            byId.clear();
            idOf.clear();
        }
    }
}
