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
            <th scope="col" class="n c2">Cost</th>
            <th scope="col" class="n c1">Price</th>
            <th scope="col" class="n c2" title="how old the price is">Age</th>
            <th scope="col" class="n">Unrealized</th>
            <th scope="col" class="n c2"><abbr title="unrealized, of what was paid">%</abbr></th>
            <th scope="col" class="n c0" title="the stop in force, and how far the price is from it">Stop</th>
            <th scope="col" class="n c1" title="where profit is taken, and how far the price is from it">Target</th>
            <th scope="col" class="c3">Status</th>
            <th scope="col" class="c3">Books</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(this.positions, (/** @type {any} */ each) => each.id, (each) => this.row(each))}
        </tbody>
      </table>
    </div>`;
  }

  row(/** @type {any} */ p) {
    const { level: danger, word, reasons } = risk(p);
    const stale = p.mark && this.now() - Date.parse(p.mark.at) > STALE_MS;
    const address = `/positions/${encodeURIComponent(p.id)}${location.search}`;
    const marks = `${p.id === this.cursor ? 'cursor' : ''} ${p.id === this.open ? 'open' : ''}`;
    return html`<tr class=${marks} @click=${() => go(address)}>
      <td>${status(danger, word, reasons)}</td>
      <th scope="row"><a href=${address} title=${p.id}>${instrument(p.instrument, p.side)}</a></th>
      <td class="n">${decimal(p.quantity)}</td>
      <td class="n c2">${price(p.averageCost)}</td>
      <td class="n c1">${price(p.mark?.price)}</td>
      <td class="n c2 ${stale ? 'warn' : 'quiet'}" title=${p.mark ? moment(p.mark.at) : nothing}>
        ${age(p.mark?.at, this.now())}
      </td>
      <td class="n">${gain(p.unrealized)}</td>
      <td class="n quiet c2">${percent(p.unrealizedPct, { sign: true })}</td>
      <td class="n c0">${level(p.levels?.stop, toStop(p))}</td>
      <td class="n c1">${level(p.levels?.takeProfit ?? p.levels?.target, toTarget(p))}</td>
      <td class="c3">${state(p)}</td>
      <td class="c3">${books(p)}</td>
    </tr>`;
  }
}

/**
 * A level, and how far the price is from it.
 * @param {string | undefined} at
 * @param {number | null} away
 */
function level(at, away) {
  if (!at) return html`<span class="quiet">none</span> <span class="away"></span>`;
  return html`${price(at)} <span class="away">${away === null ? '' : percent(away, { places: Math.abs(away) < 0.1 ? 1 : 0 })}</span>`;
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
  return status(p.consistency.status, p.consistency.disputed ? 'disputed' : 'look', p.consistency.reasons);
}

customElements.define('position-table', PositionTable);
