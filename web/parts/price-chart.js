import { html, nothing } from 'lit';
import { clock, price } from '../core/format.js';
import { Part } from '../core/page.js';
import './chart-box.js';

/** The price of a position since it was opened: with its cost, stop and target, and what was bought and sold. */
class PriceChart extends Part {
  static properties = { history: { attribute: false }, position: { attribute: false } };

  render() {
    const trades = this.trades();
    if (this.history.prices.length + trades.length < 2) {
      return html`<p class="quiet">The chart begins with the second price.</p>`;
    }
    return html`<chart-box .draw=${(/** @type {any} */ colour) => this.draw(colour)} label=${this.label(trades)}></chart-box>
      <p class="legend" aria-hidden="true">
        <i class="accent"></i>price <i class="ink dash"></i>cost
        ${this.position?.levels?.stop ? html`<i class="red dash"></i>stop` : nothing}
        ${this.target() ? html`<i class="green dash"></i>target` : nothing}
        <span>▲ bought</span><span>▼ sold</span>
      </p>`;
  }

  trades() {
    return this.history.events.filter((/** @type {any} */ e) => ['OPENED', 'CLOSED'].includes(e.kind) && e.price);
  }

  target() {
    return this.position?.levels?.takeProfit ?? this.position?.levels?.target;
  }

  label(/** @type {any[]} */ trades) {
    const last = this.history.prices.at(-1);
    return `Prices, the last ${price(last?.price)}; ${trades.length} trades`;
  }

  draw(/** @type {Record<string, string>} */ colour) {
    const prices = this.history.prices.map((/** @type {any} */ e) => ({ x: Date.parse(e.at), y: Number(e.price) }));
    const trades = this.trades().map((/** @type {any} */ e) => ({ x: Date.parse(e.at), y: Number(e.price), kind: e.kind }));
    const xs = [...prices, ...trades].map(({ x }) => x);
    const ends = [Math.min(...xs), Math.max(...xs)];
    const level = (/** @type {string | undefined} */ at, /** @type {string} */ of) =>
      at
        ? [{ data: ends.map((x) => ({ x, y: Number(at) })), borderColor: of, borderDash: [4, 4], borderWidth: 1, pointRadius: 0 }]
        : [];
    const marks = (/** @type {string} */ kind, /** @type {string} */ of, /** @type {number} */ rotation) => ({
      type: 'scatter',
      data: trades.filter((/** @type {any} */ t) => t.kind === kind),
      pointStyle: 'triangle',
      rotation,
      radius: 6,
      clip: false,
      backgroundColor: of,
      borderColor: colour.ground,
    });
    return {
      type: 'line',
      data: {
        datasets: [
          marks('OPENED', colour.ink, 0),
          marks('CLOSED', colour.accent, 180),
          { data: prices, borderColor: colour.accent, borderWidth: 1.5, pointRadius: 0, stepped: true },
          ...level(this.position?.averageCost, colour.ink),
          ...level(this.position?.levels?.stop, colour.red),
          ...level(this.target(), colour.green),
        ],
      },
      options: {
        maintainAspectRatio: false,
        scales: {
          x: {
            type: 'linear',
            min: ends[0],
            max: ends[1],
            grid: { display: false },
            border: { color: colour.line },
            ticks: { color: colour.quiet, maxTicksLimit: 5, maxRotation: 0, callback: (/** @type {number} */ x) => clock(new Date(x).toISOString()).slice(0, 5) },
          },
          y: { position: 'right', grid: { color: colour.line }, border: { display: false }, ticks: { color: colour.quiet, maxTicksLimit: 6 } },
        },
        plugins: {
          tooltip: {
            displayColors: false,
            callbacks: {
              title: (/** @type {any[]} */ items) => (items[0] ? clock(new Date(items[0].parsed.x).toISOString()) : ''),
              label: (/** @type {any} */ item) => price(String(item.parsed.y)),
            },
          },
        },
      },
    };
  }
}

customElements.define('price-chart', PriceChart);
