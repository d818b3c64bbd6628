import { html, nothing } from 'lit';
import { Part } from '../core/page.js';

/** What keeps rules out of force: each with its place, the line, and what may be meant. */
class ProblemList extends Part {
  static properties = { problems: { attribute: false } };

  render() {
    if (!this.problems.length) return nothing;
    return html`<section class="problems" aria-label="Problems">
      <h3>Problems</h3>
      <ol>
        ${this.problems.map(
          (/** @type {any} */ p) => html`<li>
            <a href="/rules/${p.file}${p.line ? `?line=${p.line}` : ''}"
              ><code>${p.file}${p.line ? `:${p.line}` : ''}${p.column ? `:${p.column}` : ''}</code></a
            >
            <span class="status red">${p.what}</span>
            ${p.maybe ? html`<p class="quiet">${p.maybe}</p>` : nothing}
            ${p.excerpt ? html`<pre class="code" tabindex="0">${p.excerpt}${p.column ? `\n${' '.repeat(p.column - 1)}^` : ''}</pre>` : nothing}
          </li>`,
        )}
      </ol>
    </section>`;
  }
}

customElements.define('problem-list', ProblemList);
