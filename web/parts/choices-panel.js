import { html, nothing } from 'lit';
import { percent } from '../core/format.js';
import { Part } from '../core/page.js';
import './chart-box.js';

/** How often what stood first was meant, against how sure the rules were, day by day. */
class ChoicesPanel extends Part {
  static properties = { record: { attribute: false } };

  render() {
    const { cases, days } = this.record;
    return html`<section class="panel" aria-label="Right choices">
      <h2>Right choices</h2>
      ${cases
        ? html`${this.words()}
            <chart-box .draw=${(/** @type {any} */ colour) => this.draw(colour)} label="Accuracy by day; the table below has the figures"></chart-box>
            <p class="legend" aria-hidden="true"><i></i>right <i class="ink dash"></i>confidence</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Accuracy by day">
              <table class="rows small">
                <thead><tr>
                  <th scope="col">Day</th><th scope="col" class="n">Right</th><th scope="col" class="n">Confidence</th>
                  <th scope="col" class="n">Acted on</th><th scope="col" class="n">Undone</th>
                  <th scope="col" class="n">Asked</th><th scope="col" class="n">Agreed</th>
                </tr></thead>
                <tbody>${[...days].reverse().map(row)}</tbody>
              </table>
            </div>`
        : html`<p class="quiet">No alert so far could have meant any of several positions.</p>`}
    </section>`;
  }

  words() {
    const { cases, right, undone, asked, agreed } = this.record;
    return html`<p>
      <b>${percent(right / cases)}</b> of ${cases} ${cases === 1 ? 'alert' : 'alerts'} that could have meant any of
      several positions.
      <span class="quiet">What was acted on counts as right until it is undone${undone ? `, as ${undone} ${undone === 1 ? 'was' : 'were'}` : nothing}.${asked
        ? ` A person was asked ${asked} times and took the first choice ${agreed} times.`
        : nothing}</span>
    </p>`;
  }

  draw(/** @type {Record<string, string>} */ colour) {
    const { days } = this.record;
    const line = (/** @type {string} */ label, /** @type {any} */ value, /** @type {object} */ style) => ({
      label,
      data: days.map(value),
      spanGaps: true,
      clip: false,
      borderWidth: 2,
      pointRadius: days.length > 40 ? 0 : 2.5,
      ...style,
    });
    return {
      type: 'line',
      data: {
        labels: days.map((/** @type {any} */ d) => d.day),
        datasets: [
          line('right', (/** @type {any} */ d) => d.right / d.cases, { borderColor: colour.accent, backgroundColor: colour.accent }),
          line('confidence', (/** @type {any} */ d) => (d.meanConfidence === undefined ? null : Number(d.meanConfidence)), {
            borderColor: colour.ink,
            backgroundColor: colour.ink,
            borderDash: [3, 3],
            borderWidth: 1,
          }),
        ],
      },
      options: {
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        scales: {
          x: { offset: days.length === 1, border: { color: colour.line }, grid: { display: false }, ticks: { color: colour.quiet, maxTicksLimit: 8, maxRotation: 0 } },
          y: {
            min: 0,
            max: 1,
            border: { display: false },
            grid: { color: colour.line },
            ticks: { color: colour.quiet, maxTicksLimit: 6, callback: (/** @type {number} */ v) => percent(v, { places: 0 }) },
          },
        },
        plugins: { tooltip: { callbacks: { label: (/** @type {any} */ i) => `${i.dataset.label} ${percent(i.parsed.y)}` } } },
      },
    };
  }
}

/** @param {any} d a day */
function row(d) {
  return html`<tr>
    <th scope="row">${d.day}</th>
    <td class="n">${percent(d.right / d.cases, { places: 0 })}</td>
    <td class="n">${percent(d.meanConfidence, { places: 0 })}</td>
    <td class="n">${d.acted}</td>
    <td class="n">${d.undone}</td>
    <td class="n">${d.asked}</td>
    <td class="n">${d.agreed}</td>
  </tr>`;
}

customElements.define('choices-panel', ChoicesPanel);
