import { html, nothing } from 'lit';
import { post } from '../core/api.js';
import { flip } from '../core/theme.js';
import { told } from '../core/toasts.js';
import { Part } from '../core/page.js';
import { moment } from '../core/format.js';
import { status } from './bits.js';
import './ask-button.js';

const WORDS = { GREEN: 'Books agree', YELLOW: 'Look', RED: 'Act' };

/** Who we are, where to go, and how it stands: green, yellow or red, with the reasons. */
class TopBar extends Part {
  static properties = {
    pages: { attribute: false },
    page: {},
    account: {},
    standing: { attribute: false },
    connection: {},
    waiting: { type: Number },
  };

  render() {
    return html`<header>
      <a class="brand" href="/positions">AlertLedger</a>
      <nav aria-label="Pages">
        ${this.pages.map(
          (/** @type {{page: string, title: string, key: string}} */ { page, title, key }) => html`<a
            href="/${page}"
            title="g ${key}"
            aria-current=${this.page === page ? 'page' : 'false'}
            >${title}${page === 'alerts' && this.waiting
              ? html`<span class="count" title="wait for you">${this.waiting}</span>`
              : nothing}</a
          >`,
        )}
      </nav>
      <div class="standing">
        ${this.connection === 'live'
          ? status('quiet live', 'live', ['every change is shown as it happens'])
          : status('red', 'no connection', ['what is shown may be old; it is tried again'])}
        ${this.overall()}
        <button class="plain" title="Light or dark (t)" aria-label="Light or dark" @click=${flip}>◐</button>
        <button class="plain" title="Keyboard (?)" aria-label="Keyboard" @click=${this.help}>?</button>
      </div>
    </header>`;
  }

  overall() {
    const here = this.here();
    if (!here) return status('quiet', 'not known yet');
    const level = here.consistency.status;
    const paused = here.paused;
    return html`<details class="overall ${level.toLowerCase()}" @toggle=${this.toggled}>
      <summary>${status(level, `${level} · ${paused ? 'Paused' : WORDS[/** @type {'RED'} */ (level)]}`)}</summary>
      <div class="popover">
        <h2>${paused ? 'Paused' : WORDS[/** @type {'RED'} */ (level)]}</h2>
        <ul>
          ${here.consistency.reasons.length
            ? here.consistency.reasons.map((/** @type {string} */ reason) => html`<li>${reason}</li>`)
            : html`<li>the books agree with the broker, and nothing is open to question</li>`}
        </ul>
        ${paused
          ? html`<p>${paused.exits ? 'Entries and exits are' : 'Entries are'} stopped by ${paused.by} since ${moment(paused.at)}.</p>
              <button @click=${() => this.pause('resume', 'Resumed')}>Resume</button>`
          : html`<ask-button
              label="Pause"
              question="Stop new entries?"
              yes="Stop entries"
              @confirmed=${() => this.pause('pause', 'New entries are stopped')}
            ></ask-button>`}
        <dl class="facts">
          <div><dt>Broker</dt><dd>${this.standing.broker}</dd></div>
          <div><dt>Rules</dt><dd><a href="/rules"><code>${this.standing.ruleSet}</code></a></dd></div>
          <div><dt>Account</dt><dd>${this.accounts()}</dd></div>
        </dl>
      </div>
    </details>`;
  }

  accounts() {
    const all = this.standing.accounts;
    if (all.length < 2) return this.account;
    return html`<select aria-label="Account" @change=${this.choose}>
      ${all.map(
        (/** @type {any} */ { account }) =>
          html`<option .selected=${account === this.account} value=${account}>${account}</option>`,
      )}
    </select>`;
  }

  here() {
    return this.standing?.accounts.find((/** @type {any} */ each) => each.account === this.account);
  }

  choose(/** @type {Event} */ event) {
    const detail = /** @type {HTMLSelectElement} */ (event.target).value;
    this.dispatchEvent(new CustomEvent('account', { detail }));
  }

  /** An open list of reasons closes when one clicks beside it. */
  toggled(/** @type {Event} */ event) {
    const details = /** @type {HTMLDetailsElement} */ (event.target);
    if (!details.open) return;
    const close = (/** @type {Event} */ click) => {
      if (click.composedPath().includes(details)) return;
      details.open = false;
      removeEventListener('click', close);
    };
    addEventListener('click', close);
  }

  pause(/** @type {string} */ what, /** @type {string} */ done) {
    return told(post(`/api/${what}`, { account: this.account, by: 'console' }), done);
  }

  help() {
    this.dispatchEvent(new CustomEvent('help'));
  }
}

customElements.define('top-bar', TopBar);
