import { html, nothing } from 'lit';
import { del, put } from '../core/api.js';
import { told } from '../core/toasts.js';
import { percent, price, words } from '../core/format.js';
import { Part } from '../core/page.js';
import { guarded } from '../core/risk.js';
import './ask-button.js';

/** The parts that are edited one number at a time; all else is edited as JSON. */
const FIELDS = [
  { name: 'stopLoss', label: 'Stop at', hint: 'price' },
  { name: 'stopLossPct', label: 'Stop below cost by', hint: '0.25 is 25 %' },
  { name: 'takeProfit', label: 'Take profit at', hint: 'price' },
  { name: 'takeProfitPct', label: 'Take profit above cost by', hint: '0.5 is 50 %' },
];

/** What guards a position, why, and the form to change it. */
class ProtectionForm extends Part {
  static properties = {
    position: { attribute: false },
    account: {},
    editing: { state: true },
    draft: { state: true },
    problem: { state: true },
  };

  render() {
    return this.editing ? this.form() : this.shown();
  }

  shown() {
    const { protection, levels } = this.position;
    if (!guarded(this.position)) {
      return html`<p class="quiet">None. Nothing sells it when the price goes against it.</p>
        ${protection ? html`<p class="quiet">${protection.because}</p>` : nothing}
        <div class="actions"><button @click=${this.edit}>Protect it</button></div>`;
    }
    return html`<dl class="facts">
        ${parts(protection).map(([what, value]) => html`<div><dt>${what}</dt><dd>${value}</dd></div>`)}
        ${levels?.stop
          ? html`<div><dt>Stop now</dt><dd>${price(levels.stop)} <span class="quiet">${words(levels.stopReason)}</span></dd></div>`
          : nothing}
        <div><dt>Why</dt><dd>${protection.because} <span class="quiet">${words(protection.source)}</span></dd></div>
        ${protection.suspended
          ? html`<div><dt>Not armed</dt><dd class="warn">${protection.suspended}</dd></div>`
          : nothing}
      </dl>
      <div class="actions">
        <button @click=${this.edit}>Change</button>
        <ask-button
          label="Take away"
          question="Leave it without protection?"
          yes="Take it away"
          @confirmed=${this.takeAway}
        ></ask-button>
      </div>`;
  }

  form() {
    return html`<form class="fields" @submit=${this.save} @keydown=${this.keys}>
      ${FIELDS.map(
        ({ name, label, hint }) => html`<label>
          <span>${label}</span>
          <input
            name=${name}
            inputmode="decimal"
            autocomplete="off"
            placeholder=${hint}
            .value=${this.draft[name] ?? ''}
            aria-invalid=${this.problem?.field?.endsWith(name) ? 'true' : 'false'}
            @input=${this.typed}
          />
        </label>`,
      )}
      <label class="wide">
        <span>All of it, as JSON</span>
        <textarea name="json" rows="5" spellcheck="false" .value=${this.json()} @change=${this.pasted}></textarea>
      </label>
      ${this.problem ? html`<p class="warn" role="alert">${this.problem.message}</p>` : nothing}
      <div class="actions">
        <button class="primary">Save</button><button type="button" @click=${this.stop}>Leave it</button>
      </div>
    </form>`;
  }

  json() {
    return JSON.stringify(this.draft, null, 1);
  }

  edit() {
    const { source, because, suspended, ...levels } = this.position.protection ?? {};
    this.draft = levels;
    this.problem = null;
    this.editing = true;
  }

  stop() {
    this.editing = false;
  }

  keys(/** @type {KeyboardEvent} */ event) {
    if (event.key === 'Escape') this.stop();
  }

  typed(/** @type {InputEvent} */ event) {
    const { name, value } = /** @type {HTMLInputElement} */ (event.target);
    const { [name]: _, ...rest } = this.draft;
    this.draft = value ? { ...rest, [name]: value } : rest;
  }

  pasted(/** @type {Event} */ event) {
    try {
      this.draft = JSON.parse(/** @type {HTMLTextAreaElement} */ (event.target).value);
      this.problem = null;
    } catch (unreadable) {
      this.problem = unreadable;
    }
  }

  async save(/** @type {SubmitEvent} */ event) {
    event.preventDefault();
    try {
      await put(this.address(), { ...this.draft, by: 'console' });
      this.editing = false;
      await told(Promise.resolve(), 'The protection is changed');
    } catch (problem) {
      this.problem = problem;
    }
  }

  takeAway() {
    return told(del(this.address()), 'It has no protection now');
  }

  address() {
    return `/api/positions/${encodeURIComponent(this.position.id)}/protection?account=${this.account}`;
  }
}

/**
 * What is set, in words.
 * @param {any} p
 * @returns {[string, string][]}
 */
function parts(p) {
  /** @type {[string, string][]} */
  const said = [];
  const add = (/** @type {string} */ what, /** @type {unknown} */ value, /** @type {(v: any) => string} */ how) => {
    if (value !== undefined && value !== null) said.push([what, how(value)]);
  };
  add('Stop', p.stopLoss, price);
  add('Stop', p.stopLossPct, (v) => `${percent(v)} below cost`);
  add('Take profit', p.takeProfit, price);
  add('Take profit', p.takeProfitPct, (v) => `${percent(v)} above cost`);
  add('Targets', p.targets, (v) => v.map((/** @type {any} */ t) => `${percent(t.fraction, { places: 0 })} at ${t.price ? price(t.price) : percent(t.pct, { sign: true })}`).join(', '));
  add('Schedule', p.takeProfitSchedule, (v) => v.map((/** @type {any} */ s) => `${percent(s.pct, { sign: true })} after ${s.afterSeconds} s`).join(', '));
  add('Trailing', p.trailing, trail);
  add('Break-even', p.breakEvenAfterTrim || undefined, () => 'after a trim');
  add('Break-even', p.breakEvenAtPct, (v) => `at ${percent(v, { sign: true })}`);
  add('Delay', p.delayedStopSeconds, (v) => `${v} s, ${words(p.delayedStopMode)}`);
  add('Time limit', p.timeLimitSeconds, (v) => `${v} s`);
  add('Time stop', p.timeStopAt, String);
  add('Most it may lose', p.maxLoss, price);
  add('Liquidation', p.liquidation, price);
  return said;
}

/** @param {any} t */
function trail(t) {
  const distance = t.distance ? price(t.distance) : t.distancePct ? percent(t.distancePct) : `${percent(t.distanceProfitPct)} of profit`;
  const from = t.activation ? ` from ${price(t.activation)}` : t.activationPct ? ` from ${percent(t.activationPct, { sign: true })}` : '';
  return `${distance} behind${from}${t.activationAfterTrim ? ' after a trim' : ''}`;
}

customElements.define('protection-form', ProtectionForm);
