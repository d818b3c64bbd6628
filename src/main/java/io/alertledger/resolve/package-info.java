/**
 * From what an instruction says and what is held to a decision. Pure: the rules are asked, their
 * evidence is added up, nothing is done.
 *
 * <p>Knows {@link io.alertledger.rules} and what lies below it. Start at {@link
 * io.alertledger.resolve.Resolver}; the ranking of candidates is {@link
 * io.alertledger.resolve.Ranking}.
 */
@NullMarked
package io.alertledger.resolve;

import org.jspecify.annotations.NullMarked;
