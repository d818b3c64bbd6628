package io.alertledger.web;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A signed body: {@code t=<epoch seconds>,v1=<hex HMAC-SHA256 of t + "." + body>}. The time is signed too, so an old
 * body can not be sent as a new one.
 *
 * @param epoch when it was signed
 * @param mac the signature
 */
record Signature(String epoch, byte[] mac) {
    static final String HEADER = "X-AlertLedger-Signature";

    /** How far the signer's clock and ours may be apart. */
    static final Duration TOLERANCE = Duration.ofSeconds(300);

    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-fA-F]{64})");

    /** Reads a header; empty where it is no signature. */
    static Optional<Signature> read(@Nullable String header) {
        Matcher form = FORM.matcher(header == null ? "" : header.strip());
        return form.matches()
                ? Optional.of(new Signature(form.group(1), HexFormat.of().parseHex(form.group(2))))
                : Optional.empty();
    }

    /** The header of a body. */
    static String header(String secret, Instant at, byte[] body) {
        String epoch = String.valueOf(at.getEpochSecond());
        return "t=" + epoch + ",v1=" + HexFormat.of().formatHex(mac(secret, epoch, body));
    }

    /** Whether the body was signed with the secret, near enough to a moment. Takes equally long for every wrong one. */
    boolean signs(String secret, byte[] body, Instant now) {
        boolean same = MessageDigest.isEqual(mac(secret, epoch, body), mac);
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(epoch)), now)
                .abs();
        return same && apart.compareTo(TOLERANCE) <= 0;
    }

    private static byte[] mac(String secret, String epoch, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((epoch + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature that && epoch.equals(that.epoch) && MessageDigest.isEqual(mac, that.mac);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(mac);
    }
}
