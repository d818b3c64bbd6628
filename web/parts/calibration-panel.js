import { html, nothing } from 'lit';
import { percent } from '../core/format.js';
import { Part } from '../core/page.js';
import './chart-box.js';

/** How often the chosen contract was the right one, against how sure the engine was. */
class CalibrationPanel extends Part {
  static properties = { accuracy: { attribute: false }, calibration: { attribute: false } };

  render() {
    const bins = this.calibration.filter((/** @type {any} */ bin) => bin.cases > 0);
    return html`<section class="panel" aria-label="Calibration">
      <h2>How sure, how right</h2>
      ${this.accuracy !== undefined ? html`<p>Right in ${percent(this.accuracy)} of the decisions that a person judged.</p>` : nothing}
      ${bins.length ? html`<chart-box .draw=${this.draw} label="Calibration; the table below has the figures"></chart-box>` : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label="Calibration, figures">
        <table class="rows small">
          <thead><tr>
            <th scope="col">Confidence</th><th scope="col" class="n">Decisions</th><th scope="col" class="n">Right</th>
          </tr></thead>
          <tbody>
            ${bins.map(
              (/** @type {any} */ bin) => html`<tr>
                <th scope="row">${percent(bin.from, { places: 0 })} to ${percent(bin.to, { places: 0 })}</th>
                <td class="n">${bin.cases}</td>
                <td class="n">${percent(bin.right / bin.cases)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  draw = (/** @type {Record<string, string>} */ colour) => {
    const bins = this.calibration.filter((/** @type {any} */ bin) => bin.cases > 0);
    const axis = { type: 'linear', min: 0, max: 1, border: { color: colour.line }, grid: { color: colour.line }, ticks: { color: colour.quiet, callback: (/** @type {number} */ v) => percent(v, { places: 0 }) } };
    return {
      type: 'line',
      data: {
        datasets: [
          {
            data: bins.map((/** @type {any} */ bin) => ({ x: (Number(bin.from) + Number(bin.to)) / 2, y: bin.right / bin.cases })),
            borderColor: colour.accent,
            backgroundColor: colour.accent,
            pointRadius: 3,
          },
          { data: [{ x: 0, y: 0 }, { x: 1, y: 1 }], borderColor: colour.quiet, borderDash: [3, 3], borderWidth: 1, pointRadius: 0 },
        ],
      },
      options: { maintainAspectRatio: false, scales: { x: axis, y: axis } },
    };
  };
}

customElements.define('calibration-panel', CalibrationPanel);
