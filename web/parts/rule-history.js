import { html, nothing } from 'lit';
import { get, post } from '../core/api.js';
import { moment, words } from '../core/format.js';
import { Part } from '../core/page.js';
import { told } from '../core/toasts.js';
import { failed, loading } from './bits.js';
import './ask-button.js';

/** Which rules were in force when, and one step back. */
class RuleHistory extends Part {
  static properties = { changes: { state: true }, problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.hear('rules', () => this.read());
    this.read();
  }

  async read() {
    try {
      this.changes = [...(await get('/api/rules/history')).changes].reverse();
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<section aria-label="History">
      <h3>History</h3>
      ${failed(this.problem, () => this.read())}
      ${this.changes
        ? html`<ol class="links wrap">
              ${this.changes.slice(0, 20).map(
                (/** @type {any} */ each) => html`<li>
                  <code>${each.ruleSet}</code><span>${words(each.how)}</span>
                  <time>${moment(each.at)}</time>
                </li>`,
              )}
            </ol>
            ${this.changes[1]?.origin === this.changes[0]?.origin
              ? html`<ask-button
                  label="Take the last change back"
                  question="Decide by ${this.changes[1].ruleSet} again?"
                  yes="Take it back"
                  @confirmed=${() => told(post('/api/rules/rollback', { by: 'console' }), 'The rules before are in force again')}
                ></ask-button>`
              : nothing}`
        : this.problem
          ? nothing
          : loading(3)}
    </section>`;
  }
}

customElements.define('rule-history', RuleHistory);
