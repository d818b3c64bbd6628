import { html } from 'lit';
import { Part } from '../core/page.js';
import { toasts } from '../core/toasts.js';

const SHOWN_MS = 5_000;

/** The last words about what happened; each goes by itself, or when it is clicked. */
class ToastList extends Part {
  static properties = { shown: { state: true } };

  constructor() {
    super();
    /** @type {{text: string, status: string}[]} */
    this.shown = [];
  }

  connectedCallback() {
    super.connectedCallback();
    toasts.addEventListener('toast', this.add, { signal: this.ending?.signal });
  }

  add = (/** @type {Event} */ event) => {
    const one = /** @type {CustomEvent} */ (event).detail;
    this.shown = [...this.shown, one].slice(-4);
    setTimeout(() => this.drop(one), one.status === 'red' ? 2 * SHOWN_MS : SHOWN_MS);
  };

  drop(/** @type {{text: string, status: string}} */ one) {
    this.shown = this.shown.filter((other) => other !== one);
  }

  render() {
    return html`<div class="toasts" role="status" aria-live="polite">
      ${this.shown.map(
        (one) => html`<button class="toast status ${one.status}" @click=${() => this.drop(one)}>${one.text}</button>`,
      )}
    </div>`;
  }
}

customElements.define('toast-list', ToastList);
