package io.alertledger.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Rooms that alerts come from: {@code channels.csv} with the columns {@code id,name,account,enabled}. A chat's number
 * and its name are one channel. Immutable.
 */
public final class Channels {

    static final String FILE = "channels.csv";

    /** The account of a channel that the table does not list. */
    public static final String DEFAULT_ACCOUNT = "default";

    /** No channel is listed. */
    public static final Channels NONE = new Channels(List.of());

    /**
     * A room.
     *
     * @param id what the chat program calls it
     * @param name what people call it
     * @param account whose positions its alerts act on
     * @param enabled whether its alerts may act
     */
    public record Channel(String id, String name, String account, boolean enabled) {}

    private final Map<String, Channel> byWord = new HashMap<>();

    public Channels(List<Channel> rows) {
        for (Channel channel : rows) {
            byWord.putIfAbsent(key(channel.id()), channel);
            byWord.putIfAbsent(key(channel.name()), channel);
        }
    }

    /** The channel of an id or name in any case; one that is not listed is its own name, enabled, default account. */
    public Channel of(String idOrName) {
        Channel known = byWord.get(key(idOrName));
        return known != null ? known : new Channel(idOrName, idOrName, DEFAULT_ACCOUNT, true);
    }

    private static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    static Channels read(RuleFile file, TableReader reader) {
        List<Channel> channels = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        for (TableRow row : reader.rows(file, List.of("id", "name", "account", "enabled"), List.of("note"))) {
            Optional<String> id = row.word("id");
            Optional<String> name = row.word("name");
            Optional<String> account = row.word("account");
            Optional<Boolean> enabled = row.need("enabled", TableRow::flag);
            if (id.isPresent() && name.isPresent() && account.isPresent() && enabled.isPresent()) {
                free("id", id.get(), row, taken);
                if (!key(name.get()).equals(key(id.get()))) {
                    free("name", name.get(), row, taken);
                }
                channels.add(new Channel(id.get(), name.get(), account.get(), enabled.get()));
            }
        }
        return new Channels(channels);
    }

    private static void free(String column, String word, TableRow row, Map<String, String> taken) {
        String before = taken.putIfAbsent(key(word), row.position());
        if (before != null) {
            row.problem(column, column + " \"" + word + "\" already names the channel at " + before, "");
        }
    }
}
