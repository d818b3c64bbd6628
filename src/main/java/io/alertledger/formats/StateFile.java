package io.alertledger.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file that another program writes and this one only reads. What was last read in a good state is
 * kept: a file that is missing, half written or broken takes nothing away. Thread-safe.
 *
 * @param <T> what the file says
 */
public final class StateFile<T> {
    private final Path path;
    private final Function<String, T> reader;
    private @Nullable T good;
    private @Nullable Stamp stamp;

    /** What tells one writing of a file from another without reading it. */
    private record Stamp(FileTime time, long size) {
        static @Nullable Stamp of(Path path) {
            try {
                BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
                return new Stamp(now.lastModifiedTime(), now.size());
            } catch (IOException missing) {
                return null;
            }
        }
    }

    /** @param reader throws {@link InputException} for what it can not read */
    public StateFile(Path path, Function<String, T> reader) {
        this.path = path;
        this.reader = reader;
    }

    /**
     * What reading gave.
     *
     * @param content what the file says, or last said in a good state; null where it never was in one
     * @param problem why the file could not be read now; null where it could
     * @param broken whether it is there and makes no sense
     */
    public record Read<T>(@Nullable T content, @Nullable String problem, boolean broken) {}

    /** Whether it was written, came or went since it was last read. */
    public synchronized boolean isChanged() {
        return !Objects.equals(stamp, Stamp.of(path));
    }

    public synchronized Read<T> read() {
        stamp = Stamp.of(path);
        try {
            if (Files.size(path) > Json.MAX_LENGTH) {
                return broken("is longer than " + Json.MAX_LENGTH + " bytes");
            }
            T content = reader.apply(text(Files.readAllBytes(path)));
            good = content;
            return new Read<>(content, null, false);
        } catch (InputException bad) {
            return broken("can not be read: " + bad.getMessage());
        } catch (CharacterCodingException bad) {
            return broken("is not UTF-8");
        } catch (NoSuchFileException missing) {
            return new Read<>(good, path + " does not exist", false);
        } catch (IOException unreadable) {
            return new Read<>(good, path + " can not be read: " + unreadable.getMessage(), false);
        }
    }

    private Read<T> broken(String how) {
        return new Read<>(good, path + " " + how, true);
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
