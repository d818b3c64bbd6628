import { html, nothing } from 'lit';
import { age, decimal } from '../core/format.js';
import { Part } from '../core/page.js';
import * as draft from '../core/draft.js';

/** The rules by folder and file, with how often each spoke and when it last did. */
class RuleTree extends Part {
  static properties = {
    overview: { attribute: false },
    coverage: { attribute: false },
    open: {},
    cursor: {},
    wanted: {},
  };

  connectedCallback() {
    super.connectedCallback();
    draft.changed.addEventListener('draft', () => this.requestUpdate(), { signal: this.ending?.signal });
  }

  render() {
    /** @type {Map<string, any[]>} */
    const folders = new Map();
    for (const file of this.overview.files.filter((/** @type {any} */ file) => matches(file, this.wanted))) {
      const folder = file.path.includes('/') ? file.path.slice(0, file.path.lastIndexOf('/')) : 'tables';
      folders.set(folder, [...(folders.get(folder) ?? []), file]);
    }
    return html`<nav class="tree" aria-label="Rule files">
      ${[...folders].map(
        ([folder, files]) => html`<h3>${folder}</h3>
          <ul>${files.map((file) => this.file(file))}</ul>`,
      )}
    </nav>`;
  }

  file(/** @type {any} */ file) {
    const open = file.path === this.open;
    const marks = `${open ? 'open' : ''} ${file.path === this.cursor ? 'cursor' : ''}`;
    return html`<li class=${marks}>
      <a href="/rules/${file.path}" aria-current=${open ? 'page' : 'false'}>
        ${file.path.split('/').at(-1)}
        ${draft.text(file.path) === undefined ? nothing : html`<span class="status yellow">edited</span>`}
        ${file.rules.length ? html`<span class="quiet n">${file.rules.length}</span>` : nothing}
      </a>
      ${open && file.rules.length ? html`<ul>${file.rules.map((/** @type {any} */ rule) => this.rule(rule))}</ul>` : nothing}
    </li>`;
  }

  rule(/** @type {any} */ rule) {
    const seen = this.coverage?.rules?.find((/** @type {any} */ each) => each.rule === rule.id);
    return html`<li>
      <a href="/rules/${rule.file}?line=${rule.line}" title="${rule.title}. ${rule.rationale}">
        ${rule.id} ${seen ? fired(seen, this.now()) : nothing}
      </a>
    </li>`;
  }
}

/** @param {any} seen @param {number} now */
function fired(seen, now) {
  if (seen.lastFired) {
    return html`<span class="quiet n" title="times it spoke, and when it last did"
      >${decimal(seen.fired)} · ${age(seen.lastFired, now)}</span
    >`;
  }
  if (seen.spoke > 0) return html`<span class="quiet n" title="times it spoke in the scenarios">${decimal(seen.spoke)}</span>`;
  return html`<span class="status yellow n" title="no scenario makes it speak">never</span>`;
}

/** @param {any} file @param {string | undefined} wanted */
function matches(file, wanted) {
  const text = (wanted ?? '').toLowerCase();
  return file.path.toLowerCase().includes(text) || file.rules.some((/** @type {any} */ rule) => rule.id.includes(text));
}

customElements.define('rule-tree', RuleTree);
