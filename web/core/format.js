// Numbers and times as people read them. Decimals come as texts and are shown as they are, grouped; only money and
// per cents are rounded, and then the exact value is in the title.

/** Shown where there is nothing. */
export const NONE = '–';

const MINUS = '−';

/**
 * A decimal as it is, with thousands grouped.
 * @param {string | number | null | undefined} value
 * @returns {string}
 */
export function decimal(value) {
  if (value === null || value === undefined || value === '') return NONE;
  const [, sign, whole, rest = ''] = /^([-+]?)(\d+)(\.\d+)?$/.exec(String(value)) ?? [null, '', String(value)];
  return (sign === '-' ? MINUS : '') + whole.replace(/\B(?=(\d{3})+$)/g, ',') + rest;
}

/**
 * A price or cost: at least two places, so that a column of them lines up; at most six.
 * @param {string | null | undefined} value
 */
export function price(value) {
  if (value === null || value === undefined) return NONE;
  const places = Math.min(Math.max(2, (String(value).split('.')[1] ?? '').length), 6);
  return decimal(Number(value).toFixed(places));
}

/**
 * Money with two places and its sign.
 * @param {string | number | null | undefined} value
 */
export function money(value) {
  if (value === null || value === undefined) return NONE;
  const rounded = Number(value).toFixed(2);
  return (Number(rounded) > 0 ? '+' : '') + decimal(Number(rounded) === 0 ? '0.00' : rounded);
}

/**
 * A fraction as per cent: 0.254 is 25.4 %.
 * @param {string | number | null | undefined} fraction
 * @param {{sign?: boolean, places?: number}} [how]
 */
export function percent(fraction, { sign = false, places = 1 } = {}) {
  if (fraction === null || fraction === undefined) return NONE;
  const rounded = (Number(fraction) * 100).toFixed(places).replace(/\.0+$/, '');
  return `${sign && Number(rounded) > 0 ? '+' : ''}${decimal(rounded)} %`;
}

/**
 * Points of evidence: signed, at most three places.
 * @param {string} points
 */
export function points(points) {
  const rounded = String(Math.round(Number(points) * 1000) / 1000);
  return (Number(rounded) > 0 ? '+' : '') + decimal(rounded);
}

/**
 * How long ago, in its largest unit.
 * @param {string | null | undefined} at
 * @param {number} now
 */
export function age(at, now) {
  if (!at) return NONE;
  return span((now - Date.parse(at)) / 1000);
}

/** @param {number} seconds */
export function span(seconds) {
  if (seconds < 1) return 'now';
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** @param {string} at */
export const clock = (at) => TIME.format(new Date(at));

/** @param {string} at */
export const day = (at) => DAY.format(new Date(at));

/** @param {string} at */
export const moment = (at) => `${YEAR.format(new Date(at))}, ${clock(at)}`;

/**
 * The parts of a contract's id, or the symbol alone.
 * @param {string} id such as SPY_20260128_595_C or SOLUSDT:SHORT
 * @returns {{ticker: string, detail: string, call?: boolean}}
 */
export function contract(id) {
  const option = /^([^_]+)_(\d{4})(\d\d)(\d\d)_([\d.]+)_([CP])(.*)$/.exec(id);
  if (!option) return { ticker: id.replace(/:(LONG|SHORT)$/, ''), detail: '' };
  const [, ticker, year, month, date, strike, type] = option;
  const expires = new Date(Number(year), Number(month) - 1, Number(date));
  return { ticker, detail: `${strike} ${type === 'C' ? 'call' : 'put'} · ${YEAR.format(expires)}`, call: type === 'C' };
}

/**
 * A constant of the API in small letters: PENDING_EXIT is "pending exit".
 * @param {string | null | undefined} constant
 */
export const words = (constant) => (constant ?? '').replaceAll('_', ' ').toLowerCase();

/** The same with a capital. @param {string | null | undefined} constant */
export const title = (constant) => words(constant).replace(/^./, (first) => first.toUpperCase());
