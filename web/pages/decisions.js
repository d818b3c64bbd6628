import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get } from '../core/api.js';
import { clock, moment } from '../core/format.js';
import { Page } from '../core/page.js';
import { go } from '../core/router.js';
import { badge, empty, failed, loading } from '../parts/bits.js';
import { said } from '../parts/said.js';
import '../parts/decision-sheet.js';

const MOST = 500;

/** What was decided, and why: the newest decisions beside the one that is looked at. */
class DecisionsPage extends Page {
  static properties = { decisions: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.hear('decision', (decision) => this.arrived(decision));
  }

  async load() {
    this.decisions = (await get(`/api/decisions?limit=200&account=${this.account}`)).decisions;
  }

  arrived(/** @type {any} */ decision) {
    this.late();
    if (decision.account !== this.account || !this.decisions) return;
    const known = this.decisions.findIndex((/** @type {any} */ each) => each.decisionId === decision.decisionId);
    this.decisions = known >= 0 ? this.decisions.with(known, decision) : [decision, ...this.decisions].slice(0, MOST);
  }

  shown() {
    const wanted = (this.place.query.get('q') ?? '').toLowerCase();
    return (this.decisions ?? []).filter((/** @type {any} */ d) =>
      [d.text, d.author, d.message, d.outcome, d.code, d.decisionId].some((text) => text?.toLowerCase().includes(wanted)),
    );
  }

  ids() {
    return this.shown().map(({ decisionId }) => decisionId);
  }

  addressOf(/** @type {string} */ id) {
    return `/decisions/${encodeURIComponent(id)}${location.search}`;
  }

  render() {
    return html`<div class="page ${this.place.id ? 'reading' : ''}">
      <section aria-label="Decisions">
        <div class="head">
          <h1>Decisions</h1>
          <input
            type="search"
            data-search
            placeholder="Filter"
            aria-label="Filter by text, author or outcome"
            .value=${this.place.query.get('q') ?? ''}
            @input=${this.filter}
          />
        </div>
        ${failed(this.problem, () => this.read())} ${this.list()}
      </section>
      ${this.place.id ? html`<decision-sheet .id=${this.place.id}></decision-sheet>` : nothing}
    </div>`;
  }

  list() {
    if (!this.decisions) return this.problem ? nothing : loading(8);
    if (!this.decisions.length) {
      return empty('Nothing was decided yet', 'Every alert is answered by a decision, also those that are refused.');
    }
    const shown = this.shown();
    if (!shown.length) return empty('None like that', 'No decision matches the filter.');
    return html`<ol class="list decisions">
      ${repeat(shown, (/** @type {any} */ each) => each.decisionId, (each) => this.row(each))}
    </ol>`;
  }

  row(/** @type {any} */ d) {
    const marks = `${d.decisionId === this.cursor ? 'cursor' : ''} ${d.decisionId === this.place.id ? 'open' : ''}`;
    return html`<li class=${marks}>
      <a href=${this.addressOf(d.decisionId)}>
        <span class="line">
          <time title=${moment(d.decidedAt)}>${clock(d.decidedAt)}</time>
          ${badge(d.outcome)}
          <span class="quiet">${d.author ?? (d.alertId ? '' : 'a trigger or a person')}</span>
        </span>
        <span class="message">${d.message}</span>
        ${d.text ? html`<span class="quiet">${said(d)}</span>` : nothing}
      </a>
    </li>`;
  }

  filter(/** @type {InputEvent} */ event) {
    const q = /** @type {HTMLInputElement} */ (event.target).value;
    go(location.pathname + (q ? `?q=${encodeURIComponent(q)}` : ''), { replace: true });
  }
}

customElements.define('decisions-page', DecisionsPage);
