/**
 * The API and the console's server: Javalin, on loopback unless told otherwise, one table of routes ({@link
 * io.alertledger.web.Routes}), Bearer tokens, a stream of what changes, webhooks on a listener of their own.
 *
 * <p>Start at {@link io.alertledger.web.WebServer}. Handlers read a request, call {@link
 * io.alertledger.AlertLedger} and render what it answers with the writers of {@code formats}; nothing is
 * decided here. Errors are {@code application/problem+json}, see {@link io.alertledger.web.Problem}.
 *
 * <p>Knows the root package and what lies below, but neither {@code cli} nor SQL.
 */
@NullMarked
package io.alertledger.web;

import org.jspecify.annotations.NullMarked;
