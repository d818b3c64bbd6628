// What somebody wrote, as text and nothing else, with what was understood marked in it.

import { html } from 'lit';
import { words } from '../core/format.js';
import { pieces, short } from '../core/spans.js';

/** Letters that are not seen and turn the order of others: they are shown for what they are. */
const CONTROLS = /([\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF])/;

/**
 * @param {any} alert with a text or structured instructions
 * @param {any} [reading] what it was understood to be
 */
export function said(alert, reading) {
  if (!alert.text) {
    const all = alert.instructions ?? (alert.instruction ? [alert.instruction] : []);
    return html`<span class="said structured">${all.map(short).join('; ')}</span>`;
  }
  return html`<bdi class="said" dir="ltr"
    >${pieces(alert.text, reading?.instructions ?? []).map((piece) =>
      piece.field
        ? html`<mark class="span ${piece.kind}" title=${words(piece.field.replace(/[A-Z]/g, '_$&'))}>${plain(piece.text)}</mark>`
        : plain(piece.text),
    )}</bdi
  >`;
}

/** @param {string} text */
function plain(text) {
  return text.split(CONTROLS).map((part, at) =>
    at % 2 ? html`<span class="control">U+${part.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}</span>` : part,
  );
}
