import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { age, decimal, moment, percent, price, words } from '../core/format.js';
import { Part } from '../core/page.js';
import { risk, toStop, toTarget } from '../core/risk.js';
import { go } from '../core/router.js';
import { gain, instrument, status } from './bits.js';

const STALE_MS = 60_000;

/** The open positions, a row each. */
class PositionTable extends Part {
  static properties = { positions: { attribute: false }, cursor: {}, open: {} };

  render() {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Open positions">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">Safe?</th>
            <th scope="col">Instrument</th>
            <th scope="col" class="n">Held</th>
            <th scope="col" class="n">Cost</th>
            <th scope="col" class="n">Price</th>
            <th scope="col" class="n" title="how old the price is">Age</th>
            <th scope="col" class="n">Unrealized</th>
            <th scope="col" class="n"><abbr title="unrealized, of what was paid">%</abbr></th>
            <th scope="col" class="n" title="the stop in force, and how far the price is from it">Stop</th>
            <th scope="col" class="n" title="where profit is taken, and how far the price is from it">Target</th>
            <th scope="col">Status</th>
            <th scope="col">Books</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(this.positions, (/** @type {any} */ each) => each.id, (each) => this.row(each))}
        </tbody>
      </table>
    </div>`;
  }

  row(/** @type {any} */ p) {
    const { level, word, reasons } = risk(p);
    const stale = p.mark && this.now() - Date.parse(p.mark.at) > STALE_MS;
    const address = `/positions/${encodeURIComponent(p.id)}${location.search}`;
    const marks = `${p.id === this.cursor ? 'cursor' : ''} ${p.id === this.open ? 'open' : ''}`;
    return html`<tr class=${marks} @click=${() => go(address)}>
      <td>${status(level, word, reasons)}</td>
      <th scope="row"><a href=${address} title=${p.id}>${instrument(p.instrument, p.side)}</a></th>
      <td class="n">${decimal(p.quantity)}</td>
      <td class="n">${price(p.averageCost)}</td>
      <td class="n">${price(p.mark?.price)}</td>
      <td class="n ${stale ? 'warn' : 'quiet'}" title=${p.mark ? moment(p.mark.at) : nothing}>
        ${age(p.mark?.at, this.now())}
      </td>
      <td class="n">${gain(p.unrealized)}</td>
      <td class="n quiet">${percent(p.unrealizedPct, { sign: true })}</td>
      <td class="n">${level2(p.levels?.stop, toStop(p))}</td>
      <td class="n">${level2(p.levels?.takeProfit ?? p.levels?.target, toTarget(p))}</td>
      <td>${state(p)}</td>
      <td>${books(p)}</td>
    </tr>`;
  }
}

/**
 * A level, and how far the price is from it.
 * @param {string | undefined} level
 * @param {number | null} away
 */
function level2(level, away) {
  if (!level) return html`<span class="quiet">none</span>`;
  return html`${price(level)} <span class="away">${away === null ? '' : percent(away, { places: 0 })}</span>`;
}

/** @param {any} p */
function state(p) {
  if (Number(p.locked ?? 0) > 0) {
    const since = p.pendingExitSince ? `since ${moment(p.pendingExitSince)}` : '';
    return html`<span class="status yellow" title=${since}>${words(p.status)}, ${decimal(p.locked)} locked</span>`;
  }
  return html`<span class="quiet">${p.managed === false ? 'not managed' : words(p.status)}</span>`;
}

/** @param {any} p */
function books(p) {
  if (!p.consistency || p.consistency.status === 'GREEN') return html`<span class="quiet">agree</span>`;
  return status(p.consistency.status, p.consistency.disputed ? 'disputed' : words(p.consistency.status), p.consistency.reasons);
}

customElements.define('position-table', PositionTable);
