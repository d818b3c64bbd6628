import { html } from 'lit';
import { Part } from '../core/page.js';
import { keys } from './bits.js';

const HELP = [
  ['g p', 'Positions'],
  ['g a', 'Alerts'],
  ['g d', 'Decisions'],
  ['g r', 'Rules'],
  ['g f', 'Performance'],
  ['j', 'next in the list'],
  ['k', 'the one before'],
  ['Enter', 'open it'],
  ['Esc', 'close, or go back'],
  ['/', 'type: a filter, or a text to try'],
  ['t', 'light or dark'],
  ['?', 'this help'],
];

/** What the keyboard can do. */
class HelpDialog extends Part {
  render() {
    return html`<dialog aria-labelledby="help-title">
      <h2 id="help-title">Keyboard</h2>
      <dl class="keys">${HELP.map(([combo, what]) => html`<div><dt>${keys(combo)}</dt><dd>${what}</dd></div>`)}</dl>
      <form method="dialog"><button>Close</button></form>
    </dialog>`;
  }

  show() {
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }
}

customElements.define('help-dialog', HelpDialog);
