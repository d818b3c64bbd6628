import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { points } from '../core/format.js';
import { Part } from '../core/page.js';
import { failed, instrument, loading } from './bits.js';

const AROUND = 14;

/** Why a rule spoke for a candidate, or why not: each constraint with what was seen, and the rule's text. */
class CellWhy extends Part {
  static properties = {
    cell: { attribute: false },
    decision: { attribute: false },
    id: {},
    trial: { state: true },
    source: { state: true },
    problem: { state: true },
  };

  willUpdate(/** @type {Map<string, unknown>} */ changed) {
    if (changed.has('cell')) this.read();
  }

  async read() {
    const { rule, instrument } = this.cell;
    this.trial = this.source = this.problem = undefined;
    try {
      const info = await ruleInfo(rule);
      this.source = info && { ...info, text: (await get(`/api/rules/${info.file}`)).text };
      if (!this.id) return;
      const query = new URLSearchParams({ rule, instrument });
      const { trials } = await get(`/api/decisions/${encodeURIComponent(this.id)}/explanation?${query}`);
      this.trial = trials?.[0] ?? null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { rule, instrument: name } = this.cell;
    const found = this.decision.evidence.filter((/** @type {any} */ e) => e.rule === rule && e.instrument === name);
    return html`<aside class="why-panel" aria-label="Why">
      <div class="head">
        <h3>${found.length ? 'Why' : 'Why not'}: ${rule} on ${instrument(name)}</h3>
        <button class="plain" @click=${() => this.dispatchEvent(new CustomEvent('close'))}>Close</button>
      </div>
      ${found.map((/** @type {any} */ e) => html`<p><b>${points(e.points)}</b> at ${e.level}: ${e.because}</p>`)}
      ${this.source ? html`<p class="quiet">${this.source.rationale}</p>` : nothing} ${failed(this.problem)}
      ${this.constraints()} ${this.text()}
    </aside>`;
  }

  constraints() {
    if (!this.trial?.constraints) return nothing;
    return html`<table class="rows small">
      <thead><tr><th scope="col">Holds?</th><th scope="col">Constraint</th><th scope="col">Seen</th></tr></thead>
      <tbody>
        ${this.trial.constraints.map(
          (/** @type {any} */ c) => html`<tr>
            <td>${verdict(c.verdict)}</td>
            <th scope="row"><code>${c.constraint}</code></th>
            <td><code>${c.seen ?? ''}</code></td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** The rule's text, with its line, and the lines of constraints that fail, marked. */
  text() {
    if (!this.source) return this.problem ? nothing : loading(3);
    const { text, line, file } = this.source;
    const fails = new Set(
      (this.trial?.constraints ?? []).filter((/** @type {any} */ c) => c.verdict === 'FAILS').map((/** @type {any} */ c) => c.line),
    );
    const lines = text.split('\n');
    const from = line - 1;
    const end = lines.findIndex((/** @type {string} */ one, /** @type {number} */ at) => at > from && one.trim() === 'end');
    const shown = lines.slice(from, end < 0 ? from + AROUND : end + 1);
    return html`<p class="quiet"><a href="/rules/${file}?line=${line}"><code>${file}:${line}</code></a></p>
      <pre class="code" tabindex="0"><code>${shown.map(
        (/** @type {string} */ one, /** @type {number} */ at) =>
          html`<span class="row ${fails.has(from + at + 1) ? 'fails' : ''}"><i>${from + at + 1}</i>${one}
</span>`,
      )}</code></pre>`;
  }
}

/** @param {string} said */
function verdict(said) {
  if (said === 'HOLDS') return html`<span class="status green">holds</span>`;
  if (said === 'FAILS') return html`<span class="status red">fails</span>`;
  return html`<span class="status quiet">unknown</span>`;
}

/**
 * Where a rule stands, by its id.
 * @param {string} id
 */
async function ruleInfo(id) {
  const { files } = await get('/api/rules');
  return files.flatMap((/** @type {any} */ file) => file.rules).find((/** @type {any} */ rule) => rule.id === id);
}

customElements.define('cell-why', CellWhy);
