package io.alertledger.cli;

import io.alertledger.rules.RuleSources;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Version, commit and packed rule set. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/io/alertledger/build.properties")) {
            if (in != null) {
                build.load(in);
            }
        }
        return new String[] {
            "alertledger " + build.getProperty("git.build.version", "(unpackaged)"),
            "commit " + build.getProperty("git.commit.id.abbrev", "unknown"),
            "rules " + RuleSources.packed().id()
        };
    }
}
