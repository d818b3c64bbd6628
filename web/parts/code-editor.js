import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { LitElement, css, html } from 'lit';
import { drl, plain } from '../core/languages.js';

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--green)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: tags.meta, color: 'var(--yellow)' },
  { tag: tags.number, color: 'var(--violet)' },
  { tag: tags.typeName, color: 'var(--teal)' },
  { tag: tags.variableName, color: 'var(--violet)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '12.5px', backgroundColor: 'var(--raised)', color: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--accent)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--quiet)', border: '0' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--sunk)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-wash)',
  },
  // The packed marks are images, which the page's policy keeps out.
  '.cm-lint-marker-error': {
    content: 'normal',
    width: '0.6em',
    height: '0.6em',
    margin: '0.35em 0.2em',
    borderRadius: '1px',
    backgroundColor: 'var(--red)',
  },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--red)' },
  '.cm-panels, .cm-tooltip': { backgroundColor: 'var(--raised)', color: 'var(--ink)', borderColor: 'var(--line)' },
});

/**
 * A text with line numbers, colours, and problems at their place. CodeMirror lives in the shadow root, which takes its
 * sheets without breaking the page's policy. Fires "edited" with the new text.
 */
class CodeEditor extends LitElement {
  static properties = {
    path: {},
    text: { attribute: false },
    problems: { attribute: false },
    line: { type: Number },
    readonly: { type: Boolean },
  };

  static styles = css`
    :host {
      display: block;
      min-height: 0;
    }
    .editor {
      height: 100%;
    }
  `;

  render() {
    return html`<div class="editor"></div>`;
  }

  updated(/** @type {Map<string, unknown>} */ changed) {
    if (!this.view || changed.has('path') || changed.has('readonly')) this.open();
    else if (changed.has('text') && this.text !== this.view.state.doc.toString()) this.open();
    if (changed.has('problems') || changed.has('path')) this.mark();
    if (changed.has('line') || changed.has('path')) this.show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.view?.destroy();
    this.view = undefined;
  }

  open() {
    this.view?.destroy();
    const parent = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.editor'));
    this.view = new EditorView({
      parent,
      root: /** @type {ShadowRoot} */ (this.renderRoot),
      state: EditorState.create({ doc: this.text, extensions: this.extensions() }),
    });
    this.mark();
  }

  extensions() {
    return [
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      drawSelection(),
      indentUnit.of('    '),
      highlightSelectionMatches(),
      lintGutter(),
      this.path.endsWith('.drl') ? drl : plain,
      syntaxHighlighting(colours),
      look,
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, indentWithTab]),
      EditorState.readOnly.of(Boolean(this.readonly)),
      EditorView.contentAttributes.of({ 'aria-label': `Text of ${this.path}`, tabindex: '0' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) this.dispatchEvent(new CustomEvent('edited', { detail: update.state.doc.toString() }));
      }),
    ];
  }

  mark() {
    if (!this.view) return;
    const { doc } = this.view.state;
    const found = (this.problems ?? [])
      .filter((/** @type {any} */ each) => each.line > 0 && each.line <= doc.lines)
      .map((/** @type {any} */ each) => {
        const line = doc.line(each.line);
        const from = Math.min(line.from + Math.max(each.column - 1, 0), line.to);
        return { from, to: line.to, severity: 'error', message: each.maybe ? `${each.what}\n${each.maybe}` : each.what };
      });
    this.view.dispatch(setDiagnostics(this.view.state, found));
  }

  show() {
    if (!this.view || !this.line || this.line > this.view.state.doc.lines) return;
    const { from } = this.view.state.doc.line(this.line);
    this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'start', yMargin: 40 }) });
  }
}

customElements.define('code-editor', CodeEditor);
