package io.alertledger.web;

import java.util.ArrayList;
import java.util.List;

/** Every route of the API and the console, in one table. Immutable. */
final class Routes {
    /** Addresses of the console, which its router reads: the page is the same. */
    private static final List<String> PAGES =
            List.of("/", "/positions", "/alerts", "/decisions", "/rules", "/performance");

    private final List<Route> table = new ArrayList<>();

    @SafeVarargs
    Routes(Site site, List<Route>... api) {
        for (List<Route> part : api) {
            table.addAll(part);
        }
        for (String page : PAGES) {
            table.add(Route.get(page, Access.OPEN, site::page));
            if (!page.equals("/")) {
                table.add(Route.get(page + "/<rest>", Access.OPEN, site::page));
            }
        }
        table.add(Route.get("/lib/<path>", Access.OPEN, site::library));
        table.add(Route.get("/<path>", Access.OPEN, site::file));
    }

    List<Route> table() {
        return List.copyOf(table);
    }

    /** The methods that an address takes; empty where there is none. */
    List<String> methods(String path) {
        return table.stream()
                .filter(route -> !route.path().equals("/<path>") && route.covers(path))
                .map(route -> route.method().name())
                .distinct()
                .sorted()
                .toList();
    }
}
