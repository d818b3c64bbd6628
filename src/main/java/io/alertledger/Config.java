package io.alertledger;

import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerContext;
import io.alertledger.broker.BrokerProvider;
import io.alertledger.broker.PaperBroker;
import io.alertledger.broker.ReportOnlyBroker;
import io.alertledger.broker.files.FilesBrokerProvider;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Configuration: {@code alertledger.properties} beside the ledger, overridden by {@code ALERTLEDGER_…}
 * of the environment ({@code http.bind} is {@code ALERTLEDGER_HTTP_BIND}, {@code broker.alpaca.baseUrl} is
 * {@code ALERTLEDGER_BROKER_ALPACA_BASEURL}). A secret may also stand in a file that {@code …_FILE}
 * names, and is read anew each time. Nothing needs to be configured.
 *
 * @param values by key, sorted, each with where it comes from
 * @param environment the environment, for secrets
 */
public record Config(Map<String, Value> values, Map<String, String> environment) {
    private static final String FILE = "alertledger.properties";
    private static final String PREFIX = "ALERTLEDGER_";
    private static final List<String> KEYS = List.of(
            "broker",
            "live",
            "allowOpenPositions",
            "http.bind",
            "http.names",
            "notify.url",
            "sync.seconds",
            "quotes.seconds",
            "publish.state",
            "publish.base",
            "publish.positions",
            "publish.registry",
            "publish.account",
            "webhook.bind",
            "webhook.tradingview.secret",
            "webhook.generic.secret");
    private static final String BROKER_KEYS = "broker.";
    private static final String FILE_OF_SECRET = ".file";

    /** A setting and where it was made. */
    public record Value(String text, String origin) {}

    public Config {
        values = new TreeMap<>(values);
    }

