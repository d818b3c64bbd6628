import { html, nothing } from 'lit';
import { moment, percent, points, words } from '../core/format.js';
import { Part } from '../core/page.js';
import { badge } from './bits.js';
import './cell-why.js';
import './changes-list.js';
import './decision-matrix.js';
import './order-list.js';

/** A decision with its reasons: kept or only tried. Several instructions are several parts. */
class DecisionView extends Part {
  static properties = {
    decision: { attribute: false },
    explanation: { attribute: false },
    tried: { type: Boolean },
    cell: { state: true },
  };

  willUpdate(/** @type {Map<string, any>} */ changed) {
    const before = changed.get('decision');
    if (changed.has('decision') && before?.decisionId !== this.decision?.decisionId) this.cell = null;
  }

  render() {
    const d = this.decision;
    const parts = d.decisions?.length ? d.decisions : [d];
    return html`<div class="decision">
      <p class="line">
        ${badge(d.outcome)}${d.code && d.code !== d.outcome ? html`<b>${words(d.code)}</b>` : nothing}
        ${d.settlement
          ? html`<span class="quiet">settled by ${d.settlement.by}, ${moment(d.settlement.at)}: ${d.settlement.choice}</span>`
          : nothing}
      </p>
      <h2 class="sentence">${d.message}</h2>
      ${parts.map((/** @type {any} */ part) => this.one(part, parts.length > 1))}
      ${d.orders?.length ? html`<order-list .orders=${d.orders} ?planned=${this.tried}></order-list>` : nothing}
      ${this.explanation ? html`<changes-list .explanation=${this.explanation}></changes-list>` : nothing}
      <dl class="facts">
        <div><dt>Decided</dt><dd>${moment(d.decidedAt ?? parts[0].decidedAt)}</dd></div>
        <div><dt>Rules</dt><dd><a href="/rules"><code>${d.ruleSet}</code></a></dd></div>
        <div><dt>Understood as</dt><dd>${d.verdict}${d.reading?.reasons?.length ? html`: ${d.reading.reasons.join('; ')}` : nothing}</dd></div>
      </dl>
    </div>`;
  }

  one(/** @type {any} */ part, /** @type {boolean} */ several) {
    return html`${several ? html`<h3 class="part">${part.message}</h3>` : nothing} ${this.certainty(part)}
      ${part.candidates?.length
        ? html`<decision-matrix
            .decision=${part}
            .cell=${this.cell?.part === part.message ? this.cell : null}
            @cell=${(/** @type {CustomEvent} */ e) => (this.cell = { ...e.detail, part: part.message })}
          ></decision-matrix>`
        : nothing}
      ${this.cell?.part === part.message
        ? html`<cell-why
            .cell=${this.cell}
            .decision=${part}
            .id=${this.tried ? '' : this.decision.decisionId}
            @close=${() => (this.cell = null)}
          ></cell-why>`
        : nothing}
      ${reasons('Against', part.objections, (o) => html`<b>${words(o.code)}</b> ${o.instrument ?? ''} `)}
      ${reasons('Size and price', part.findings, (f) => html`<b>${words(f.topic)}</b> ${f.value ?? ''} `)}
      ${part.notes?.length
        ? html`<h3>Notes</h3><ul>${part.notes.map((/** @type {string} */ note) => html`<li>${note}</li>`)}</ul>`
        : nothing}`;
  }

  /** How sure, and how far ahead. */
  certainty(/** @type {any} */ part) {
    if (!part.margin && (part.confidence === undefined || (part.candidates?.length ?? 0) < 2)) return nothing;
    return html`<dl class="facts across">
      ${part.confidence !== undefined
        ? html`<div>
            <dt>Confidence</dt>
            <dd>
              ${percent(part.confidence)}
              <meter min="0" max="1" .value=${Number(part.confidence)} aria-label="Confidence"></meter>
            </dd>
          </div>`
        : nothing}
      ${part.margin ? html`<div><dt>Ahead by</dt><dd>${points(part.margin)} at ${part.marginLevel}</dd></div>` : nothing}
    </dl>`;
  }
}

/**
 * @param {string} title
 * @param {any[] | undefined} list
 * @param {(reason: any) => unknown} lead
 */
function reasons(title, list, lead) {
  if (!list?.length) return nothing;
  return html`<h3>${title}</h3>
    <ul class="reasons">
      ${list.map(
        (reason) => html`<li>
          ${lead(reason)}${reason.because}
          <a class="rule" href="/rules/${reason.file}?line=${reason.line}" title=${reason.title}>${reason.rule}</a>
        </li>`,
      )}
    </ul>`;
}

customElements.define('decision-view', DecisionView);
