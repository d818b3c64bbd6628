package io.alertledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the repository that is made from the program. A test holds it against what would be made now;
 * {@code -Dalertledger.generate=true} writes it anew.
 */
public final class Generated {

    private Generated() {}

    public static void check(String file, String wanted) throws IOException {
        Path path = Path.of(file);
        if (Boolean.getBoolean("alertledger.generate")) {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            Files.writeString(path, wanted);
        }
        assertThat(path)
                .as("%s; -Dalertledger.generate=true makes it anew", file)
                .content()
                .isEqualTo(wanted);
    }
}
