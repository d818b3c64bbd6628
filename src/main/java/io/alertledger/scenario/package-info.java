/**
 * Stories about decisions, as text beside the rules ({@code matching/hints.scenarios}): what is held, what the alert
 * says, what should be decided and for which reasons. {@link io.alertledger.scenario.ScenarioFile} reads them, {@link
 * io.alertledger.scenario.ScenarioRunner} puts them to the real resolver under any rule set.
 *
 * <pre>
 * now: 2026-01-28 10:30
 *
 * scenario: a bare trim sells half of the oldest, rounded up
 * position: SPY_20260128_595_C, 5 at 1.50, opened 2026-01-27 10:00
 * position: SPY_20260130_600_P, 4 at 2.50, opened 2026-01-27 11:00, by ann, in swings
 * mark: SPY_20260128_595_C, 2.51
 * instruction: trim SPY
 * expect: sell 3 of SPY_20260128_595_C at 2.51
 * because: fifo +1, trim-part, exit-at-mark
 * not: SPY_20260130_600_P because fifo 0
 * silent: exit-all
 * </pre>
 *
 * <p>A story of prices has one position with {@code protection:} and {@code path:}, and expects {@code exit STOP_LOSS
 * at 95}, {@code trim 1/2 at 2; exit none}; one that lacks levels has {@code seed:}, with the {@code protection:} that is
 * there already, and expects {@code levels stop 95 target 107.5}.
 *
 * <p>A story stands on the shipped policy and says itself what is settled otherwise ({@code policy: heuristics
 * NEWEST_FIRST}), so what a trader settles in {@code policy.csv} breaks none.
 *
 * <p>Times without a zone are New York's. Lines before the first scenario hold for all of the file. Reasons are a
 * part of what was said, so a new rule breaks no old story; {@code silent: others} says that no rule spoke beside
 * those under {@code because:}.
 *
 * <p>Everything here is immutable or stateless and safe to share between threads. Knows {@code explain}, {@code exits},
 * {@code resolve} and what lies below. Start at {@link io.alertledger.scenario.ScenarioRunner}.
 */
@NullMarked
package io.alertledger.scenario;

import org.jspecify.annotations.NullMarked;
