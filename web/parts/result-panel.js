import { html, nothing } from 'lit';
import { money, percent } from '../core/format.js';
import { Part } from '../core/page.js';
import { gain } from './bits.js';
import './chart-box.js';

/** Results of one kind of group, best first; days in their order, with a chart. */
class ResultPanel extends Part {
  static properties = { heading: {}, scores: { attribute: false }, chart: { type: Boolean } };

  render() {
    const most = Math.max(...this.scores.map((/** @type {any} */ s) => Math.abs(Number(s.realized))), 1e-9);
    const rows = this.chart
      ? [...this.scores].reverse()
      : [...this.scores].sort((a, b) => Number(b.realized) - Number(a.realized));
    return html`<section class="panel" aria-label=${this.heading}>
      <h2>${this.heading}</h2>
      ${this.chart
        ? html`<chart-box .draw=${(/** @type {any} */ colour) => this.draw(colour)} label="Result by day; the table below has the figures"></chart-box>`
        : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label="${this.heading}, figures">
        <table class="rows small">
          <thead><tr>
            <th scope="col">${this.chart ? 'Day' : 'Name'}</th><th scope="col" class="n">Result</th>
            <td class="worth"></td><th scope="col" class="n">Closings</th><th scope="col" class="n">Won</th>
          </tr></thead>
          <tbody>
            ${rows.map((score) => row(score, most))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  draw(/** @type {Record<string, string>} */ colour) {
    return {
      type: 'bar',
      data: {
        labels: this.scores.map((/** @type {any} */ s) => s.name),
        datasets: [
          {
            data: this.scores.map((/** @type {any} */ s) => Number(s.realized)),
            backgroundColor: this.scores.map((/** @type {any} */ s) => (Number(s.realized) < 0 ? colour.red : colour.green)),
            maxBarThickness: 26,
            borderRadius: 2,
          },
        ],
      },
      options: {
        maintainAspectRatio: false,
        scales: {
          x: { border: { color: colour.line }, grid: { display: false }, ticks: { color: colour.quiet, maxTicksLimit: 8, maxRotation: 0 } },
          y: { border: { display: false }, grid: { color: colour.line }, ticks: { color: colour.quiet, maxTicksLimit: 6 } },
        },
        plugins: { tooltip: { displayColors: false, callbacks: { label: (/** @type {any} */ i) => money(i.parsed.y) } } },
      },
    };
  }
}

/**
 * @param {any} s
 * @param {number} most
 */
function row(s, most) {
  const judged = s.wins + s.losses;
  const share = (Math.abs(Number(s.realized)) / most) * 100;
  return html`<tr>
    <th scope="row">${s.name || html`<span class="quiet">not said</span>`}</th>
    <td class="n">${gain(s.realized)}</td>
    <td class="worth"><svg class=${Number(s.realized) < 0 ? 'minus' : ''} aria-hidden="true"><rect width="${share}%" height="100%" rx="2" /></svg></td>
    <td class="n" title=${s.unknown ? `${s.unknown} with a result that is not known` : nothing}>${s.closings}</td>
    <td class="n">${judged ? percent(s.wins / judged, { places: 0 }) : '–'}</td>
  </tr>`;
}

customElements.define('result-panel', ResultPanel);
