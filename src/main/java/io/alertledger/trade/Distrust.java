package io.alertledger.trade;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of which accounts the books can not be trusted until they were compared with the broker, and why. What was
 * compared of one account says nothing of another. Immutable.
 *
 * @param file why the whole file can not be trusted: it was restored, or lacks what had been acknowledged; null
 *     where that never was
 * @param accounts why one account can not
 * @param compared accounts that were compared since the file came into doubt
 */
public record Distrust(@Nullable String file, Map<String, String> accounts, Set<String> compared) {
    public static final Distrust NONE = new Distrust(null, Map.of(), Set.of());

    public Distrust {
        accounts = Map.copyOf(accounts);
        compared = Set.copyOf(compared);
    }

    /** Why an account can not be trusted; empty where it can. */
    public Optional<String> of(String account) {
        String own = accounts.get(account);
        return own != null || compared.contains(account) ? Optional.ofNullable(own) : Optional.ofNullable(file);
    }

    /** With one account more. */
    public Distrust with(String account, String reason) {
        Map<String, String> more = new HashMap<>(accounts);
        more.put(account, reason);
        return new Distrust(file, more, compared);
    }

    /** After an account was compared and nothing was found against it. */
    public Distrust compared(String account) {
        Map<String, String> less = new HashMap<>(accounts);
        less.remove(account);
        Set<String> more = new HashSet<>(compared);
        if (file != null) {
            more.add(account);
        }
        return new Distrust(file, less, more);
    }
}
