// Every state of the console has an address: /positions/SPY_20260128_595_C?sort=unrealized

/** @typedef {{page: string, id: string, query: URLSearchParams}} Place */

/** @returns {Place} */
export function here() {
  const [, page = '', ...rest] = location.pathname.split('/');
  return {
    page: page || 'positions',
    id: rest.map(decodeURIComponent).join('/'),
    query: new URLSearchParams(location.search),
  };
}

/**
 * Goes to an address of the console.
 * @param {string} address
 * @param {{replace?: boolean}} [how] replace: the present address is not gone back to
 */
export function go(address, how = {}) {
  if (address === location.pathname + location.search) return;
  history[how.replace ? 'replaceState' : 'pushState'](null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/**
 * Calls back at every change of the address, and once now.
 * @param {(place: Place) => void} changed
 */
export function follow(changed) {
  addEventListener('popstate', () => changed(here()));
  addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!(link instanceof HTMLAnchorElement) || !plain || link.target || link.origin !== location.origin) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
  changed(here());
}
