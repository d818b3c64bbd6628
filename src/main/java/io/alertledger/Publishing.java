package io.alertledger;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which files of other programs a ledger shares. Each may be absent.
 *
 * @param state our {@code state.json}, replaced whenever something changed
 * @param base a file whose blocks stand in it unchanged; only read
 * @param positionsState a {@code positions_state.json} that stands in it as it is; only read
 * @param registry {@code position_tp_sl.json}, a view of the ledger that a person may edit
 * @param account whose positions the files show
 */
public record Publishing(
        Optional<Path> state,
        Optional<Path> base,
        Optional<Path> positionsState,
        Optional<Path> registry,
        String account) {
    /** Nothing is shared. */
    public static final Publishing NONE =
            new Publishing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "default");

    public Publishing {
        Optional<Path> ours = state.map(Publishing::real);
        if (ours.isPresent()
                && (ours.equals(base.map(Publishing::real)) || ours.equals(positionsState.map(Publishing::real)))) {
            throw new IllegalArgumentException("publish.state: " + ours.get()
                    + " is a file that is only read; give the published state a name of its own");
        }
        Optional<Path> view = registry.map(Publishing::real);
        if (view.isPresent() && view.equals(positionsState.map(Publishing::real))) {
            throw new IllegalArgumentException(
                    "publish.registry: " + view.get() + " is the positions file, which is only read");
        }
    }

    private static Path real(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
