// What changes, live. One connection per browser: the tab that holds the lock reads the stream and tells the others
// over a BroadcastChannel; when it closes, another takes over where it was.
//
// Pages listen: live.addEventListener('position', e => e.detail). Events: alert, decision, order, position, mark,
// status, rules; resync (read everything anew); connection (detail: 'live' | 'lost').

import { forget, token } from './session.js';

const channel = new BroadcastChannel('alertledger.stream');
export const live = new EventTarget();

let last = '';
let state = 'lost';

/**
 * @param {string} event
 * @param {unknown} data
 */
function tell(event, data) {
  if (event === 'connection') state = String(data);
  live.dispatchEvent(new CustomEvent(event, { detail: data }));
}

/** @returns {string} 'live' or 'lost' */
export const connection = () => state;

/** Starts to listen; to be called once, with a session open. */
export function start() {
  channel.onmessage = ({ data }) => {
    if (data.ask) {
      if (state === 'live') channel.postMessage({ id: last, event: 'connection', data: 'live' });
      return;
    }
    last = data.id ?? last;
    tell(data.event, data.data);
  };
  channel.postMessage({ ask: true });
  navigator.locks.request('alertledger.stream', read);
}

async function read() {
  for (let wait = 500; ; wait = Math.min(wait * 2, 10_000)) {
    if (!token()) return;
    try {
      const headers = { Authorization: `Bearer ${token()}`, ...(last && { 'Last-Event-ID': last }) };
      const answer = await fetch('/api/stream', { headers });
      if (answer.status === 401) return forget();
      if (answer.ok && answer.body) {
        share('connection', 'live');
        wait = 500;
        await frames(answer.body);
      }
    } catch {
      // Said below; tried again.
    }
    share('connection', 'lost');
    await new Promise((next) => setTimeout(next, wait));
  }
}

/**
 * @param {string} event
 * @param {unknown} data
 */
function share(event, data) {
  tell(event, data);
  channel.postMessage({ id: last, event, data });
}

/** @param {ReadableStream<Uint8Array>} body */
async function frames(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      frame(text.slice(0, end));
      text = text.slice(end + 2);
    }
  }
}

/** @param {string} text */
function frame(text) {
  let event = '';
  let data = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('id: ')) last = line.slice(4);
    else if (line.startsWith('event: ')) event = line.slice(7);
    else if (line.startsWith('data: ')) data += line.slice(6);
  }
  if (event) share(event, JSON.parse(data));
}
