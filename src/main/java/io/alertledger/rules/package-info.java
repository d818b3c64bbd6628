/**
 * Rule files become a {@link io.alertledger.rules.RuleSet}: read ({@link io.alertledger.rules.RuleSources}), checked and
 * compiled ({@link io.alertledger.rules.RuleCompiler}), fired over facts ({@link io.alertledger.rules.RuleRun}). What
 * rules say arrives on a {@link io.alertledger.rules.Scoreboard}. The one home of the rule engine's imports.
 *
 * <h2>How a rule is written</h2>
 *
 * <p>The folder is the question that a rule answers ({@link io.alertledger.rules.RuleStage}); the package is {@code
 * rules.} and the folder. A file imports the words it needs from {@code io.alertledger.model} and names the one global.
 *
 * <pre>{@code
 * package rules.matching;
 *
 * import io.alertledger.model.Candidate;
 * import io.alertledger.model.Instruction;
 * global io.alertledger.rules.Scoreboard scoreboard;
 *
 * rule "The strike is the one the alert names"
 *     @id("strike-matches")
 *     @title("The strike is the one the alert names")
 *     @rationale("A strike that is said is seldom wrong.")
 * when
 *     Instruction($said : contract.strike != null)
 *     $c : Candidate(strike == $said)
 * then
 *     scoreboard.hint($c, "the alert says strike {}", $said);
 * end
 * }</pre>
 *
 * <ul>
 *   <li>{@code @id} is lower case with hyphens, unique, and outlives renames; {@code @title} has no full stop; {@code
 *       @rationale} is full sentences. A rule's name is unique in the whole set.
 *   <li>No attributes: neither salience nor anything else orders rules, for order never matters.
 *   <li>A rule that calls {@code hint}, {@code prefer} or {@code learned} has a row in {@code weights.csv}.
 *   <li>Facts are records; a component that may be missing is null. {@code null == null} holds, so a join over such a
 *       component says {@code != null} first.
 *   <li>Decimals compare by value: {@code 595 == 595.0}.
 *   <li>A rule that joins candidates with each other speaks once for each pair. Use {@code not} or {@code exists} where
 *       it should speak once.
 * </ul>
 *
 * <p>Everything here but {@link io.alertledger.rules.Scoreboard} and {@link io.alertledger.rules.RuleRun} is immutable
 * or stateless and safe to share between threads. Knows {@code model}, whose records are the facts, and nothing else of
 * ours. Start at {@link io.alertledger.rules.RuleSet}.
 */
@NullMarked
package io.alertledger.rules;

import org.jspecify.annotations.NullMarked;
