import { LitElement, html } from 'lit';
import { get } from '../core/api.js';
import { live } from '../core/stream.js';

/** The page at /performance. */
class PerformancePage extends LitElement {
  static properties = { place: { attribute: false }, data: { state: true }, problem: { state: true } };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    live.addEventListener('resync', this.load);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    live.removeEventListener('resync', this.load);
  }

  load = async () => {
    try {
      this.data = await get('/api/performance');
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  };

  render() {
    return html`<h1>Performance</h1>
      ${this.problem ? html`<p role="alert">${this.problem.message}</p>` : ''}
      ${this.data ? html`<pre>${JSON.stringify(this.data, null, 2)}</pre>` : html`<p>Loading…</p>`}`;
  }
}

customElements.define('performance-page', PerformancePage);
