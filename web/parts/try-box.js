import { html, nothing } from 'lit';
import { post } from '../core/api.js';
import { Part } from '../core/page.js';
import { badge, failed } from './bits.js';
import { said } from './said.js';
import './decision-view.js';

/** Try a text: the whole decision, and nothing is done. The text stands in the address. */
class TryBox extends Part {
  static properties = { text: {}, account: {}, answer: { state: true }, problem: { state: true } };

  updated(/** @type {Map<string, unknown>} */ changed) {
    if (!changed.has('text')) return;
    const input = this.querySelector('input');
    if (input) input.value = this.text;
    this.answer = this.problem = null;
    if (this.text) this.try();
  }

  async try() {
    const { text, account } = this;
    try {
      const answer = await post('/api/alerts?dryRun=true', { text, account });
      if (text === this.text) this.answer = answer;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<form class="try" role="search" @submit=${this.submit}>
        <input
          data-search
          aria-label="A text to try"
          placeholder="Trim SPY calls @ 2.40"
          autocomplete="off"
          spellcheck="false"
          maxlength="4000"
        />
        <button>Try</button>
      </form>
      ${failed(this.problem)} ${this.answer ? this.answered() : nothing}`;
  }

  answered() {
    return html`<section class="tried" aria-label="What would be done">
      <div class="line">
        <p class="quote">${said({ text: this.text }, this.answer.reading)}</p>
        ${badge(this.answer.verdict)}
        <span class="quiet">Nothing was done.</span>
        <button class="plain" @click=${() => this.tell('')}>Close</button>
      </div>
      <decision-view .decision=${this.answer} tried></decision-view>
    </section>`;
  }

  submit(/** @type {SubmitEvent} */ event) {
    event.preventDefault();
    const text = this.querySelector('input')?.value.trim() ?? '';
    if (text === this.text) this.try();
    this.tell(text);
  }

  tell(/** @type {string} */ detail) {
    this.dispatchEvent(new CustomEvent('tried', { detail }));
  }
}

customElements.define('try-box', TryBox);
