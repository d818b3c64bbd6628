import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get } from '../core/api.js';
import { clock, day, moment } from '../core/format.js';
import { Page } from '../core/page.js';
import { go } from '../core/router.js';
import { badge, empty, failed, loading } from '../parts/bits.js';
import { said } from '../parts/said.js';
import '../parts/try-box.js';
import '../parts/waiting-card.js';

const MOST = 200;

/** What is being said, and what was made of it. What waits for a person stands on top. */
class AlertsPage extends Page {
  static properties = { alerts: { state: true }, waiting: { state: true }, held: { state: true }, ends: { state: true } };

  constructor() {
    super();
    /** @type {any[]} */
    this.held = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.tick();
    this.hear('alert', (alert) => this.arrived(alert));
    this.hear('decision', () => this.look());
  }

  async load() {
    const { alerts, waiting } = await get(`/api/alerts?limit=100&account=${this.account}`);
    this.alerts = alerts;
    this.waiting = waiting;
    this.held = [];
  }

  /** A new alert goes on top, unless that would move what somebody is reading. */
  arrived(/** @type {any} */ alert) {
    this.late();
    if (alert.account !== this.account || !this.alerts) return;
    const known = this.alerts.findIndex((/** @type {any} */ each) => each.id === alert.id);
    if (known >= 0) this.alerts = this.alerts.with(known, alert);
    else if (scrollY > 0 || this.querySelector('.list:hover, .list:focus-within')) this.held = [alert, ...this.held];
    else this.alerts = [alert, ...this.alerts].slice(0, MOST);
  }

  /** A decision settles or asks: what waits is read anew, and what it is about. */
  async look() {
    this.late();
    const known = this.alerts;
    const { alerts, waiting } = await get(`/api/alerts?limit=20&account=${this.account}`).catch(() => ({}));
    if (!waiting) return;
    this.waiting = waiting;
    const fresh = new Map(alerts.map((/** @type {any} */ alert) => [alert.id, alert]));
    if (this.alerts === known) this.alerts = known?.map((/** @type {any} */ alert) => fresh.get(alert.id) ?? alert);
  }

  release() {
    this.alerts = [...this.held, ...this.alerts].slice(0, MOST);
    this.held = [];
  }

  ids() {
    return (this.alerts ?? []).map(({ id }) => id);
  }

  addressOf(/** @type {string} */ id) {
    const decision = this.alerts.find((/** @type {any} */ alert) => alert.id === id)?.decisions.at(-1);
    return decision ? `/decisions/${encodeURIComponent(decision.decisionId)}` : '/alerts';
  }

  render() {
    return html`<div class="page">
      <section aria-label="Alerts">
        <div class="head">
          <h1>Alerts</h1>
          <p class="summary quiet">What would you do with…</p>
        </div>
        <try-box .text=${this.place.query.get('try') ?? ''} .account=${this.account} @tried=${this.tried}></try-box>
        ${failed(this.problem, () => this.read())} ${this.asks()} ${this.list()}
      </section>
    </div>`;
  }

  tried(/** @type {CustomEvent} */ event) {
    go(event.detail ? `/alerts?try=${encodeURIComponent(event.detail)}` : '/alerts');
  }

  asks() {
    if (!this.waiting?.length) return nothing;
    return html`<h2 class="over">Waiting for you</h2>
      <div class="cards">
        ${repeat(
          this.waiting,
          (/** @type {any} */ each) => each.decisionId,
          (decision) => html`<waiting-card
            .decision=${decision}
            .alert=${this.alerts?.find((/** @type {any} */ alert) => alert.id === decision.alertId)}
            .now=${this.now()}
            @settled=${() => this.look()}
          ></waiting-card>`,
        )}
      </div>`;
  }

  list() {
    if (!this.alerts) return this.problem ? nothing : loading(8);
    if (!this.alerts.length && !this.held.length) {
      return empty('Nothing was said yet', html`Alerts come in by <code>POST /api/alerts</code> or
        <code>alertledger handle</code>. Above you can try a text: nothing is done with it.`);
    }
    return html`<div class="arrivals">
        ${this.held.length
          ? html`<button class="plain" @click=${this.release}>
              ${this.held.length === 1 ? '1 new alert' : `${this.held.length} new alerts`}, show
            </button>`
          : html`<span class="quiet">Newest first</span>`}
      </div>
      <ol class="list stream">
        ${repeat(this.alerts, (/** @type {any} */ each) => each.id, (each) => this.row(each))}
      </ol>`;
  }

  row(/** @type {any} */ alert) {
    return html`<li class=${alert.id === this.cursor ? 'cursor' : ''}>
      <time title=${moment(alert.receivedAt)}>${this.when(alert.receivedAt)}</time>
      <span class="who">${alert.author ?? 'nobody'}<span class="quiet">${alert.channel ?? ''}</span></span>
      <div class="what">
        <p>${said(alert, alert.reading)}</p>
        ${alert.decisions.map((/** @type {any} */ decision) => outcome(decision))}
      </div>
      ${badge(alert.verdict ?? 'RECEIVED')}
    </li>`;
  }

  when(/** @type {string} */ at) {
    return this.now() - Date.parse(at) < 86_400_000 ? clock(at) : day(at);
  }
}

/** @param {any} decision */
function outcome(decision) {
  const settled = decision.settlement ? `, settled by ${decision.settlement.by}: ${decision.settlement.choice}` : '';
  return html`<p class="outcome">
    ${decision.outcome === 'IGNORED' ? nothing : badge(decision.outcome)}
    <a href="/decisions/${encodeURIComponent(decision.decisionId)}">${decision.message}</a>
    <span class="quiet">${settled}</span>
  </p>`;
}

customElements.define('alerts-page', AlertsPage);
