import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { heard } from '../core/clock.js';
import { clock, money, moment } from '../core/format.js';
import { Page } from '../core/page.js';
import { risk, worstFirst } from '../core/risk.js';
import { go } from '../core/router.js';
import { badge, empty, failed, gain, loading, status } from '../parts/bits.js';
import { said } from '../parts/said.js';
import '../parts/position-drawer.js';
import '../parts/position-table.js';

/** Prices come many a second; they are read together. */
const BREATH_MS = 500;

/** What do we hold, and is it safe? Worst first; the order stays while prices move, until it is asked for anew. */
class PositionsPage extends Page {
  static properties = { data: { state: true }, order: { state: true }, last: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.tick();
    for (const event of ['position', 'mark', 'order', 'status']) this.hear(event, () => this.soon(BREATH_MS));
    this.hear('decision', (decision) => this.decided([decision]));
  }

  async load() {
    const data = await get(`/api/positions?account=${this.account}`);
    heard(data.asOf);
    const known = new Set(this.order ?? []);
    this.data = data;
    if (known.size !== data.positions.length || data.positions.some((/** @type {any} */ p) => !known.has(p.id))) {
      this.sort();
    }
    if (this.looked !== this.account) {
      this.looked = this.account;
      const { decisions } = await get(`/api/decisions?limit=50&account=${this.account}`).catch(() => ({ decisions: [] }));
      this.decided(decisions);
    }
  }

  /** The newest that did something is what was done last. */
  decided(/** @type {any[]} */ decisions) {
    this.last =
      decisions.find(({ account, outcome }) => account === this.account && /RESOLVED|MULTIPLE/.test(outcome)) ?? this.last;
  }

  sort() {
    this.order = this.worst();
  }

  worst() {
    return [...this.data.positions].sort(worstFirst).map(({ id }) => id);
  }

  /** Those that the filter leaves, in the order that stands. */
  shown() {
    const byId = new Map(this.data.positions.map((/** @type {any} */ each) => [each.id, each]));
    const wanted = (this.place.query.get('q') ?? '').toUpperCase();
    return (this.order ?? []).map((id) => byId.get(id)).filter((each) => each?.instrument.includes(wanted));
  }

  ids() {
    return this.data ? this.shown().map(({ id }) => id) : [];
  }

  render() {
    return html`<div class="page ${this.place.id ? 'split' : ''}">
      <section aria-label="Positions">
        <div class="head">
          <h1>Positions</h1>
          ${this.data?.positions.length ? this.summary() : nothing}
          <input
            type="search"
            data-search
            placeholder="Filter"
            aria-label="Filter by instrument"
            .value=${this.place.query.get('q') ?? ''}
            @input=${this.filter}
          />
        </div>
        ${failed(this.problem, () => this.read())} ${this.list()} ${this.done()}
      </section>
      ${this.place.id
        ? html`<position-drawer
            .id=${this.place.id}
            .account=${this.account}
            .position=${this.data?.positions.find((/** @type {any} */ each) => each.id === this.place.id)}
            .known=${Boolean(this.data)}
          ></position-drawer>`
        : nothing}
    </div>`;
  }

  summary() {
    const held = this.data.positions;
    const count = (/** @type {string} */ level) =>
      held.filter((/** @type {any} */ each) => risk(each).level === level).length;
    const known = held.filter((/** @type {any} */ each) => each.unrealized !== undefined);
    const sum = known.reduce((/** @type {number} */ total, /** @type {any} */ each) => total + Number(each.unrealized), 0);
    const moved = this.worst().join() !== (this.order ?? []).join();
    return html`<p class="summary">
      <span>${held.length} open</span>
      ${count('red') ? status('red', `${count('red')} in danger`) : nothing}
      ${count('yellow') ? status('yellow', `${count('yellow')} to look at`) : nothing}
      ${count('green') ? status('green', `${count('green')} safe`) : nothing}
      <span title=${money(sum)}>${gain(String(sum))} unrealized</span>
      <button class="plain ${moved ? '' : 'hidden'}" @click=${this.sort}>Sort again, worst first</button>
    </p>`;
  }

  list() {
    if (!this.data) return this.problem ? nothing : loading();
    if (!this.data.positions.length) {
      return empty('Nothing is held', html`A position appears here as soon as an order fills or a trade is booked with
        <code>alertledger buy</code>.`);
    }
    const shown = this.shown();
    if (!shown.length) return empty('None of that name', 'No open position matches the filter.');
    return html`<position-table .positions=${shown} .cursor=${this.cursor} .open=${this.place.id}></position-table>`;
  }

  /** Why did the last thing happen? */
  done() {
    const d = this.last;
    if (!d || d.account !== this.account) return nothing;
    return html`<p class="last">
      <span class="quiet">Last</span> <time title=${moment(d.decidedAt)}>${clock(d.decidedAt)}</time> ${badge(d.outcome)}
      <a href="/decisions/${encodeURIComponent(d.decisionId)}">${d.message}</a>
      <span class="quiet">${d.text ? html`${d.author ?? ''} ${said(d)}` : 'a trigger or a person'}</span>
    </p>`;
  }

  filter(/** @type {InputEvent} */ event) {
    const q = /** @type {HTMLInputElement} */ (event.target).value;
    go(location.pathname + (q ? `?q=${encodeURIComponent(q)}` : ''), { replace: true });
  }
}

customElements.define('positions-page', PositionsPage);
