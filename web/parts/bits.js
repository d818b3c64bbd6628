// Small pieces of pages: templates without a state of their own.

import { html, nothing } from 'lit';
import { contract, money } from '../core/format.js';

/**
 * A status: always a colour and a word.
 * @param {string} level red, yellow, green, or quiet
 * @param {string} word
 * @param {string[]} [reasons] shown when pointed at
 */
export const status = (level, word, reasons = []) =>
  html`<span class="status ${level.toLowerCase()}" title=${reasons.join('\n') || nothing}>${word}</span>`;

/** @param {string} verdict or outcome @returns {string} the colour that goes with it */
function tone(verdict) {
  if (['RESOLVED', 'MULTIPLE', 'FILLED', 'ORDER', 'MANAGE'].includes(verdict)) return 'green';
  if (['AMBIGUOUS', 'UNCLEAR', 'PLANNED', 'SUBMITTED', 'PARTIALLY_FILLED', 'UNKNOWN'].includes(verdict)) return 'yellow';
  if (['REFUSED', 'UNSUPPORTED', 'REJECTED', 'EXPIRED'].includes(verdict)) return 'red';
  return 'quiet';
}

/** A verdict or outcome. @param {string} word */
export const badge = (word) => html`<span class="badge ${tone(word)}">${word}</span>`;

/** Money that is won or lost, by colour and sign. @param {string | null | undefined} value */
export const gain = (value) =>
  html`<span class=${Number(value ?? 0) < 0 ? 'loss' : Number(value ?? 0) > 0 ? 'gain' : ''} title=${value ?? nothing}
    >${money(value)}</span
  >`;

/**
 * An instrument: the ticker, then what kind.
 * @param {string} id
 * @param {string} [side] told where it is short
 */
export function instrument(id, side) {
  const { ticker, detail } = contract(id);
  return html`<b>${ticker}</b>${detail ? html` <span class="detail">${detail}</span>` : nothing}${side === 'SHORT'
    ? html` <span class="detail">short</span>`
    : nothing}`;
}

/** Where nothing is yet. @param {string} title @param {unknown} text */
export const empty = (title, text) => html`<div class="empty"><h2>${title}</h2><p>${text}</p></div>`;

/** While it is read: the shape of what will come. @param {number} [rows] */
export const loading = (rows = 6) => html`<div class="loading" role="status" aria-label="Loading">
  ${Array.from({ length: rows }, () => html`<div class="bone"></div>`)}
</div>`;

/**
 * What went wrong, and trying again.
 * @param {any} problem
 * @param {() => void} [again]
 */
export const failed = (problem, again) =>
  problem
    ? html`<div class="failed" role="alert">
        <p><b>${problem.code ?? 'ERROR'}</b> ${problem.message}</p>
        ${again ? html`<button @click=${again}>Try again</button>` : nothing}
      </div>`
    : nothing;

/** Keys as they are printed on a keyboard. @param {string} keys such as "g p" */
export const keys = (keys) => keys.split(' ').map((key) => html`<kbd>${key}</kbd>`);
