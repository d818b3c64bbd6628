package io.alertledger.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 over columns: each with its length before it, so that no two rows give the same bytes. For one thread. */
final class Hashes {
    /** What the first event's hash is chained to. */
    static final String START = "0".repeat(64);

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest = sha256();

    /** The digest of these columns in this order, as hex. */
    String of(@Nullable String... columns) {
        return HEX.formatHex(bytes(columns));
    }

    /** The digest of these columns in this order. */
    byte[] bytes(@Nullable String... columns) {
        for (String column : columns) {
            if (column == null) {
                digest.update((byte) '-');
            } else {
                byte[] bytes = column.getBytes(StandardCharsets.UTF_8);
                int length = bytes.length;
                digest.update((byte) '+');
                digest.update((byte) (length >>> 24));
                digest.update((byte) (length >>> 16));
                digest.update((byte) (length >>> 8));
                digest.update((byte) length);
                digest.update(bytes);
            }
        }
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
