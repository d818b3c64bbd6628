package io.alertledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a setting comes from, and what is said of one that is wrong. */
class ConfigTest {
    @TempDir
    Path folder;

    private Config load(String file, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("alertledger.properties"), file);
        return Config.load(folder, environment);
    }

    @Test
    void theEnvironmentOverridesTheFileAndSaysSo() throws IOException {
        Config config = load(
                "broker=alpaca\nbroker.alpaca.baseUrl=http://file\nbroker.alpaca.keyId=secret-1\nsync.seconds=9\n",
                Map.of(
                        "ALERTLEDGER_SYNC_SECONDS", "30",
                        "ALERTLEDGER_BROKER_ALPACA_BASEURL", "http://environment",
                        "ALERTLEDGER_BROKER_ALPACA_SECRETKEY", "secret-2",
                        "PATH", "/bin"));
        assertThat(config.syncEvery()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.shown())
                .contains(
                        "broker.alpaca.baseurl = http://environment  (environment ALERTLEDGER_BROKER_ALPACA_BASEURL)",
                        "broker.alpaca.keyId = ********  (" + folder.resolve("alertledger.properties") + ")",
                        "broker.alpaca.secretkey = ********  (environment ALERTLEDGER_BROKER_ALPACA_SECRETKEY)",
                        "sync.seconds = 30  (environment ALERTLEDGER_SYNC_SECONDS)")
                .noneMatch(line -> line.contains("http://file") || line.contains("secret-"));
    }

    @ParameterizedTest
    @CsvSource({
        "sync.seconds, 0, from 1 to 999999",
        "sync.seconds, soon, from 1 to 999999",
        "quotes.seconds, -1, from 0 to 999999",
        "quotes.seconds, 1e3, from 0 to 999999"
    })
    void aNumberOfSecondsIsOne(String key, String value, String allowed) throws IOException {
        Config config = load(key + "=" + value, Map.of());
        assertThatThrownBy(key.startsWith("sync") ? config::syncEvery : config::quotesEvery)
                .hasMessageContainingAll(key, "'" + value + "'", allowed);
    }

    @Test
    void everyUnknownKeyIsNamedWithWhatMayBeMeant() {
        assertThatThrownBy(() -> load("brokr=paper\nlife=true\n", Map.of()))
                .hasMessageContainingAll("'brokr'", "maybe 'broker'", "'life'", "maybe 'live'");
    }
}
