// The frame of the console: opens the session, follows the address, shows the page and how the ledger stands.

import { LitElement, html } from 'lit';
import { get } from './core/api.js';
import { follow, go } from './core/router.js';
import { open, token } from './core/session.js';
import { connection, live, start } from './core/stream.js';
import './pages/positions.js';
import './pages/alerts.js';
import './pages/decisions.js';
import './pages/rules.js';
import './pages/performance.js';

const PAGES = [
  { page: 'positions', title: 'Positions', key: 'p' },
  { page: 'alerts', title: 'Alerts', key: 'a' },
  { page: 'decisions', title: 'Decisions', key: 'd' },
  { page: 'rules', title: 'Rules', key: 'r' },
  { page: 'performance', title: 'Performance', key: 'f' },
];

class AlertLedgerApp extends LitElement {
  static properties = {
    place: { state: true },
    status: { state: true },
    connection: { state: true },
    refused: { state: true },
    ready: { state: true },
  };

  createRenderRoot() {
    return this;
  }

  async connectedCallback() {
    super.connectedCallback();
    follow((place) => (this.place = place));
    addEventListener('keydown', this.keys);
    addEventListener('alertledger:session', () => this.requestUpdate());
    live.addEventListener('connection', (e) => (this.connection = /** @type {CustomEvent} */ (e).detail));
    live.addEventListener('status', (e) => (this.status = /** @type {CustomEvent} */ (e).detail));
    this.refused = await open().catch(() => 'The server does not answer.');
    this.ready = true;
    if (!token()) return;
    start();
    this.connection = connection();
    this.status = await get('/api/status').catch(() => this.status);
  }

  /** `g` and a page's letter go there. */
  keys = (/** @type {KeyboardEvent} */ event) => {
    const typing = event.composedPath()[0];
    if (typing instanceof HTMLInputElement || typing instanceof HTMLTextAreaElement) return;
    const target = this.went ? PAGES.find(({ key }) => key === event.key) : undefined;
    if (target) go(`/${target.page}`);
    this.went = event.key === 'g' && !event.metaKey && !event.ctrlKey && !event.altKey;
  };

  render() {
    if (!this.ready) return html``;
    if (!token()) return this.closed();
    return html`<header>
        <a class="brand" href="/positions">AlertLedger</a>
        <nav aria-label="Pages">
          ${PAGES.map(
            ({ page, title }) =>
              html`<a href="/${page}" aria-current=${this.place.page === page ? 'page' : 'false'}>${title}</a>`,
          )}
        </nav>
        ${this.standing()}
      </header>
      <main>${this.page()}</main>`;
  }

  closed() {
    return html`<main class="closed">
      <h1>The console is closed</h1>
      <p>${this.refused ?? 'A link opens it; each works once, within five minutes.'}</p>
      <p>Print one with <code>alertledger link</code></p>
    </main>`;
  }

  standing() {
    const account = this.status?.accounts?.[0];
    const status = account?.consistency.status ?? 'YELLOW';
    return html`<p class="standing" role="status">
      <span class="status ${status.toLowerCase()}" title=${account?.consistency.reasons.join('\n') ?? ''}
        >${account ? status : 'not known yet'}</span
      >
      ${account?.paused ? html`<span class="status yellow">paused</span>` : ''}
      <span class="status ${this.connection === 'live' ? 'green' : 'red'}"
        >${this.connection === 'live' ? 'live' : 'no connection'}</span
      >
    </p>`;
  }

  page() {
    switch (this.place.page) {
      case 'alerts':
        return html`<alerts-page .place=${this.place}></alerts-page>`;
      case 'decisions':
        return html`<decisions-page .place=${this.place}></decisions-page>`;
      case 'rules':
        return html`<rules-page .place=${this.place}></rules-page>`;
      case 'performance':
        return html`<performance-page .place=${this.place}></performance-page>`;
      default:
        return html`<positions-page .place=${this.place}></positions-page>`;
    }
  }
}

customElements.define('alertledger-app', AlertLedgerApp);
document.body.append(document.createElement('alertledger-app'));
