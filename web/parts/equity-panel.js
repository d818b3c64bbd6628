import { html, nothing } from 'lit';
import { money } from '../core/format.js';
import { Part } from '../core/page.js';
import { gain } from './bits.js';
import './chart-box.js';

/** 2026-01-28, in New York, as the days of the results are. */
const MARKET_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' });

/** The running sum of results and how far it is below its highest point; lines where the rules changed. */
class EquityPanel extends Part {
  static properties = { days: { attribute: false }, changes: { attribute: false } };

  render() {
    return html`<section class="panel" aria-label="Equity">
      <h2>Equity and drawdown</h2>
      <chart-box .draw=${(/** @type {any} */ colour) => this.draw(colour)} label="Equity by day; the table below has the figures"></chart-box>
      <p class="legend" aria-hidden="true">
        <i></i>equity <i class="red"></i>drawdown
        ${this.changed().length ? html`<i class="ink dash"></i>the rules changed` : nothing}
      </p>
      <div class="scroll" tabindex="0" role="region" aria-label="Equity by day">
        <table class="rows small">
          <thead><tr>
            <th scope="col">Day</th><th scope="col" class="n">Result</th><th scope="col" class="n">Equity</th>
            <th scope="col" class="n">Drawdown</th><th scope="col">Rules</th>
          </tr></thead>
          <tbody>
            ${[...this.days].reverse().map(
              (/** @type {any} */ d) => html`<tr>
                <th scope="row">${d.day}</th>
                <td class="n">${gain(d.realized)}</td>
                <td class="n">${money(d.equity)}</td>
                <td class="n">${money(d.drawdown === '0' ? '0' : `-${d.drawdown}`)}</td>
                <td class="quiet">${this.on(d.day).map((/** @type {any} */ c) => c.ruleSet).join(', ')}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  /** The changes of the rules since the trading day before a day; of the first day its own. */
  on(/** @type {string} */ day) {
    const before = this.days[this.days.findIndex((/** @type {any} */ d) => d.day === day) - 1]?.day;
    return this.changes.filter((/** @type {any} */ change) => {
      const changed = MARKET_DAY.format(new Date(change.at));
      return changed <= day && (before === undefined ? changed === day : changed > before);
    });
  }

  /** The places of days on which the rules changed; place 0 is where it all began. */
  changed() {
    return this.days.flatMap((/** @type {any} */ d, /** @type {number} */ at) => (this.on(d.day).length ? [at + 1] : []));
  }

  draw(/** @type {Record<string, string>} */ colour) {
    const changed = this.changed();
    return {
      type: 'line',
      data: {
        labels: ['', ...this.days.map((/** @type {any} */ d) => d.day)],
        datasets: [
          {
            label: 'equity',
            data: [0, ...this.days.map((/** @type {any} */ d) => Number(d.equity))],
            borderColor: colour.accent,
            backgroundColor: colour.accent,
            borderWidth: 2,
            pointRadius: this.days.length > 40 ? 0 : 2.5,
          },
          {
            label: 'drawdown',
            data: [0, ...this.days.map((/** @type {any} */ d) => -Number(d.drawdown))],
            borderColor: colour.red,
            backgroundColor: faint(colour.red),
            borderWidth: 1,
            pointRadius: 0,
            fill: 'origin',
          },
        ],
      },
      options: {
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        scales: {
          x: {
            border: { color: colour.line },
            ticks: { color: colour.quiet, maxTicksLimit: 8, maxRotation: 0 },
            grid: {
              color: (/** @type {any} */ { index }) => (changed.includes(index) ? colour.ink : 'transparent'),
              tickBorderDash: [3, 3],
            },
          },
          y: { border: { display: false }, grid: { color: colour.line }, ticks: { color: colour.quiet, maxTicksLimit: 6 } },
        },
        plugins: { tooltip: { callbacks: { label: (/** @type {any} */ i) => `${i.dataset.label} ${money(i.parsed.y)}` } } },
      },
    };
  }
}

/** @param {string} colour as the sheet computes it: rgb(171, 43, 34) */
function faint(colour) {
  return colour.replace('rgb(', 'rgba(').replace(')', ', 0.15)');
}

customElements.define('equity-panel', EquityPanel);
