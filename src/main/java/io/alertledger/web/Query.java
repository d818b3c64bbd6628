package io.alertledger.web;

import io.alertledger.formats.InputException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;

/** Parameters of a query, read by name and type. Stateless. */
final class Query {
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private Query() {}

    /** How many of a list are wanted: {@code limit}, 1 to {@value #MOST}. */
    static int limit(Context ctx) {
        String text = ctx.queryParam("limit");
        if (text == null) {
            return USUAL;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // Said below, as a number out of range is.
        }
        throw new InputException("INVALID", "limit", text, "expected a whole number from 1 to " + MOST);
    }

    /** {@code ?name}, {@code ?name=true}, {@code ?name=false}. */
    static boolean flag(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.isEmpty() || text.equals("true") || text.equals("1")) {
            return true;
        }
        throw new InputException("INVALID", name, text, "expected true or false");
    }

    static <E extends Enum<E>> E constant(Context ctx, String name, Class<E> type, E otherwise) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InputException("INVALID", name, text, "expected one of " + List.of(type.getEnumConstants()));
        }
    }
}
