import { html, nothing } from 'lit';
import { parse, withNewRow, withoutRow, withRow } from '../core/csv.js';
import { Part } from '../core/page.js';

const MOST = 200;

/** A CSV of the rules as a table of fields. Fires "edited" with the new text. */
class TableEditor extends Part {
  static properties = {
    text: { attribute: false },
    problems: { attribute: false },
    wanted: { state: true },
  };

  render() {
    const { columns, rows } = parse(this.text);
    const wanted = (this.wanted ?? '').toLowerCase();
    const found = rows.filter(({ cells }) => !wanted || cells.some((cell) => cell.toLowerCase().includes(wanted)));
    return html`<div class="head">
        <input type="search" placeholder="Filter rows" aria-label="Filter rows" @input=${this.filter} />
        <button @click=${() => this.tell(withNewRow(this.text, columns.map(() => '')))}>Add a row</button>
        <span class="quiet">${found.length} of ${rows.length} rows${found.length > MOST ? `, the first ${MOST} shown` : ''}</span>
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label="Table">
        <table class="rows small grid">
          <thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}<td></td></tr></thead>
          <tbody>
            ${found.slice(0, MOST).map((row) => this.row(columns, row))}
          </tbody>
        </table>
      </div>`;
  }

  row(/** @type {string[]} */ columns, /** @type {import('../core/csv.js').Row} */ { at, cells }) {
    const wrong = (this.problems ?? []).filter((/** @type {any} */ each) => each.line === at + 1);
    return html`<tr class=${wrong.length ? 'fails' : ''} title=${wrong.map((/** @type {any} */ each) => each.what).join('\n') || nothing}>
      ${columns.map(
        (name, i) => html`<td>
          <input
            aria-label="${name}, line ${at + 1}"
            aria-invalid=${wrong.length ? 'true' : 'false'}
            spellcheck="false"
            .value=${cells[i] ?? ''}
            @change=${(/** @type {Event} */ e) => this.set(columns, at, cells, i, /** @type {HTMLInputElement} */ (e.target).value)}
          />
        </td>`,
      )}
      <td><button class="plain" aria-label="Take out line ${at + 1}" @click=${() => this.tell(withoutRow(this.text, at))}>×</button></td>
    </tr>`;
  }

  set(
    /** @type {string[]} */ columns,
    /** @type {number} */ at,
    /** @type {string[]} */ cells,
    /** @type {number} */ i,
    /** @type {string} */ value,
  ) {
    this.tell(withRow(this.text, at, columns.map((_, column) => (column === i ? value : (cells[column] ?? '')))));
  }

  filter(/** @type {InputEvent} */ event) {
    this.wanted = /** @type {HTMLInputElement} */ (event.target).value;
  }

  tell(/** @type {string} */ detail) {
    this.dispatchEvent(new CustomEvent('edited', { detail }));
  }
}

customElements.define('table-editor', TableEditor);
