// The session: a token in sessionStorage, traded for the code in a link's fragment. No cookies.

const KEY = 'alertledger.token';

/** @returns {string | null} */
export const token = () => sessionStorage.getItem(KEY);

export function forget() {
  sessionStorage.removeItem(KEY);
  dispatchEvent(new CustomEvent('alertledger:session'));
}

/**
 * Takes the code out of the address, so that it is in no history, and trades it for a token. A page without a code
 * keeps the token it has.
 * @returns {Promise<string | null>} why the link did not work, or null
 */
export async function open() {
  const code = location.hash.slice(1);
  if (!/^[A-Za-z0-9_-]{40,}$/.test(code)) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  const answer = await fetch('/api/session', { method: 'POST', body: JSON.stringify({ code }) });
  const body = await answer.json();
  if (!answer.ok) return body.message;
  sessionStorage.setItem(KEY, body.token);
  return null;
}
