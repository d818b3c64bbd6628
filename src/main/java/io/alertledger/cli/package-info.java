/**
 * The command line: commands that parse, call and render. Nothing is decided here.
 */
@NullMarked
package io.alertledger.cli;

import org.jspecify.annotations.NullMarked;