    /**
     * Reads the configuration of a ledger.
     *
     * @param folder where the ledger lies
     * @throws IllegalArgumentException naming every key that is not known, with what may be meant
     * @throws IOException if the file can not be read
     */
    public static Config load(Path folder, Map<String, String> environment) throws IOException {
        Map<String, Value> values = new HashMap<>();
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties
                    .stringPropertyNames()
                    .forEach(key -> values.put(
                            key, new Value(properties.getProperty(key).strip(), file.toString())));
        }
        List<String> problems = new ArrayList<>();
        values.keySet().stream()
                .filter(key -> !known(key))
                .sorted()
                .forEach(key -> problems.add(file + ": " + unknown(key)));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        environment.forEach((name, text) -> {
            String key = name.startsWith(PREFIX)
                    ? name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.')
                    : "";
            Optional<String> ours = KEYS.stream().filter(key::equalsIgnoreCase).findFirst();
            if (ours.isPresent()) {
                values.put(ours.get(), new Value(text, "environment " + name));
            } else if (key.startsWith(BROKER_KEYS) && !key.endsWith(FILE_OF_SECRET)) {
                values.keySet().removeIf(key::equalsIgnoreCase);
                values.put(key, new Value(text, "environment " + name));
            }
        });
        return new Config(values, Map.copyOf(environment));
    }

    private static boolean known(String key) {
        return KEYS.contains(key) || key.startsWith(BROKER_KEYS);
    }

    private static String unknown(String key) {
        String near = KEYS.stream()
                .filter(known -> !key.isEmpty()
                        && known.charAt(0) == key.toLowerCase(Locale.ROOT).charAt(0))
                .findFirst()
                .map(known -> "; maybe '" + known + "' is meant")
                .orElse("");
        return "there is no setting '" + key + "'" + near + "; known are " + String.join(", ", KEYS) + " and broker.…";
    }

    private String text(String key, String otherwise) {
        Value value = values.get(key);
        return value == null ? otherwise : value.text();
    }

    /** The broker's name; {@code paper} where none is set. */
    public String broker() {
        return text("broker", "paper");
    }

    /** Where the API is served; loopback where nothing is set. */
    public String bind() {
        return text("http.bind", "127.0.0.1:7777");
    }

    /**
     * How often ledger and broker are compared while the ledger is open.
     *
     * @throws IllegalArgumentException if it is no number of seconds from 1
     */
    public Duration syncEvery() {
        return seconds("sync.seconds", 1, Upkeep.SYNC_EVERY);
    }

    /**
     * How often the broker is asked what is held is worth, while the ledger is open; zero for never.
     *
     * @throws IllegalArgumentException if it is no number of seconds from 0
     */
    public Duration quotesEvery() {
        return seconds("quotes.seconds", 0, Upkeep.QUOTES_EVERY);
    }

    private Duration seconds(String key, int least, Duration otherwise) {
        String text = text(key, String.valueOf(otherwise.toSeconds()));
        if (!text.matches("\\d{1,6}") || Long.parseLong(text) < least) {
            throw new IllegalArgumentException(
                    key + ": expected a number of seconds from " + least + " to 999999, not '" + text + "'");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    /**
     * Settings with what is configured: the broker, the files that are shared, and who is told of what waits
     * or went wrong.
     *
     * @throws IllegalArgumentException naming the setting that can not be used
     */
    public Settings into(Settings settings, Path folder) {
        Settings with = settings.withBroker(this::open).withPublishing(publishing(folder));
        String address = text("notify.url", "");
        if (address.isBlank()) {
            return with;
        }
        if (!address.matches("https?://[^\\s/]+.*")) {
            throw new IllegalArgumentException("notify.url: expected an address beginning with http:// or https://");
        }
        return with.withNotify(URI.create(address));
    }

    /** Further names by which the API may be called, as a reverse proxy passes them on. */
    public List<String> names() {
        return Arrays.stream(text("http.names", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Where webhooks are taken in; empty where they are not. */
    public Optional<String> webhookBind() {
        return Optional.ofNullable(values.get("webhook.bind")).map(Value::text);
    }

    /**
     * Whether the engine may start with positions held.
     *
     * @throws IllegalArgumentException if it is neither {@code true} nor {@code false}
     */
    public boolean allowOpenPositions() {
        String text = text("allowOpenPositions", "true");
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("allowOpenPositions: expected true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    /** Whether orders may reach a real market. */
    public boolean live() {
        return text("live", "false").equals("true");
    }

    /**
     * Which files of other programs the ledger shares. With {@code broker=files} the registry lies beside the positions
     * file, unless told otherwise.
     *
     * @param folder where the ledger lies, and by default the published state
     * @throws IllegalArgumentException if one file has two parts to play
     */
    public Publishing publishing(Path folder) {
        boolean files = broker().equals("files");
        Optional<Path> positions = path("publish.positions")
                .or(() -> files ? Optional.of(FilesBrokerProvider.positionsState(settings())) : Optional.empty());
        return new Publishing(
                Optional.of(path("publish.state").orElse(folder.resolve("state.json"))),
                path("publish.base"),
                positions,
                path("publish.registry")
                        .or(() -> files ? Optional.of(FilesBrokerProvider.registry(settings())) : Optional.empty()),
                text("publish.account", files ? text("broker.files.account", "default") : "default"));
    }

    private Optional<Path> path(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> Path.of(value.text()));
    }

    /**
     * Opens the configured broker; one that trades with real money is only listened to until {@code
     * live=true} is set.
     *
     * @throws IllegalArgumentException if there is none of that name, or one of its settings is wrong
     */
    public Broker open(BrokerContext bare) {
        if (broker().equals("paper")) {
            return new PaperBroker(bare, PaperBroker.Settings.PLAIN);
        }
        BrokerContext context = new BrokerContext(
                settings(),
                name -> secret(BROKER_KEYS + name),
                bare.symbols(),
                bare.calendar(),
                bare.marks(),
                bare.clock());
        List<BrokerProvider> providers = ServiceLoader.load(BrokerProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        BrokerProvider provider = providers.stream()
                .filter(each -> each.name().equals(broker()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("broker: there is no broker '" + broker()
                        + "'; known are paper, "
                        + providers.stream().map(BrokerProvider::name).sorted().collect(Collectors.joining(", "))));
        Broker broker = provider.open(context);
        return broker.live() && !live()
                ? new ReportOnlyBroker(
                        broker, "live trading is switched off; live=true in the configuration switches it on")
                : broker;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(BROKER_KEYS)) {
                settings.put(key.substring(BROKER_KEYS.length()), value.text());
            }
        });
        path("publish.registry").ifPresent(file -> settings.putIfAbsent(FilesBrokerProvider.REGISTRY, file.toString()));
        return settings;
    }

    /** A secret: from the environment, from the file that the environment names, else from the properties. */
    public Optional<String> secret(String key) {
        String variable = PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_');
        String file = environment.get(variable + "_FILE");
        if (file != null) {
            try {
                return Optional.of(Files.readString(Path.of(file)).strip());
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(variable + "_FILE: " + file + " can not be read", unreadable);
            }
        }
        return Optional.ofNullable(environment.get(variable))
                .or(() -> Optional.ofNullable(values.get(key)).map(Value::text));
    }

    /** Each setting with its origin, secrets masked. */
    public List<String> shown() {
        List<String> lines = new ArrayList<>();
        if (!values.containsKey("broker")) {
            lines.add("broker = paper  (default)");
        }
        if (!values.containsKey("live")) {
            lines.add("live = false  (default)");
        }
        values.forEach((key, value) -> {
            boolean masked = key.equals("notify.url")
                    || key.contains("token")
                    || key.contains("secret")
                    || key.toLowerCase(Locale.ROOT).contains("key");
            lines.add(key + " = " + (masked ? "********" : value.text()) + "  (" + value.origin() + ")");
        });
        return lines;
    }
}
