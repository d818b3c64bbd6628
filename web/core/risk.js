// How safe a position is, in one word; and which is the worst.

import { age, percent } from './format.js';
import { now } from './clock.js';

/**
 * @typedef {{level: 'red' | 'yellow' | 'green', word: string, reasons: string[]}} Risk
 */

const STALE_MS = 60_000;
/** How close to its stop is near, of the price: an option moves more in a minute than a coin in an hour. */
const NEAR = { option: 0.1, linear: 0.01 };
const ORDER = { red: 0, yellow: 1, green: 2 };

/**
 * @param {any} position as the API gives it
 * @returns {Risk}
 */
export function risk(position) {
  /** @type {Risk[]} */
  const found = [];
  const say = (/** @type {Risk['level']} */ level, /** @type {string} */ word, /** @type {string[]} */ ...reasons) =>
    found.push({ level, word, reasons });
  const books = position.consistency;
  if (books?.status === 'RED') say('red', 'Books differ', ...books.reasons);
  const stop = toStop(position);
  if (stop !== null && stop <= 0) say('red', 'Past its stop', 'the price is at or beyond the stop');
  if (!guarded(position)) say('yellow', 'No protection', 'nothing would sell it when the price goes against it');
  else if (position.protection.suspended) say('yellow', 'Not armed', position.protection.suspended);
  if (books?.status === 'YELLOW' && guarded(position)) say('yellow', 'Books unsure', ...books.reasons);
  if (position.status === 'pending_exit') say('yellow', 'Exit under way', 'an order to sell it is working');
  if (!position.mark) say('yellow', 'No price', 'no price is known, so no exit can trigger');
  else if (now() - Date.parse(position.mark.at) > STALE_MS)
    say('yellow', 'Old price', `the price is ${age(position.mark.at, now())} old`);
  const near = position.occ ? NEAR.option : NEAR.linear;
  if (stop !== null && stop > 0 && stop < near) say('yellow', 'Near its stop', `the stop is ${percent(stop)} of the price away`);
  if (position.managed === false) say('yellow', 'Not managed', 'it was opened elsewhere and not claimed');
  if (!found.length) return { level: 'green', word: 'Safe', reasons: ['protected, priced, and as the broker has it'] };
  found.sort((a, b) => ORDER[a.level] - ORDER[b.level]);
  return { level: found[0].level, word: found[0].word, reasons: found.flatMap((one) => one.reasons) };
}

/**
 * Whether anything would sell it. One whose levels were taken away keeps who did it and why.
 * @param {any} position
 */
export function guarded(position) {
  const { source, because, suspended, delayedStopMode, ...levels } = position.protection ?? {};
  return Object.values(levels).some((value) => value && !(Array.isArray(value) && !value.length));
}

/**
 * How far the price is from a level, as a fraction of the price; below 0 is beyond it.
 * @param {any} position
 * @param {string | null | undefined} level
 * @param {'stop' | 'target'} kind
 * @returns {number | null}
 */
export function distance(position, level, kind) {
  const price = Number(position.mark?.price);
  if (!level || !price) return null;
  const up = (Number(level) - price) / price;
  return (kind === 'target') === (position.side === 'LONG') ? up : -up;
}

/** @param {any} position */
export const toStop = (position) => distance(position, position.levels?.stop, 'stop');

/** @param {any} position */
export const toTarget = (position) =>
  distance(position, position.levels?.takeProfit ?? position.levels?.target, 'target');

/**
 * Worst first: by danger, then by what is lost.
 * @param {any} a
 * @param {any} b
 */
export function worstFirst(a, b) {
  return (
    ORDER[risk(a).level] - ORDER[risk(b).level] ||
    Number(a.unrealizedPct ?? 0) - Number(b.unrealizedPct ?? 0) ||
    a.id.localeCompare(b.id)
  );
}
