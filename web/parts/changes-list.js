import { html, nothing } from 'lit';
import { Part } from '../core/page.js';
import { badge } from './bits.js';

/** What would have changed the decision. "Try" shows what would have been decided then; nothing is done. */
class ChangesList extends Part {
  static properties = { explanation: { attribute: false }, tried: { state: true } };

  render() {
    const changes = this.explanation.changes ?? [];
    if (!changes.length) return nothing;
    return html`<h3>What would change it</h3>
      <ul class="changes">
        ${changes.map(
          (/** @type {any} */ change, /** @type {number} */ at) => html`<li>
            <button aria-expanded=${this.tried === at} @click=${() => (this.tried = this.tried === at ? undefined : at)}>
              Try
            </button>
            <span>${change.words}</span>
            ${badge(change.decision.outcome)} <span class="quiet">${change.decision.message}</span>
            ${this.tried === at
              ? html`<div class="tried"><decision-view .decision=${change.decision} tried></decision-view></div>`
              : nothing}
          </li>`,
        )}
      </ul>`;
  }
}

customElements.define('changes-list', ChangesList);
