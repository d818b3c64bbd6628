import { html } from 'lit';
import { Chart, colours } from '../core/charts.js';
import { Part } from '../core/page.js';

/**
 * A chart. `draw` gets the colours of the day and gives Chart.js its configuration; it is asked again when the data
 * or the theme changes. What the chart shows stands in a table beside it: the canvas is for the eye alone.
 */
class ChartBox extends Part {
  static properties = { draw: { attribute: false }, label: {} };

  connectedCallback() {
    super.connectedCallback();
    addEventListener('alertledger:theme', () => this.requestUpdate(), { signal: this.ending?.signal });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.chart?.destroy();
    this.chart = undefined;
  }

  render() {
    return html`<div class="chart"><canvas role="img" aria-label=${this.label}></canvas></div>`;
  }

  updated() {
    const canvas = this.querySelector('canvas');
    if (!canvas || !this.draw) return;
    const { type, data, options } = this.draw(colours(this));
    if (this.chart) {
      Object.assign(this.chart, { data });
      this.chart.options = options;
      this.chart.update('none');
    } else {
      this.chart = new Chart(canvas, { type, data, options });
    }
  }
}

customElements.define('chart-box', ChartBox);
