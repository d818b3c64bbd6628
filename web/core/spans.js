// Which letters of an alert were understood as what.

/** Kinds of words, by the field of the instruction that they became. */
const KINDS = {
  action: 'action',
  ticker: 'ticker',
  strike: 'contract',
  optionType: 'contract',
  expiration: 'contract',
  side: 'contract',
  nickname: 'contract',
  quantity: 'size',
  fraction: 'size',
  leave: 'size',
  size: 'size',
  scope: 'size',
  price: 'price',
  stop: 'level',
  targets: 'level',
};

/**
 * @typedef {{text: string, field?: string, kind?: string}} Piece
 */

/**
 * The text cut into pieces, each with the field that it became. Offsets count UTF-16 units, as strings do here.
 * @param {string} text
 * @param {any[]} instructions
 * @returns {Piece[]}
 */
export function pieces(text, instructions) {
  const spans = instructions
    .flatMap(({ spans = {} }) => Object.entries(spans).map(([field, [from, to]]) => ({ field, from, to })))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  /** @type {Piece[]} */
  const cut = [];
  let at = 0;
  for (const { field, from, to } of spans) {
    if (from < at || to > text.length) continue;
    if (from > at) cut.push({ text: text.slice(at, from) });
    cut.push({ text: text.slice(from, to), field, kind: KINDS[/** @type {'action'} */ (field)] ?? 'other' });
    at = to;
  }
  if (at < text.length) cut.push({ text: text.slice(at) });
  return cut;
}

/**
 * An instruction in the fewest words.
 * @param {any} i
 */
export function short(i) {
  const contract = [i.strike, i.optionType?.toLowerCase(), i.expiration].filter(Boolean).join(' ');
  const part = i.fraction ? `${Math.round(Number(i.fraction) * 100)} %${i.ticker ? ' of' : ''}` : '';
  const size = i.quantity ?? (part || (i.scope === 'ALL' ? 'all' : ''));
  return [i.action.replace('_', ' ').toLowerCase(), size, i.ticker, contract, i.price ? `at ${i.price}` : '']
    .filter(Boolean)
    .join(' ');
}
