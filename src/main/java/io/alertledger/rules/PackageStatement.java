package io.alertledger.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the package statement in the text of a rule file. Stateless. */
final class PackageStatement {

    /** Comments and blanks before it, and the statement up to its semicolon, which may be left out. */
    private static final Pattern STATEMENT =
            Pattern.compile("\\A(?:\\s|//[^\\n]*|#[^\\n]*|/\\*(?s:.*?)\\*/)*+package\\s+[\\w.]+[ \\t]*;?");

    private PackageStatement() {}

    /**
     * Where the statement ends.
     *
     * @throws IllegalArgumentException where the text has none; a file whose package was read has one
     */
    static int endIn(String text) {
        Matcher matcher = STATEMENT.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no package statement at the top");
        }
        return matcher.end();
    }
}
