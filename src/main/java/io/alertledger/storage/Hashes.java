package io.alertledger.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 over columns: each with its length before it, so that no two rows give the same bytes. For one thread. */
final class Hashes {
    /** What the first event's hash is chained to. */
    static final String START = "0".repeat(64);

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest = sha256();
    private byte[] buffer = new byte[4096];

    /** The digest of these columns in this order, as hex. */
    String of(@Nullable String... columns) {
        return HEX.formatHex(bytes(columns));
    }

    /** The digest of these columns in this order. */
    byte[] bytes(@Nullable String... columns) {
        int length = 0;
        for (String column : columns) {
            length = column == null ? marked(length, '-') : added(length, column.getBytes(StandardCharsets.UTF_8));
        }
        digest.update(buffer, 0, length);
        return digest.digest();
    }

    private int marked(int length, char mark) {
        buffer[length] = (byte) mark;
        return length + 1;
    }

    private int added(int length, byte[] column) {
        int at = marked(length, '+');
        int end = at + Integer.BYTES + column.length;
        // Room for one more column of nothing, whatever comes.
        if (end >= buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * end);
        }
        ByteBuffer.wrap(buffer).putInt(at, column.length);
        System.arraycopy(column, 0, buffer, at + Integer.BYTES, column.length);
        return end;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
