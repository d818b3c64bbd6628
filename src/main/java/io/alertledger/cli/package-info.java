/**
 * The command line: commands that parse, call and render. Nothing is decided here.
 *
 * <p>Knows everything below it and is known by nobody. Start at {@link io.alertledger.cli.Main}, where every command is
 * listed; what all of them take is in {@link io.alertledger.cli.GlobalOptions}.
 */
@NullMarked
package io.alertledger.cli;

import org.jspecify.annotations.NullMarked;
