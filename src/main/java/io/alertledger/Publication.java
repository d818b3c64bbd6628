package io.alertledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.AtomicFile;
import io.alertledger.formats.InputProblem;
import io.alertledger.formats.Json;
import io.alertledger.formats.LedgerStateJson;
import io.alertledger.formats.StateFile;
import io.alertledger.ledger.Holding;
import io.alertledger.model.Consistency;
import io.alertledger.model.Symbols;
import io.alertledger.reconcile.Standing;
import io.alertledger.storage.LedgerStore;
import io.alertledger.trade.Desk;
import io.alertledger.trade.ExitDesk;
import io.alertledger.trade.LastExits;
import io.alertledger.trade.Protector;
import io.alertledger.trade.RegistryView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that are shared with other programs, written as what they show changes. A file that can not be read or
 * written is said and tried again; it stops nothing. Thread-safe; one writes at a time.
 */
final class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final Publishing where;
    private final LedgerStore store;
    private final Desk desk;
    private final ExitDesk exits;
    private final LastExits lastExits;
    private final @Nullable StateFile<JsonNode> base;
    private final @Nullable StateFile<JsonNode> positionsState;
    private final @Nullable RegistryView registry;
    private String written = "";
    private List<String> problems = List.of();

    Publication(
            Publishing where,
            LedgerStore store,
            Desk desk,
            Protector protector,
            ExitDesk exits,
            Supplier<Symbols> symbols) {
        this.where = where;
        this.store = store;
        this.desk = desk;
        this.exits = exits;
        this.lastExits = new LastExits(store, store, store);
        this.base = where.base().map(Publication::file).orElse(null);
        this.positionsState = where.positionsState().map(Publication::file).orElse(null);
        this.registry = where.registry()
                .map(path -> new RegistryView(path, where.account(), store, protector, exits, store, symbols))
                .orElse(null);
    }

    private static StateFile<JsonNode> file(Path path) {
        return new StateFile<>(path, Json::readForeign);
    }

    String account() {
        return where.account();
    }

    /** The document of an account; the files of other programs stand in that of the account they are of. */
    synchronized ObjectNode document(String account) {
        Unread unread = new Unread();
        ObjectNode out = Json.object();
        boolean theirs = account.equals(where.account());
        JsonNode blocks = theirs ? content(base, unread, false) : null;
        if (blocks != null && blocks.isObject()) {
            blocks.properties().forEach(block -> out.set(block.getKey(), block.getValue()));
        }
        JsonNode positions = theirs ? content(positionsState, unread, true) : null;
        if (positions != null) {
            out.set("positions_state", positions);
        }
        List<Holding> holdings = store.book().holdings(account).stream()
                .filter(holding -> !holding.closed())
                .toList();
        Standing standing = desk.standing(account);
        if (theirs) {
            problems.forEach(problem -> unread.say(problem, false));
        }
        LedgerStateJson.put(
                out,
                holdings,
                exits.levels(account),
                holding -> lastExits
                        .of(holding)
                        .map(last -> new LedgerStateJson.Exit(last.reason(), last.price(), last.at(), last.order())),
                standing.status().worse(unread.status),
                unread.after(standing.reasons()),
                standing.there());
        return out;
    }

    /** What could not be read or written, and how bad that is. Confined to one call. */
    private static final class Unread {
        private final List<String> problems = new ArrayList<>();
        private Consistency status = Consistency.GREEN;

        void say(String problem, boolean broken) {
            problems.add(problem);
            status = status.worse(broken ? Consistency.RED : Consistency.YELLOW);
        }

        /** These reasons, and those problems that they do not name already. */
        List<String> after(List<String> reasons) {
            List<String> all = new ArrayList<>(reasons);
            problems.stream()
                    .filter(problem -> reasons.stream().noneMatch(reason -> reason.contains(problem)))
                    .forEach(all::add);
            return all;
        }
    }

    /** @param holdings whether the file says what is held, so that nonsense in it is red */
    private static @Nullable JsonNode content(@Nullable StateFile<JsonNode> file, Unread unread, boolean holdings) {
        if (file == null) {
            return null;
        }
        StateFile.Read<JsonNode> read = file.read();
        if (read.problem() != null) {
            unread.say(read.problem(), holdings && read.broken());
        }
        return read.content();
    }

    /**
     * Takes in what was edited in the registry, and writes what has changed.
     *
     * @return what the look at the registry came to; empty where there is none, or it could not be looked at
     */
    synchronized Optional<RegistryView.Looked> publish(boolean removeStale) {
        List<String> found = new ArrayList<>();
        Optional<RegistryView.Looked> looked = Optional.empty();
        if (registry != null) {
            try {
                looked = Optional.of(registry.look(removeStale));
                for (InputProblem problem : looked.get().problems()) {
                    String said = where.registry().orElseThrow() + ": " + said(problem);
                    // by the next look the file is ours again, and nothing else would tell of it
                    LOG.warn("{}", said);
                    found.add(said);
                }
            } catch (IOException failed) {
                found.add(where.registry().orElseThrow() + ": " + failed.getMessage());
            }
        }
        problems = List.copyOf(found);
        where.state().ifPresent(this::write);
        return looked;
    }

    /** Writes our own state where it has changed, and leaves the registry alone. */
    synchronized void publishState() {
        where.state().ifPresent(this::write);
    }

    private static String said(InputProblem problem) {
        return problem.field() + " '" + problem.value() + "': " + problem.message();
    }

    private void write(Path state) {
        String text = Json.pretty(document(where.account())) + "\n";
        if (text.equals(written)) {
            return;
        }
        try {
            AtomicFile.write(state, text);
            written = text;
        } catch (IOException failed) {
            List<String> found = new ArrayList<>(problems);
            found.add(state + ": " + failed.getMessage());
            problems = List.copyOf(found);
        }
    }
}
