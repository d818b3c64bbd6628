import { html, nothing } from 'lit';
import { decimal } from '../core/format.js';
import { Part } from '../core/page.js';
import * as draft from '../core/draft.js';

/** The rules by folder and file, with how often each spoke lately. */
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
        ([folder, files]) => html`<h2>${folder}</h2>
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
        ${rule.id} ${seen ? fired(seen) : nothing}
      </a>
    </li>`;
  }
}

/** In how many of the newest decisions it spoke. @param {any} seen */
const fired = (seen) =>
  html`<span class="quiet n" title="times it spoke in the newest decisions">${seen.spoke ? decimal(seen.spoke) : 'never'}</span>`;

/** @param {any} file @param {string | undefined} wanted */
function matches(file, wanted) {
  const text = (wanted ?? '').toLowerCase();
  return file.path.toLowerCase().includes(text) || file.rules.some((/** @type {any} */ rule) => rule.id.includes(text));
}

customElements.define('rule-tree', RuleTree);
