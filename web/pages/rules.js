import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import * as draft from '../core/draft.js';
import { moment } from '../core/format.js';
import { Page } from '../core/page.js';
import { go } from '../core/router.js';
import { empty, failed, loading } from '../parts/bits.js';
import '../parts/code-editor.js';
import '../parts/draft-steps.js';
import '../parts/problem-list.js';
import '../parts/rule-history.js';
import '../parts/rule-tree.js';
import '../parts/table-editor.js';

/** Which rules exist, do they earn their keep, and what would an edit change? */
class RulesPage extends Page {
  static properties = { overview: { state: true }, coverage: { state: true }, file: { state: true }, asText: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.hear('rules', () => this.read());
    draft.changed.addEventListener('draft', () => this.requestUpdate(), { signal: this.ending?.signal });
  }

  updated(/** @type {Map<string, any>} */ changed) {
    super.updated(changed);
    const before = changed.get('place');
    if (before && before.id !== this.place.id) this.openFile();
  }

  async load() {
    this.overview = await get('/api/rules');
    await this.openFile();
    this.coverage = await get('/api/rules/coverage').catch(() => null);
  }

  async openFile() {
    const path = this.place.id;
    this.asText = false;
    if (!path) {
      this.file = null;
      return;
    }
    try {
      const file = await get(`/api/rules/${path}`);
      if (path === this.place.id) this.file = file;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
      this.file = null;
    }
  }

  ids() {
    return (this.overview?.files ?? []).map((/** @type {any} */ { path }) => path);
  }

  addressOf(/** @type {string} */ path) {
    return `/rules/${path}`;
  }

  render() {
    return html`<div class="page rules ${this.place.id ? 'chosen' : ''}">
      <section class="side" aria-label="Files">
        <div class="head">
          <h1>Rules</h1>
          <input
            type="search"
            data-search
            placeholder="Filter"
            aria-label="Filter by file or rule"
            .value=${this.place.query.get('q') ?? ''}
            @input=${this.filter}
          />
        </div>
        ${this.overview
          ? html`<p class="quiet">
                In force: <code>${this.overview.ruleSet}</code>
                ${this.overview.since ? html`since ${moment(this.overview.since)}` : nothing}
              </p>
              <rule-tree
                .overview=${this.overview}
                .coverage=${this.coverage}
                .open=${this.place.id}
                .cursor=${this.cursor}
                .wanted=${this.place.query.get('q') ?? ''}
              ></rule-tree>`
          : this.problem
            ? nothing
            : loading(10)}
      </section>
      <section class="middle" aria-label="File">
        ${failed(this.problem, () => this.read())}
        <problem-list .problems=${this.problems()}></problem-list>
        ${this.editor()}
      </section>
      <section class="side" aria-label="Change">
        <draft-steps></draft-steps>
        <rule-history></rule-history>
      </section>
    </div>`;
  }

  /** Of the edit; without one, of the saved files that are not in force. */
  problems() {
    const ofDraft = draft.problems();
    return ofDraft.length || Object.keys(draft.files()).length ? ofDraft : (this.overview?.problems ?? []);
  }

  editor() {
    if (!this.place.id) {
      return empty('Choose a file', 'Each file holds the rules or the table of one concern, and its scenarios beside it.');
    }
    if (!this.file) return this.problem ? nothing : loading(12);
    const { path, kind } = this.file;
    const text = draft.text(path) ?? this.file.text;
    const problems = this.problems().filter((/** @type {any} */ each) => each.file === path);
    const edited = (/** @type {CustomEvent} */ e) => draft.edit(path, this.file.text, e.detail);
    return html`<div class="head">
        <h2><code>${path}</code></h2>
        ${kind === 'TABLE'
          ? html`<button class="plain" @click=${() => (this.asText = !this.asText)}>${this.asText ? 'As a table' : 'As text'}</button>`
          : nothing}
      </div>
      ${kind === 'TABLE' && !this.asText
        ? html`<table-editor .text=${text} .problems=${problems} @edited=${edited}></table-editor>`
        : html`<code-editor
            .path=${path}
            .text=${text}
            .problems=${problems}
            .line=${Number(this.place.query.get('line') ?? 0)}
            @edited=${edited}
          ></code-editor>`}`;
  }

  filter(/** @type {InputEvent} */ event) {
    const q = /** @type {HTMLInputElement} */ (event.target).value;
    go(location.pathname + (q ? `?q=${encodeURIComponent(q)}` : ''), { replace: true });
  }
}

customElements.define('rules-page', RulesPage);
