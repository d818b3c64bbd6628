package io.alertledger.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where and how the API is served.
 *
 * @param host the address to listen at; loopback unless told otherwise
 * @param port the port; 0 for any that is free
 * @param names further names by which this server may be called, {@code host} or {@code host:port}
 * @param folder where the tokens lie
 * @param pages a folder to serve the page from; empty for the packed one
 */
public record WebSettings(String host, int port, List<String> names, Path folder, Optional<Path> pages) {
    /** Where it is served when nothing else is said. */
    public static final String DEFAULT_BIND = "127.0.0.1:7777";

    public WebSettings {
        names = List.copyOf(names);
    }

    /**
     * From an address such as {@code 127.0.0.1:7777} or {@code [::1]:7777}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static WebSettings at(String bind, Path folder) {
        int colon = bind.lastIndexOf(':');
        try {
            int port = Integer.parseInt(bind.substring(colon + 1));
            String host = bind.substring(0, Math.max(colon, 0));
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            }
            if (host.isBlank() || port < 0 || port > 65535) {
                throw new IllegalArgumentException(wrong(bind));
            }
            return new WebSettings(host, port, List.of(), folder, Optional.empty());
        } catch (NumberFormatException noPort) {
            throw new IllegalArgumentException(wrong(bind), noPort);
        }
    }

    private static String wrong(String bind) {
        return "'" + bind + "' is no address to listen at; expected host:port, such as " + DEFAULT_BIND;
    }

    public WebSettings withPages(Path newPages) {
        return new WebSettings(host, port, names, folder, Optional.of(newPages));
    }

    public WebSettings withNames(List<String> newNames) {
        return new WebSettings(host, port, newNames, folder, pages);
    }
}
