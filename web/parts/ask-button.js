import { html } from 'lit';
import { Part } from '../core/page.js';

/**
 * A button for what can not be taken back: it asks once, in its place, and then does it. Fires "confirmed".
 *
 * <ask-button label="Exit" question="Sell all 4?" yes="Sell 4"></ask-button>
 */
class AskButton extends Part {
  static properties = { label: {}, question: {}, yes: {}, disabled: { type: Boolean }, asking: { state: true } };

  render() {
    if (!this.asking) {
      return html`<button ?disabled=${this.disabled} @click=${this.ask}>${this.label}</button>`;
    }
    return html`<span class="asking" role="group" aria-label=${this.question} @keydown=${this.keys}>
      <span>${this.question}</span>
      <button class="primary" @click=${this.confirm}>${this.yes}</button>
      <button @click=${this.stop}>No</button>
    </span>`;
  }

  async ask() {
    this.asking = true;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('.asking button:last-child'))?.focus();
  }

  async stop() {
    this.asking = false;
    await this.updateComplete;
    this.querySelector('button')?.focus();
  }

  confirm() {
    this.asking = false;
    this.dispatchEvent(new CustomEvent('confirmed'));
  }

  keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.stop();
  };
}

customElements.define('ask-button', AskButton);
