package io.alertledger.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Making, digesting and comparing secrets. Thread-safe. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 bits as 43 characters that need no escaping in an address. */
    static String fresh() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What is kept in memory in place of a secret. */
    static String digest(String secret) {
        return HexFormat.of().formatHex(sha256(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether two secrets are the same, in a time that does not depend on where they differ or how long they are. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                sha256(one.getBytes(StandardCharsets.UTF_8)), sha256(other.getBytes(StandardCharsets.UTF_8)));
    }
}
