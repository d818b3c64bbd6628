package io.alertledger.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.regex.Pattern;

/**
 * One row of the table of routes.
 *
 * @param method of the request
 * @param path in Javalin's form: {@code {name}} for one segment, {@code <name>} for several
 * @param access who may use it
 * @param handler what answers
 */
record Route(HandlerType method, String path, Access access, Handler handler) {
    static Route get(String path, Access access, Handler handler) {
        return new Route(HandlerType.GET, path, access, handler);
    }

    static Route post(String path, Access access, Handler handler) {
        return new Route(HandlerType.POST, path, access, handler);
    }

    static Route put(String path, Access access, Handler handler) {
        return new Route(HandlerType.PUT, path, access, handler);
    }

    static Route delete(String path, Access access, Handler handler) {
        return new Route(HandlerType.DELETE, path, access, handler);
    }

    /** Whether a path is one of this route's. */
    boolean covers(String requested) {
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (int at = from; at < path.length(); at++) {
            char c = path.charAt(at);
            if (c == '{' || c == '<') {
                pattern.append(Pattern.quote(path.substring(from, at)));
                pattern.append(c == '{' ? "[^/]+" : ".+");
                at = path.indexOf(c == '{' ? '}' : '>', at);
                from = at + 1;
            }
        }
        pattern.append(Pattern.quote(path.substring(from)));
        return requested.matches(pattern.toString());
    }
}
