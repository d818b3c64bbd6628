package io.alertledger.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
     */
    public record Read<T>(@Nullable T content, @Nullable String problem) {}

    public synchronized Read<T> read() {
        try {
            if (Files.size(path) > Json.MAX_LENGTH) {
                return new Read<>(good, path + " is longer than " + Json.MAX_LENGTH + " bytes");
            }
            T content = reader.apply(text(Files.readAllBytes(path)));
            good = content;
            return new Read<>(content, null);
        } catch (InputException bad) {
            return new Read<>(good, path + " can not be read: " + bad.getMessage());
        } catch (CharacterCodingException bad) {
            return new Read<>(good, path + " is not UTF-8");
        } catch (java.nio.file.NoSuchFileException missing) {
            return new Read<>(good, path + " does not exist");
        } catch (IOException unreadable) {
            return new Read<>(good, path + " can not be read: " + unreadable.getMessage());
        }
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
