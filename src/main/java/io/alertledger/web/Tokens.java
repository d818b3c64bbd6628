package io.alertledger.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The two lasting tokens of a ledger, in files beside it that only their owner can read: {@code bot.token}
 * for programs, {@code owner.token} for the person. Made when first asked for. Immutable.
 */
public final class Tokens {
    private static final int SHORTEST = 32;

    private final String bot;
    private final String owner;

    private Tokens(String bot, String owner) {
        this.bot = bot;
        this.owner = owner;
    }

    /**
     * Reads the tokens of a data folder, and makes those that are missing.
     *
     * @throws IOException if one can not be read or written, or others can read it
     */
    public static Tokens of(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Tokens(token(folder.resolve("bot.token")), token(folder.resolve("owner.token")));
    }

    /** For programs. */
    public String bot() {
        return bot;
    }

    /** For the person. */
    public String owner() {
        return owner;
    }

    /** What a token allows; empty for one that is neither. */
    Optional<Access> access(String token) {
        // Both are compared, whichever it is, so that the time tells nothing.
        boolean isOwner = Secrets.same(token, owner);
        boolean isBot = Secrets.same(token, bot);
        return isOwner ? Optional.of(Access.OWNER) : isBot ? Optional.of(Access.BOT) : Optional.empty();
    }

    private static String token(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap((Secrets.fresh() + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException known) {
            if (posix
                    && Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS).stream()
                            .anyMatch(permission -> !permission.name().startsWith("OWNER"))) {
                throw new IOException(
                        file + " can be read by others; a token must be its owner's alone. Maybe: chmod 600 " + file);
            }
        }
        String token = Files.readString(file).strip();
        if (token.length() < SHORTEST) {
            throw new IOException(file + " holds fewer than " + SHORTEST
                    + " characters and is no token. Maybe delete it; a new one is made at the next start.");
        }
        return token;
    }
}
