import { html } from 'lit';
import { percent } from '../core/format.js';
import { Part } from '../core/page.js';
import './chart-box.js';

/** Whether confidence means what it says: of the choices that were about so sure, about that share should be right. */
class CalibrationPanel extends Part {
  static properties = { calibration: { attribute: false } };

  render() {
    const bins = this.calibration.filter((/** @type {any} */ bin) => bin.cases > 0);
    return html`<section class="panel" aria-label="Calibration">
      <h2>How sure, how right</h2>
      <chart-box .draw=${(/** @type {any} */ colour) => this.draw(colour)} label="Calibration; the table below has the figures"></chart-box>
      <p class="legend" aria-hidden="true"><i></i>right <i class="quiet dash"></i>as it should be</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Calibration, figures">
        <table class="rows small">
          <thead><tr>
            <th scope="col">Confidence</th><th scope="col" class="n">Choices</th><th scope="col" class="n">Should be right</th>
            <th scope="col" class="n">Right</th>
          </tr></thead>
          <tbody>
            ${bins.map(
              (/** @type {any} */ bin) => html`<tr>
                <th scope="row">${percent(bin.from, { places: 0 })} to ${percent(bin.to, { places: 0 })}</th>
                <td class="n">${bin.cases}</td>
                <td class="n">${percent(bin.meanConfidence)}</td>
                <td class="n">${percent(bin.right / bin.cases)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  draw(/** @type {Record<string, string>} */ colour) {
    const bins = this.calibration.filter((/** @type {any} */ bin) => bin.cases > 0);
    const axis = { type: 'linear', min: 0, max: 1, border: { color: colour.line }, grid: { color: colour.line }, ticks: { color: colour.quiet, callback: (/** @type {number} */ v) => percent(v, { places: 0 }) } };
    return {
      type: 'line',
      data: {
        datasets: [
          {
            data: bins.map((/** @type {any} */ bin) => ({ x: Number(bin.meanConfidence), y: bin.right / bin.cases })),
            borderColor: colour.accent,
            backgroundColor: colour.accent,
            pointRadius: 3,
            clip: false,
          },
          { data: [{ x: 0, y: 0 }, { x: 1, y: 1 }], borderColor: colour.quiet, borderDash: [3, 3], borderWidth: 1, pointRadius: 0 },
        ],
      },
      options: { maintainAspectRatio: false, scales: { x: axis, y: axis } },
    };
  }
}

customElements.define('calibration-panel', CalibrationPanel);
