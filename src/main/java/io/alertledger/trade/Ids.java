package io.alertledger.trade;

import io.alertledger.model.Alert;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Ids and hashes that are functions of what they name, so that a retry, a restart or a replay finds
 * the same ones.
 */
public final class Ids {
    private static final int SHORT = 16;

    private Ids() {}

    /** Hash of all that the sender said: another hash under the same alert id is an edit. */
    public static String content(Alert alert) {
        return sha256(List.of(
                String.valueOf(alert.channel()),
                String.valueOf(alert.author()),
                String.valueOf(alert.text()),
                alert.instructions().toString(),
                String.valueOf(alert.replyTo())));
    }

    /** Hash of the words alone, for finding the same text under another id. */
    public static String text(Alert alert) {
        return sha256(List.of(
                alert.text() == null
                        ? alert.instructions().toString()
                        : alert.text().strip()));
    }

    /** The id of the decision about an alert with this content. */
    public static String decision(Alert alert, String contentHash) {
        return "d-" + sha256(List.of(alert.account(), alert.id(), contentHash)).substring(0, SHORT);
    }

    /**
     * The id of the decision about an exit that no alert asked for.
     *
     * @param nonce separates it from another one of the same words at the same moment
     */
    static String exit(ExitRequest request, Instant at, long nonce) {
        return "d-"
                + sha256(List.of(request.key().toString(), request.because(), at.toString(), Long.toString(nonce)))
                        .substring(0, SHORT);
    }

    /**
     * The client id of an order.
     *
     * @param leg number of the leg over all parts of the decision, from 1
     * @param attempt 0, or how often the order was repriced
     */
    public static String order(String decisionId, int leg, int attempt) {
        return decisionId + "-" + leg + (attempt == 0 ? "" : "r" + attempt);
    }

    /** Hash of texts in their order. */
    static String text(List<String> parts) {
        return sha256(parts);
    }

    /** The decision that gave an order; the opposite of {@link #order}. */
    public static String decisionOf(String clientOrderId) {
        int leg = clientOrderId.lastIndexOf('-');
        return leg < 0 ? clientOrderId : clientOrderId.substring(0, leg);
    }

    /** The id of an order's next attempt. */
    static String after(String clientOrderId) {
        int r = clientOrderId.lastIndexOf('r');
        boolean again = r > clientOrderId.lastIndexOf('-');
        return again
                ? clientOrderId.substring(0, r) + "r" + (Integer.parseInt(clientOrderId.substring(r + 1)) + 1)
                : clientOrderId + "r1";
    }

    /** The opposite of {@link #after}. */
    static String before(String clientOrderId) {
        int r = clientOrderId.lastIndexOf('r');
        int attempt = Integer.parseInt(clientOrderId.substring(r + 1));
        return clientOrderId.substring(0, r) + (attempt == 1 ? "" : "r" + (attempt - 1));
    }

    private static String sha256(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
