import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { percent } from '../core/format.js';
import { Page } from '../core/page.js';
import { empty, failed, gain, loading } from '../parts/bits.js';
import '../parts/calibration-panel.js';
import '../parts/choices-panel.js';
import '../parts/equity-panel.js';
import '../parts/result-panel.js';

/** By what results are added up, and what each is called. */
const GROUPS = [
  { name: 'analysts', title: 'By analyst' },
  { name: 'tickers', title: 'By ticker' },
  { name: 'rules', title: 'By rule' },
  { name: 'reasons', title: 'By exit reason' },
  { name: 'channels', title: 'By channel' },
  { name: 'sources', title: 'By what closed it' },
];

const BREATH_MS = 1_000;

/** What was won and lost: in all, over time, and by whose word. */
class PerformancePage extends Page {
  static properties = { data: { state: true }, changes: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.hear('position', () => this.soon(BREATH_MS));
  }

  async load() {
    this.data = await get(`/api/performance?account=${this.account}`);
    this.changes = (await get('/api/rules/history').catch(() => ({ changes: [] }))).changes;
  }

  render() {
    return html`<div class="page">
      <section aria-label="Performance">
        <div class="head"><h1>Performance</h1></div>
        ${failed(this.problem, () => this.read())} ${this.results()}
      </section>
    </div>`;
  }

  results() {
    const { data } = this;
    if (!data) return this.problem ? nothing : loading(8);
    if (!data.days.length) return empty('Nothing was closed yet', 'Results appear with the first sale.');
    return html`${this.total()}
      <div class="grid2">
        <equity-panel .days=${data.days} .changes=${this.changes ?? []}></equity-panel>
        <result-panel
          heading="By day"
          .scores=${data.days.map((/** @type {any} */ each) => ({ ...each, name: each.day }))}
          chart
        ></result-panel>
        ${GROUPS.filter(({ name }) => data[name]?.length).map(
          ({ name, title }) => html`<result-panel .heading=${title} .scores=${data[name]}></result-panel>`,
        )}
        <choices-panel .record=${data.choices}></choices-panel>
        ${data.choices.cases ? html`<calibration-panel .calibration=${data.choices.calibration}></calibration-panel>` : nothing}
      </div>`;
  }

  total() {
    const { total, deepestDrawdown } = this.data;
    const judged = total.wins + total.losses;
    return html`<dl class="facts across big">
      <div><dt>Realized</dt><dd>${gain(total.realized)}</dd></div>
      <div><dt>Closings</dt><dd>${total.closings}</dd></div>
      <div><dt>Won</dt><dd>${judged ? percent(total.wins / judged, { places: 0 }) : '–'} <span class="quiet">${total.wins} of ${judged}</span></dd></div>
      <div><dt>Deepest drawdown</dt><dd>${gain(deepestDrawdown === '0' ? '0' : `-${deepestDrawdown}`)}</dd></div>
      ${total.unknown
        ? html`<div><dt>Result not known</dt><dd>${total.unknown} <span class="quiet">and in no sum</span></dd></div>`
        : nothing}
    </dl>`;
  }
}

customElements.define('performance-page', PerformancePage);
