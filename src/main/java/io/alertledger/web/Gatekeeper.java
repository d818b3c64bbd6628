package io.alertledger.web;

import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in. A request has to name this server as its host (a page of another site that made its own
 * name point here does not), must not come from a page of another site, and needs a token where its route
 * says so. Thread-safe.
 */
final class Gatekeeper {
    private static final String BEARER = "bearer ";

    private final Tokens tokens;
    private final Sessions sessions;
    private final Set<String> hosts = new HashSet<>();

    Gatekeeper(Tokens tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** Says by which names it may be called; before the first request. */
    void answersTo(WebSettings settings, int port) {
        List<String> plain = List.of(settings.host(), "localhost", "127.0.0.1", "::1");
        for (String host : plain) {
            hosts.add((host.contains(":") ? "[" + host + "]" : host).toLowerCase(Locale.ROOT) + ":" + port);
        }
        for (String name : settings.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            hosts.add(lower);
            hosts.add(lower + ":" + port);
        }
    }

    /** Looks at every request, before anything else is done with it. */
    void host(Context ctx) {
        String host = ctx.header("Host");
        if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
            throw new ProblemException(new Problem(
                    421,
                    "WRONG_HOST",
                    "Host",
                    shown(host),
                    "this server is not called that; see the setting http.names"));
        }
        String origin = ctx.header("Origin");
        if (origin != null && !own(origin)) {
            throw new ProblemException(new Problem(
                    403, "WRONG_ORIGIN", "Origin", shown(origin), "pages of other sites may not call this server"));
        }
    }

    private boolean own(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        int scheme = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : 0;
        return scheme > 0 && hosts.contains(lower.substring(scheme));
    }

    /** Lets a request through to a route, or not. */
    void admit(Context ctx) {
        Access wanted = ctx.routeRoles().stream()
                .filter(Access.class::isInstance)
                .map(Access.class::cast)
                .findFirst()
                .orElse(Access.OWNER);
        if (wanted == Access.OPEN) {
            return;
        }
        Access has = access(ctx.header("Authorization")).orElseThrow(() -> {
            ctx.header("WWW-Authenticate", "Bearer");
            return new ProblemException(
                    new Problem(
                            401,
                            "UNAUTHENTICATED",
                            "Authorization",
                            "",
                            "expected 'Authorization: Bearer' with a token that is valid; 'alertledger link' opens the console"));
        });
        if (!has.allows(wanted)) {
            throw new ProblemException(
                    new Problem(403, "FORBIDDEN", "Authorization", "", "this needs the owner's token, not a bot's"));
        }
    }

    private Optional<Access> access(@Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.empty();
        }
        String token = header.substring(BEARER.length()).strip();
        return sessions.known(token) ? Optional.of(Access.OWNER) : tokens.access(token);
    }

    /** The token of a request that was let through. */
    static String token(Context ctx) {
        String header = ctx.header("Authorization");
        return header == null
                ? ""
                : header.substring(Math.min(header.length(), BEARER.length())).strip();
    }

    private static String shown(@Nullable String value) {
        return value == null ? "" : value.length() > 100 ? value.substring(0, 100) + "…" : value;
    }
}
