import { html, nothing } from 'lit';
import { get, post } from '../core/api.js';
import { Part } from '../core/page.js';
import { told, toast } from '../core/toasts.js';
import { failed, loading } from './bits.js';
import { said } from './said.js';
import './decision-view.js';
import './waiting-card.js';

/** One decision that was kept: everything about it, and what can be done with it. */
class DecisionSheet extends Part {
  static properties = {
    id: {},
    explanation: { state: true },
    problem: { state: true },
    replayed: { state: true },
    frozen: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.tick();
    this.hear('decision', (decision) => decision.decisionId === this.id && this.read());
    this.hear('order', (order) => order.decisionId === this.id && this.read());
  }

  updated(/** @type {Map<string, unknown>} */ changed) {
    if (!changed.has('id')) return;
    this.explanation = this.replayed = this.frozen = undefined;
    this.read();
  }

  async read() {
    const { id } = this;
    try {
      const explanation = await get(`${this.address(id)}/explanation`);
      if (id === this.id) this.explanation = explanation;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  address(/** @type {string} */ id) {
    return `/api/decisions/${encodeURIComponent(id)}`;
  }

  render() {
    const decision = this.explanation?.decision;
    return html`<article class="sheet" aria-label="Decision">
      ${failed(this.problem, () => this.read())}
      ${decision
        ? html`${decision.waiting
              ? html`<waiting-card .decision=${decision} .alert=${decision} .now=${this.now()}></waiting-card>`
              : nothing}
            ${decision.alert && !decision.waiting
              ? html`<p class="quote">
                  ${said(decision.alert, decision.reading)}
                  <span class="quiet">${[decision.author, decision.channel].filter(Boolean).join(', ')}</span>
                </p>`
              : nothing}
            <decision-view .decision=${decision} .explanation=${this.explanation}></decision-view>
            ${this.actions()}`
        : this.problem
          ? nothing
          : loading(8)}
    </article>`;
  }

  actions() {
    return html`<h3>Do it again</h3>
      <div class="actions">
        <button @click=${this.replay}>Replay</button>
        <button @click=${this.freeze}>Freeze as a scenario</button>
        <button @click=${this.copy}>Copy as JSON</button>
      </div>
      ${this.replayed
        ? html`<p>
            ${this.replayed.identical
              ? html`<span class="status green">Identical, byte for byte</span>`
              : html`<span class="status yellow">${this.replayed.notReplayed ? 'Not replayed' : 'Not the same any more'}</span>
                  ${this.replayed.notReplayed ?? 'the same inputs give another decision now'}`}
          </p>`
        : nothing}
      ${this.frozen ? html`<pre class="code" tabindex="0">${this.frozen}</pre>` : nothing}
      <details>
        <summary>Everything, as JSON</summary>
        <pre class="code" tabindex="0">${JSON.stringify(this.explanation.decision, null, 2)}</pre>
      </details>`;
  }

  async replay() {
    this.replayed = await told(post(`${this.address(this.id)}/replay`), 'Decided again');
  }

  async freeze() {
    const frozen = await told(post(`${this.address(this.id)}/freeze`), 'Frozen as a scenario');
    if (frozen) this.frozen = frozen.scenario;
  }

  async copy() {
    await navigator.clipboard.writeText(JSON.stringify(this.explanation.decision, null, 2));
    toast('Copied');
  }
}

customElements.define('decision-sheet', DecisionSheet);
