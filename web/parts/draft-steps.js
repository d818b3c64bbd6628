import { html, nothing } from 'lit';
import * as draft from '../core/draft.js';
import { moment } from '../core/format.js';
import { Part } from '../core/page.js';
import { told } from '../core/toasts.js';
import { gain } from './bits.js';
import './ask-button.js';

const TITLES = { check: 'Check', scenarios: 'Scenarios', impact: 'Impact' };

/** From an edit to rules in force: check, scenarios, impact, activate, in this order and for exactly these texts. */
class DraftSteps extends Part {
  connectedCallback() {
    super.connectedCallback();
    draft.changed.addEventListener('draft', () => this.requestUpdate(), { signal: this.ending?.signal });
  }

  render() {
    const files = Object.keys(draft.files());
    return html`<section class="steps" aria-label="From edit to force">
      <ol>
        <li class=${files.length ? 'done' : ''}>
          <h3>Edit</h3>
          ${files.length
            ? html`<ul>
                  ${files.map((path) => html`<li>
                    <a href="/rules/${path}">${path}</a>
                    <button class="plain" @click=${() => draft.discard(path)} aria-label="Give up ${path}">×</button>
                  </li>`)}
                </ul>`
            : html`<p class="quiet">Nothing is edited. What you type stays in this tab until it is activated.</p>`}
        </li>
        ${draft.STEPS.map((step) => this.step(step))}
        <li>
          <h3>Activate</h3>
          ${this.activation(files.length)}
        </li>
      </ol>
    </section>`;
  }

  step(/** @type {import('../core/draft.js').Step} */ step) {
    const done = draft.result(step);
    const running = draft.busy() === step;
    return html`<li class=${done ? (done.passed ? 'done' : 'failed-step') : ''}>
      <h3>${TITLES[step]}</h3>
      ${running ? html`<p class="quiet">running…</p>` : nothing}
      ${done ? html`<p>${verdict(step, done)}</p>` : nothing} ${done && step === 'impact' ? impact(done.answer) : nothing}
      ${step === 'check' && !running
        ? html`<button ?disabled=${!Object.keys(draft.files()).length || Boolean(draft.busy())} @click=${draft.check}>
            Check this edit
          </button>`
        : nothing}
    </li>`;
  }

  activation(/** @type {number} */ edited) {
    const why = !edited ? 'There is no edit.' : draft.ready() ? '' : 'Every step before must pass for exactly these texts.';
    return html`<ask-button
        label="Activate"
        question="Decide by these rules from now on?"
        yes="Activate"
        ?disabled=${Boolean(why) || Boolean(draft.busy())}
        @confirmed=${this.activate}
      ></ask-button>
      ${why ? html`<p class="quiet">${why}</p>` : nothing}`;
  }

  activate() {
    return told(draft.activate(), 'The rules are in force');
  }
}

/**
 * @param {import('../core/draft.js').Step} step
 * @param {import('../core/draft.js').Done} done
 */
function verdict(step, { passed, answer }) {
  if (answer.failed && typeof answer.failed === 'string') return html`<span class="status red">${answer.failed}</span>`;
  if (step === 'check') {
    return passed
      ? html`<span class="status green">no problem in ${answer.rules} rules</span>`
      : html`<span class="status red">${answer.problems.length} ${answer.problems.length === 1 ? 'problem' : 'problems'}</span>`;
  }
  if (step === 'scenarios') {
    return passed
      ? html`<span class="status green">${answer.scenarios} pass</span>`
      : html`<span class="status red">${answer.failed} of ${answer.scenarios} fail</span>`;
  }
  return html`<span class="status ${answer.changed?.length ? 'yellow' : 'green'}"
    >${answer.changed?.length ?? 0} of ${answer.decisions ?? 0} decisions change</span
  >`;
}

/** What the edit would have done to decisions that were made. @param {any} answer */
function impact(answer) {
  if (!answer.changed?.length) return nothing;
  return html`<ul class="impact">
    ${answer.changed.slice(0, 20).map(
      (/** @type {any} */ each) => html`<li>
        <a href="/decisions/${encodeURIComponent(each.decisionId)}">${moment(each.decidedAt)}</a>
        <span class="why">was ${each.before}</span>
        <span>is ${each.after}</span>
        <span class="why">by ${each.rules.join(', ')}${each.profit ? html`, ${gain(each.profit)}` : nothing}</span>
      </li>`,
    )}
  </ul>`;
}

customElements.define('draft-steps', DraftSteps);
