package io.alertledger.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable hash map: putting and removing give a new map that shares all but one path with the
 * old one, so that a book can be changed in a few hundred nanoseconds while readers keep the old.
 *
 * <p>A hash array mapped trie (Bagwell, "Ideal Hash Trees", 2001): each node spends five bits of the
 * hash, a bitmap says which of its 32 places are taken, and only those are stored. Iteration order
 * means nothing. Safe to share between threads.
 */
final class Trie<K, V> {
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;
    private static final Trie<?, ?> EMPTY = new Trie<>(0, new Object[0]);

    /** An entry; entries whose whole hashes are equal hang on one another. */
    private record Leaf<K, V>(
            int hash, K key, V value, @Nullable Leaf<K, V> next) {}

    private final int bitmap;
    private final Object[] slots;

    private Trie(int bitmap, Object[] slots) {
        this.bitmap = bitmap;
        this.slots = slots;
    }

    @SuppressWarnings("unchecked")
    static <K, V> Trie<K, V> empty() {
        return (Trie<K, V>) EMPTY;
    }

    @Nullable
    V get(K key) {
        int hash = spread(key);
        Trie<K, V> node = this;
        for (int shift = 0; ; shift += BITS) {
            int bit = bit(hash, shift);
            if ((node.bitmap & bit) == 0) {
                return null;
            }
            Object slot = node.slots[node.index(bit)];
            if (slot instanceof Trie<?, ?> child) {
                node = cast(child);
                continue;
            }
            Leaf<K, V> leaf = leaf(slot);
            while (leaf != null && !(leaf.hash == hash && leaf.key.equals(key))) {
                leaf = leaf.next;
            }
            return leaf == null ? null : leaf.value;
        }
    }

    Trie<K, V> put(K key, V value) {
        return put(new Leaf<>(spread(key), key, value, null), 0);
    }

    private Trie<K, V> put(Leaf<K, V> added, int shift) {
        int bit = bit(added.hash, shift);
        int index = index(bit);
        if ((bitmap & bit) == 0) {
            Object[] wider = new Object[slots.length + 1];
            System.arraycopy(slots, 0, wider, 0, index);
            wider[index] = added;
            System.arraycopy(slots, index, wider, index + 1, slots.length - index);
            return new Trie<>(bitmap | bit, wider);
        }
        if (slots[index] instanceof Trie<?, ?> child) {
            return with(index, Trie.<K, V>cast(child).put(added, shift + BITS));
        }
        Leaf<K, V> present = leaf(slots[index]);
        if (present.hash == added.hash) {
            Leaf<K, V> others = without(present, added.key);
            return with(index, new Leaf<>(added.hash, added.key, added.value, others));
        }
        Trie<K, V> both = Trie.<K, V>empty().placed(present, shift + BITS);
        return with(index, both.put(added, shift + BITS));
    }

    /** This empty node with a leaf, or a chain of them, in its place. */
    private Trie<K, V> placed(Leaf<K, V> chain, int shift) {
        return new Trie<>(bit(chain.hash, shift), new Object[] {chain});
    }

    Trie<K, V> remove(K key) {
        Trie<K, V> rest = remove(spread(key), key, 0);
        return rest == null ? empty() : rest;
    }

    private @Nullable Trie<K, V> remove(int hash, K key, int shift) {
        int bit = bit(hash, shift);
        if ((bitmap & bit) == 0) {
            return this;
        }
        int index = index(bit);
        Object rest;
        if (slots[index] instanceof Trie<?, ?> child) {
            rest = Trie.<K, V>cast(child).remove(hash, key, shift + BITS);
        } else {
            rest = without(leaf(slots[index]), key);
        }
        if (rest != null) {
            return rest == slots[index] ? this : with(index, rest);
        }
        if (slots.length == 1) {
            return null;
        }
        Object[] narrower = new Object[slots.length - 1];
        System.arraycopy(slots, 0, narrower, 0, index);
        System.arraycopy(slots, index + 1, narrower, index, narrower.length - index);
        return new Trie<>(bitmap & ~bit, narrower);
    }

    /** The chain without a key; the same chain where the key is not in it. */
    private static <K, V> @Nullable Leaf<K, V> without(Leaf<K, V> chain, K key) {
        if (chain.key.equals(key)) {
            return chain.next;
        }
        if (chain.next == null) {
            return chain;
        }
        Leaf<K, V> rest = without(chain.next, key);
        return rest == chain.next ? chain : new Leaf<>(chain.hash, chain.key, chain.value, rest);
    }

    void forEach(BiConsumer<? super K, ? super V> action) {
        for (Object slot : slots) {
            if (slot instanceof Trie<?, ?> child) {
                Trie.<K, V>cast(child).forEach(action);
                continue;
            }
            for (Leaf<K, V> leaf = leaf(slot); leaf != null; leaf = leaf.next) {
                action.accept(leaf.key, leaf.value);
            }
        }
    }

    /**
     * What is here otherwise than in an earlier map: each key whose value is another one, with it, and each that is
     * gone, with null. What both share is passed over, so it takes as long as there are changes.
     */
    void since(Trie<K, V> before, BiConsumer<? super K, ? super @Nullable V> action) {
        for (int places = bitmap | before.bitmap; places != 0; places &= places - 1) {
            int bit = Integer.lowestOneBit(places);
            Object then = before.slot(bit);
            Object now = slot(bit);
            if (then == now) {
                continue;
            }
            if (then instanceof Trie<?, ?> old && now instanceof Trie<?, ?> fresh) {
                Trie.<K, V>cast(fresh).since(cast(old), action);
                continue;
            }
            Map<K, V> left = leaves(then);
            Trie.<K, V>leaves(now).forEach((key, value) -> {
                if (left.remove(key) != value) {
                    action.accept(key, value);
                }
            });
            left.keySet().forEach(key -> action.accept(key, null));
        }
    }

    private @Nullable Object slot(int bit) {
        return (bitmap & bit) == 0 ? null : slots[index(bit)];
    }

    /** What is in a slot. */
    private static <K, V> Map<K, V> leaves(@Nullable Object slot) {
        Map<K, V> leaves = new HashMap<>();
        if (slot != null) {
            new Trie<K, V>(1, new Object[] {slot}).forEach(leaves::put);
        }
        return leaves;
    }

    private Trie<K, V> with(int index, Object slot) {
        Object[] copy = slots.clone();
        copy[index] = slot;
        return new Trie<>(bitmap, copy);
    }

    private int index(int bit) {
        return Integer.bitCount(bitmap & (bit - 1));
    }

    private static int bit(int hash, int shift) {
        return 1 << (hash >>> shift & MASK);
    }

    private static int spread(Object key) {
        int hash = key.hashCode();
        return hash ^ hash >>> 16;
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Trie<K, V> cast(Trie<?, ?> node) {
        return (Trie<K, V>) node;
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Leaf<K, V> leaf(Object slot) {
        return (Leaf<K, V>) slot;
    }
}
