// What the console's elements have in common: the light DOM, so that the one sheet reaches them, and listeners that
// end with the element.

import { LitElement } from 'lit';
import { now, ticking } from './clock.js';
import { live } from './stream.js';

/** An element in the light DOM. */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.ending = new AbortController();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.ending?.abort();
  }

  /**
   * @param {string} event of the stream
   * @param {(data: any) => void} then
   */
  hear(event, then) {
    live.addEventListener(event, (e) => then(/** @type {CustomEvent} */ (e).detail), { signal: this.ending?.signal });
  }

  /** Renders anew once a second, for what tells how long ago something was. */
  tick() {
    ticking.addEventListener('tick', () => this.requestUpdate(), { signal: this.ending?.signal });
  }

  /** The server's time. */
  now() {
    return now();
  }
}

/** A page: an element that knows the address, reads its data, and keeps a place in a list for j and k. */
export class Page extends Part {
  static properties = {
    place: { attribute: false },
    account: { attribute: false },
    problem: { state: true },
    cursor: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.hear('resync', () => this.read());
    this.read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.later);
    this.later = undefined;
  }

  updated(/** @type {Map<string, unknown>} */ changed) {
    if (changed.has('account') && changed.get('account') !== undefined) this.read();
  }

  /** Reads what the page shows, one reading after the other, so that an old answer never comes last. */
  async read() {
    this.again = true;
    if (this.reading) return;
    this.reading = true;
    while (this.again && this.isConnected) {
      this.again = false;
      await this.readOnce();
    }
    this.reading = false;
  }

  /** Reads in a while, once for all that is told until then. @param {number} ms */
  soon(ms) {
    this.later ??= setTimeout(() => {
      this.later = undefined;
      this.read();
    }, ms);
  }

  /** A failure is kept to be shown, beside what was known before. */
  async readOnce() {
    try {
      await this.load();
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Something was told while the page reads: the answer may be from before, so it reads once more. */
  late() {
    if (this.reading) this.again = true;
  }

  /** @returns {Promise<void>} */
  async load() {}

  /** The ids that j and k go through. @returns {string[]} */
  ids() {
    return [];
  }

  /** The address of one of them. @param {string} id @returns {string} */
  addressOf(id) {
    return `/${this.place.page}/${encodeURIComponent(id)}`;
  }

  /** @param {number} step 1 or -1 */
  move(step) {
    const ids = this.ids();
    if (!ids.length) return;
    const at = ids.indexOf(this.cursor ?? this.place.id);
    this.cursor = ids[Math.min(Math.max(at + step, 0), ids.length - 1)];
    this.updateComplete.then(() => this.querySelector('.cursor')?.scrollIntoView({ block: 'nearest' }));
  }
}
