/**
 * JSON over HTTP as brokers speak it, with what can go wrong as values: an answer, a refusal, or
 * silence. Reads are tried again, orders never are.
 *
 * <p>Knows {@code formats}. Start at {@link io.alertledger.broker.http.JsonHttp}.
 */
@NullMarked
package io.alertledger.broker.http;

import org.jspecify.annotations.NullMarked;
