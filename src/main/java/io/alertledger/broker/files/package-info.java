/**
 * A broker that is two files: {@code positions_state.json}, written by the program that trades, says
 * what is held; exits are appended to {@code exit_intents.jsonl} for that program to do.
 *
 * <p>Knows {@code broker}, {@code formats} and {@code model}. Start at {@link io.alertledger.broker.files.FilesBroker}.
 */
@NullMarked
package io.alertledger.broker.files;

import org.jspecify.annotations.NullMarked;
