package io.alertledger.web;

import io.javalin.security.RouteRole;

/** Who may use a route; each may do what those before it may. */
enum Access implements RouteRole {
    /** Everybody who reaches the listener: the static page, health, metrics. */
    OPEN,
    /** Programs: alerts, order events, marks, reads. */
    BOT,
    /** The person whose money it is: everything. */
    OWNER;

    boolean allows(Access wanted) {
        return compareTo(wanted) >= 0;
    }
}
