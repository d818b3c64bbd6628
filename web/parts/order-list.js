import { html, nothing } from 'lit';
import { decimal, price, words } from '../core/format.js';
import { Part } from '../core/page.js';
import { badge, instrument } from './bits.js';

/** The orders of a decision, and how far each has got. */
class OrderList extends Part {
  static properties = { orders: { attribute: false }, planned: { type: Boolean } };

  render() {
    return html`<h3>${this.planned ? 'Orders it would send' : 'Orders'}</h3>
      <div class="scroll" tabindex="0" role="region" aria-label="Orders">
        <table class="rows small">
          <thead><tr>
            <th scope="col">Order</th><th scope="col">Instrument</th><th scope="col" class="n">Quantity</th>
            <th scope="col" class="n">Filled</th><th scope="col">Price</th><th scope="col">State</th>
          </tr></thead>
          <tbody>
            ${this.orders.map(
              (/** @type {any} */ o) => html`<tr>
                <th scope="row">${words(o.side)}</th>
                <td title=${o.clientOrderId}>${instrument(o.instrument, o.positionSide)}</td>
                <td class="n">${decimal(o.quantity)}</td>
                <td class="n">${decimal(o.filled)}</td>
                <td>${o.limitPrice ? `${price(o.limitPrice)} or better` : words(o.orderType)}</td>
                <td>${this.planned ? 'not sent' : badge(o.state)} <span class="quiet">${o.reason ?? nothing}</span></td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }
}

customElements.define('order-list', OrderList);
