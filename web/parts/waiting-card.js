import { html, nothing } from 'lit';
import { post } from '../core/api.js';
import { span } from '../core/format.js';
import { Part } from '../core/page.js';
import { short } from '../core/spans.js';
import { told } from '../core/toasts.js';
import { badge, instrument } from './bits.js';
import { said } from './said.js';

/** A decision that a person has to make: one click on what was meant. */
class WaitingCard extends Part {
  static properties = {
    decision: { attribute: false },
    alert: { attribute: false },
    now: { attribute: false },
    busy: { state: true },
  };

  render() {
    const d = this.decision;
    const left = (Date.parse(d.settleUntil) - this.now) / 1000;
    return html`<article class="card">
      <p class="quiet line">
        ${badge(d.code === 'UNCLEAR' ? 'UNCLEAR' : d.outcome)}
        <span>${d.author ?? ''}</span>
        <span class=${left < 60 ? 'warn' : ''}>${left > 0 ? `${span(left)} left` : 'too late'}</span>
      </p>
      <p class="quote">${said(this.alert ?? d, this.alert?.reading)}</p>
      <p class="quiet"><a href="/decisions/${encodeURIComponent(d.decisionId)}">${d.message}</a></p>
      <div class="actions">${this.choices(d)}</div>
    </article>`;
  }

  choices(/** @type {any} */ d) {
    const off = this.busy;
    const nothingButton = html`<button ?disabled=${off} @click=${() => this.settle({ choice: 'NONE' }, 'Nothing is done')}>
      Do nothing
    </button>`;
    if (d.choices?.length) {
      return html`${d.choices.map(
          (/** @type {string} */ choice) => html`<button
            class="choice"
            ?disabled=${off}
            @click=${() => this.settle({ choice }, `Settled: ${choice}`)}
          >
            ${instrument(choice)}
          </button>`,
        )}
        ${nothingButton}`;
    }
    const instructions = this.alert?.reading?.instructions ?? [];
    if (d.outcome === 'MULTIPLE' || instructions.length > 1) {
      return html`<a href="/decisions/${encodeURIComponent(d.decisionId)}">Look at its parts</a>${nothingButton}`;
    }
    const instruction = instructions[0];
    // What names nothing would be refused again.
    return html`${instruction?.ticker || instruction?.scope === 'ALL'
      ? html`<button class="choice" ?disabled=${off} @click=${() => this.settle({ instruction }, 'Done as read')}>
          Yes: ${short(instruction)}
        </button>`
      : nothing}
    ${nothingButton}`;
  }

  async settle(/** @type {Record<string, unknown>} */ choice, /** @type {string} */ done) {
    this.busy = true;
    const address = `/api/decisions/${encodeURIComponent(this.decision.decisionId)}/settle`;
    await told(post(address, { ...choice, by: 'console' }), done);
    this.busy = false;
    this.dispatchEvent(new CustomEvent('settled', { bubbles: true }));
  }
}

customElements.define('waiting-card', WaitingCard);
