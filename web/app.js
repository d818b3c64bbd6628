// The frame of the console: opens the session, follows the address, shows the page and how the ledger stands.

import { html, nothing } from 'lit';
import { get } from './core/api.js';
import { heard } from './core/clock.js';
import { Part } from './core/page.js';
import { follow, go, here } from './core/router.js';
import { open, token } from './core/session.js';
import { connection, start } from './core/stream.js';
import { apply, flip } from './core/theme.js';
import './parts/help-dialog.js';
import './parts/toast-list.js';
import './parts/top-bar.js';
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

class AlertLedgerApp extends Part {
  static properties = {
    place: { state: true },
    status: { state: true },
    connection: { state: true },
    refused: { state: true },
    ready: { state: true },
    waiting: { state: true },
  };

  async connectedCallback() {
    super.connectedCallback();
    apply();
    follow((place) => this.arrive(place));
    addEventListener('keydown', this.keys);
    addEventListener('alertledger:session', () => this.requestUpdate());
    this.hear('connection', (how) => (this.connection = how));
    this.hear('status', (status) => this.stands(status));
    this.hear('decision', () => this.count());
    this.hear('resync', () => this.count());
    this.refused = await open().catch(() => 'The server does not answer.');
    if (token()) {
      start();
      this.connection = connection();
      await get('/api/status').then((status) => this.stands(status), () => nothing);
      this.count();
    }
    this.ready = true;
  }

  /** @param {import('./core/router.js').Place} place */
  arrive(place) {
    this.place = place;
    const page = PAGES.find((each) => each.page === place.page);
    document.title = `${page ? page.title : 'Nothing here'} · AlertLedger`;
  }

  stands(/** @type {any} */ status) {
    heard(status.asOf);
    this.status = status;
  }

  /** How many wait for a person, for the number beside Alerts. */
  async count() {
    const alerts = await get(`/api/alerts?limit=50&account=${this.account()}`).catch(() => null);
    if (alerts) this.waiting = alerts.waiting.length;
  }

  account() {
    return this.place.query.get('account') ?? 'default';
  }

  /** `g` and a page's letter go there; the rest is for the page that is shown. */
  keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || this.querySelector('dialog[open]')) return;
    const target = event.composedPath()[0];
    const typing = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');
    if (typing) {
      if (event.key === 'Escape') target.blur();
      return;
    }
    const went = this.went;
    this.went = event.key === 'g' && !went;
    const chosen = went ? PAGES.find(({ key }) => key === event.key) : undefined;
    if (chosen) return go(`/${chosen.page}`);
    if (this.own(event)) event.preventDefault();
  };

  /** @param {KeyboardEvent} event @returns {boolean} whether it was one */
  own(event) {
    const page = /** @type {any} */ (this.querySelector('main > *'));
    const button = /** @type {Element | undefined} */ (event.composedPath()[0])?.matches?.('button, a, summary');
    switch (event.key) {
      case '?':
        this.help();
        return true;
      case 't':
        flip();
        return true;
      case '/':
        this.querySelector('[data-search]')?.focus();
        return true;
      case 'j':
      case 'k':
        page?.move?.(event.key === 'j' ? 1 : -1);
        return true;
      case 'Enter':
        if (button || !page?.cursor) return false;
        go(page.addressOf(page.cursor));
        return true;
      case 'Escape':
        if (here().id) go(`/${here().page}`);
        return true;
      default:
        return false;
    }
  }

  help = () => /** @type {any} */ (this.querySelector('help-dialog'))?.show();

  choose(/** @type {CustomEvent} */ event) {
    go(`/${this.place.page}${event.detail === 'default' ? '' : `?account=${encodeURIComponent(event.detail)}`}`);
  }

  render() {
    if (!this.ready) return nothing;
    if (!token()) return this.closed();
    return html`<top-bar
        .pages=${PAGES}
        .page=${this.place.page}
        .account=${this.account()}
        .standing=${this.status}
        .connection=${this.connection}
        .waiting=${this.waiting ?? 0}
        @help=${this.help}
        @account=${this.choose}
      ></top-bar>
      <main class=${this.connection === 'live' ? '' : 'stale'}>${this.page()}</main>
      <toast-list></toast-list>
      <help-dialog></help-dialog>`;
  }

  closed() {
    return html`<main class="closed">
      <h1>The console is closed</h1>
      <p>${this.refused ?? 'A link opens it; each works once, within five minutes.'}</p>
      <p>Print one with <code>alertledger link</code></p>
    </main>`;
  }

  page() {
    const { place } = this;
    const account = this.account();
    switch (place.page) {
      case 'positions':
        return html`<positions-page .place=${place} .account=${account}></positions-page>`;
      case 'alerts':
        return html`<alerts-page .place=${place} .account=${account}></alerts-page>`;
      case 'decisions':
        return html`<decisions-page .place=${place} .account=${account}></decisions-page>`;
      case 'rules':
        return html`<rules-page .place=${place} .account=${account}></rules-page>`;
      default:
        return html`<performance-page .place=${place} .account=${account}></performance-page>`;
    }
  }
}

customElements.define('alertledger-app', AlertLedgerApp);
document.body.append(document.createElement('alertledger-app'));
