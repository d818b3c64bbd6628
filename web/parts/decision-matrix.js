import { html, nothing } from 'lit';
import { percent, points, words } from '../core/format.js';
import { Part } from '../core/page.js';
import { instrument } from './bits.js';

/**
 * Candidates × rules: what each rule gave each candidate, summed by level, the levels in the order in which they are
 * compared. A click on a cell asks why, or why not. Fires "cell" with {rule, instrument}.
 */
class DecisionMatrix extends Part {
  static properties = { decision: { attribute: false }, cell: { attribute: false } };

  render() {
    const { candidates } = this.decision;
    const chosen = new Set(this.decision.legs.map((/** @type {any} */ leg) => leg.instrument));
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Candidates and rules: ${this.decision.message}">
      <table class="rows matrix">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            ${candidates.map((/** @type {any} */ c) => this.column(c, chosen))}
          </tr>
        </thead>
        ${this.levels().map((level) => this.level(level, chosen))}
        <tbody>
          <tr class="total">
            <th scope="row">Probability</th>
            ${candidates.map(
              (/** @type {any} */ c) => html`<td class=${side(c, chosen)}>${c.probability ? percent(c.probability) : ''}</td>`,
            )}
          </tr>
        </tbody>
      </table>
    </div>`;
  }

  column(/** @type {any} */ c, /** @type {Set<string>} */ chosen) {
    const fate = c.objections.length
      ? html`<span class="status red" title=${c.objections.map(words).join(', ')}>blocked</span>`
      : chosen.has(c.instrument)
        ? html`<span class="status green">chosen</span>`
        : html`<span class="quiet">not chosen</span>`;
    return html`<th scope="col" class=${side(c, chosen)} title=${c.instrument}>${instrument(c.instrument)}<br />${fate}</th>`;
  }

  /** Levels in the order of comparison, then those that only inform, each with its rules. */
  levels() {
    const { candidates, evidence } = this.decision;
    const names = [
      ...new Set([
        ...candidates[0].levels.map((/** @type {any} */ level) => level.name),
        ...evidence.map((/** @type {any} */ e) => e.level),
      ]),
    ];
    return names.map((name) => ({
      name,
      rules: [...new Set(evidence.filter((/** @type {any} */ e) => e.level === name).map((/** @type {any} */ e) => e.rule))],
    }));
  }

  level(/** @type {{name: string, rules: string[]}} */ { name, rules }, /** @type {Set<string>} */ chosen) {
    const { candidates, marginLevel, evidence } = this.decision;
    const most = Math.max(
      ...evidence.filter((/** @type {any} */ e) => e.level === name).map((/** @type {any} */ e) => Math.abs(Number(e.points))),
      1e-9,
    );
    return html`<tbody class=${name === marginLevel ? 'decides' : ''}>
      <tr class="level">
        <th scope="rowgroup">${name}${name === marginLevel ? html` <span class="quiet">decides</span>` : nothing}</th>
        ${candidates.map((/** @type {any} */ c) => html`<td class=${side(c, chosen)}>${this.sum(c, name)}</td>`)}
      </tr>
      ${rules.map(
        (rule) => html`<tr>
          <th scope="row"><span class="rule">${rule}</span></th>
          ${candidates.map((/** @type {any} */ c) => this.one(c, rule, name, most, chosen))}
        </tr>`,
      )}
    </tbody>`;
  }

  sum(/** @type {any} */ candidate, /** @type {string} */ name) {
    if (candidate.objections.length) return html`<span class="quiet">blocked</span>`;
    const told = candidate.levels.find((/** @type {any} */ level) => level.name === name)?.points;
    const sum = this.decision.evidence
      .filter((/** @type {any} */ e) => e.level === name && e.instrument === candidate.instrument)
      .reduce((/** @type {number} */ total, /** @type {any} */ e) => total + Number(e.points), 0);
    return html`<b>${points(told ?? sum)}</b>`;
  }

  /** One cell: number and bar, or a dot where the rule said nothing. */
  one(
    /** @type {any} */ candidate,
    /** @type {string} */ rule,
    /** @type {string} */ level,
    /** @type {number} */ most,
    /** @type {Set<string>} */ chosen,
  ) {
    const found = this.decision.evidence.filter(
      (/** @type {any} */ e) => e.rule === rule && e.level === level && e.instrument === candidate.instrument,
    );
    const given = found.reduce((/** @type {number} */ sum, /** @type {any} */ e) => sum + Number(e.points), 0);
    const open = this.cell?.rule === rule && this.cell?.instrument === candidate.instrument;
    const share = (Math.abs(given) / most) * 100;
    return html`<td class="${side(candidate, chosen)} ${open ? 'asked' : ''}">
      <button
        class="cell ${given < 0 ? 'minus' : ''}"
        aria-pressed=${open}
        title=${found.map((/** @type {any} */ e) => e.because).join('\n') || `why did ${rule} say nothing here?`}
        @click=${() => this.ask(rule, candidate.instrument)}
      >
        ${found.length
          ? html`<svg class="bar" aria-hidden="true"><rect x="${100 - share}%" width="${share}%" height="100%" rx="2" /></svg
              ><span>${points(String(given))}</span>`
          : html`<span class="quiet" aria-label="said nothing">·</span>`}
      </button>
    </td>`;
  }

  ask(/** @type {string} */ rule, /** @type {string} */ instrument) {
    this.dispatchEvent(new CustomEvent('cell', { detail: { rule, instrument } }));
  }
}

/**
 * @param {any} candidate
 * @param {Set<string>} chosen
 */
function side(candidate, chosen) {
  return candidate.objections.length ? 'n blocked' : chosen.has(candidate.instrument) ? 'n winner' : 'n';
}

customElements.define('decision-matrix', DecisionMatrix);
