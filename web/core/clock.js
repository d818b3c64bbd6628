// The server's time. Ages are told by it, whatever this machine's clock says; "tick" comes once a second.

export const ticking = new EventTarget();

let ahead = 0;

/** Milliseconds since 1970 by the server's clock. */
export const now = () => Date.now() + ahead;

/** @param {string} at what the server's clock says now */
export function heard(at) {
  ahead = Date.parse(at) - Date.now();
}

setInterval(() => ticking.dispatchEvent(new Event('tick')), 1_000);
