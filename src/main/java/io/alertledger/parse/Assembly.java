package io.alertledger.parse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a text says, before anything around it is asked. Confined to one call. */
final class Assembly {
    /** What is done, in order. */
    final List<Draft> drafts = new ArrayList<>();

    /** Every ticker that is named, in order, whatever is said of it; with what is named of its contract. */
    final List<Slots> mentions = new ArrayList<>();

    /** Why it is not traded here, where it is something that is recognised. */
    final Set<String> unsupported = new LinkedHashSet<>();

    /** Why it looks like an order and is not understood. */
    final Set<String> unclear = new LinkedHashSet<>();

    boolean planned;
    boolean told;
    boolean foreign;
    boolean corrects;
    /** What a correction gives, where it says nothing else. */
    Slots correction = new Slots();
}
