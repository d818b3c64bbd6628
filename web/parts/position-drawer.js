import { html, nothing } from 'lit';
import { get, post } from '../core/api.js';
import { clock, day, decimal, moment, price, words } from '../core/format.js';
import { Part } from '../core/page.js';
import { risk } from '../core/risk.js';
import { told } from '../core/toasts.js';
import { badge, failed, gain, instrument, loading, status } from './bits.js';
import './ask-button.js';
import './price-chart.js';
import './protection-form.js';

/** One position: what it is made of, what guards it, what happened to it, and what can be done. */
class PositionDrawer extends Part {
  static properties = {
    id: {},
    account: {},
    position: { attribute: false },
    known: { type: Boolean },
    history: { state: true },
    problem: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.hear('order', () => this.read());
    this.hear('position', (position) => position.id === this.id && this.read());
    this.hear('mark', (mark) => mark.instrument === this.id?.replace(/:SHORT$/, '') && this.read());
  }

  updated(/** @type {Map<string, unknown>} */ changed) {
    if (!changed.has('id')) return;
    this.history = undefined;
    this.read();
  }

  async read() {
    const { id } = this;
    try {
      const history = await get(`/api/positions/${encodeURIComponent(id)}/history?account=${this.account}`);
      if (id === this.id) this.history = history;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const p = this.position;
    return html`<aside class="drawer" aria-label="Position">
      <div class="head">
        <h2>${instrument(p?.instrument ?? this.id, p?.side)}</h2>
        <a class="close" href="/positions${location.search}" aria-label="Close" title="Close (Esc)">×</a>
      </div>
      ${p ? this.standing(p) : this.known ? html`<p class="quiet">Closed: nothing of it is held any more.</p>` : nothing}
      ${failed(this.problem?.status === 404 ? null : this.problem, () => this.read())}
      ${this.history
        ? html`<price-chart .history=${this.history} .position=${p}></price-chart>`
        : this.problem
          ? nothing
          : loading(3)}
      ${p ? this.held(p) : nothing} ${this.story()}
    </aside>`;
  }

  standing(/** @type {any} */ p) {
    const { level, word, reasons } = risk(p);
    return html`<div class="verdict ${level}">
        ${status(level, word)}
        <ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>
      </div>
      <dl class="facts across">
        <div><dt>Held</dt><dd>${decimal(p.quantity)}</dd></div>
        <div><dt>Average cost</dt><dd>${price(p.averageCost)}</dd></div>
        <div><dt>Price</dt><dd>${price(p.mark?.price)}</dd></div>
        <div><dt>Unrealized</dt><dd>${gain(p.unrealized)}</dd></div>
      </dl>
      <div class="actions">
        <ask-button
          label="Exit"
          question="Sell all ${decimal(p.quantity)} now?"
          yes="Sell ${decimal(p.quantity)}"
          ?disabled=${Number(p.free ?? p.quantity) === 0}
          @confirmed=${() => this.act('exit', 'The exit is under way')}
        ></ask-button>
        ${p.managed === false
          ? html`<ask-button
              label="Claim"
              question="Let alerts and exits act on it?"
              yes="Claim it"
              @confirmed=${() => this.act('claim', 'It is managed from now on')}
            ></ask-button>`
          : nothing}
        ${p.consistency?.disputed
          ? html`<ask-button
              label="I have looked"
              question="Ledger and broker differ. Let alerts exit it again?"
              yes="Let them"
              @confirmed=${() => this.act('looked', 'Alerts may exit it again')}
            ></ask-button>`
          : nothing}
        <button @click=${this.sync} title="compare the account with the broker now">Compare with broker</button>
      </div>`;
  }

  held(/** @type {any} */ p) {
    return html`<h3>Lots</h3>
      <div class="scroll" tabindex="0" role="region" aria-label="Lots">
        <table class="rows small">
          <thead><tr>
            <th scope="col">Lot</th><th scope="col" class="n">Held</th><th scope="col" class="n">Cost</th>
            <th scope="col">Opened</th><th scope="col">By</th>
          </tr></thead>
          <tbody>
            ${p.lots.map(
              (/** @type {any} */ lot) => html`<tr>
                <th scope="row"><code title=${lot.lot}>${lot.lot.slice(-10)}</code></th>
                <td class="n">${decimal(lot.quantity)}</td>
                <td class="n">${price(lot.cost)}</td>
                <td title=${moment(lot.openedAt)}>${day(lot.openedAt)}, ${clock(lot.openedAt)}</td>
                <td>${lot.author ?? lot.channel ?? ''}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <h3>Protection</h3>
      <protection-form .position=${p} .account=${this.account}></protection-form>`;
  }

  story() {
    if (!this.history) return nothing;
    const events = [...this.history.events].reverse();
    return html`<h3>Decisions</h3>
      ${this.history.decisions.length
        ? html`<ul class="links">
            ${this.history.decisions.map(
              (/** @type {any} */ d) => html`<li>
                <time title=${moment(d.decidedAt)}>${clock(d.decidedAt)}</time> ${badge(d.outcome)}
                <a href="/decisions/${encodeURIComponent(d.decisionId)}">${d.message}</a>
              </li>`,
            )}
          </ul>`
        : html`<p class="quiet">No decision of this ledger opened or closed it.</p>`}
      <h3>What happened</h3>
      <ol class="links">
        ${events.map(
          (event) => html`<li>
            <time title=${moment(event.at)}>${clock(event.at)}</time>
            <span>${happened(event)}</span>
          </li>`,
        )}
      </ol>`;
  }

  act(/** @type {string} */ what, /** @type {string} */ done) {
    const body = { account: this.account, by: 'console' };
    return told(post(`/api/positions/${encodeURIComponent(this.id)}/${what}`, body).then(refusal), done);
  }

  sync() {
    return told(post('/api/sync', { account: this.account }), 'Compared with the broker');
  }
}

/** A decision that says no is no success. @param {any} answer */
function refusal(answer) {
  if (answer?.outcome === 'REFUSED') throw new Error(answer.message);
  return answer;
}

/** @param {any} event */
function happened(event) {
  switch (event.kind) {
    case 'OPENED':
      return html`opened ${decimal(event.quantity)} at ${price(event.price)}<span class="why">${event.because}</span>`;
    case 'CLOSED':
      return html`closed ${decimal(event.quantity)} at ${price(event.price)} ${gain(event.realized)}<span class="why"
          >${event.because}</span
        >`;
    default:
      return html`${words(event.kind)} ${event.by ? `by ${event.by}` : ''}<span class="why">${event.because ?? ''}</span>`;
  }
}

customElements.define('position-drawer', PositionDrawer);
