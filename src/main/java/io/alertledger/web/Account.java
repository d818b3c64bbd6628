package io.alertledger.web;

import io.alertledger.AlertLedger;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.PositionKey;
import io.javalin.http.Context;

/** Whose account and which position a request is about. Stateless. */
final class Account {
    private Account() {}

    /** The account that the query names, else the default one. */
    static String of(Context ctx) {
        return Views.account(ctx.queryParam("account"));
    }

    /** The position of the path, in the account of the query. */
    static PositionKey key(AlertLedger ledger, Context ctx) {
        return key(ledger, of(ctx), ctx.pathParam("id"));
    }

    /** The position of the path, in the account of the body, else of the query. */
    static PositionKey key(AlertLedger ledger, Context ctx, Fields body) {
        String named = body.optionalText("account");
        return key(ledger, named == null ? of(ctx) : Views.account(named), ctx.pathParam("id"));
    }

    private static PositionKey key(AlertLedger ledger, String account, String id) {
        try {
            return ledger.key(account, id);
        } catch (IllegalArgumentException unreadable) {
            throw new InputException("INVALID", "id", id, String.valueOf(unreadable.getMessage()));
        }
    }
}
