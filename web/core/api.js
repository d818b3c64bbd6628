// Requests to the API. Every answer that is no success is thrown as a Problem.

import { forget, token } from './session.js';

/** Why a request was not carried out; the fields of application/problem+json. */
export class Problem extends Error {
  /** @param {{status: number, code: string, field: string, message: string, value?: string}} problem */
  constructor(problem) {
    super(problem.message);
    this.status = problem.status;
    this.code = problem.code;
    this.field = problem.field;
    this.value = problem.value;
  }
}

/**
 * @param {string} method
 * @param {string} path such as /api/positions
 * @param {unknown} [body] sent as JSON
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
async function call(method, path, body, signal) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      signal,
      headers: { Authorization: `Bearer ${token() ?? ''}` },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (failed) {
    if (signal?.aborted) throw failed;
    throw new Problem({ status: 0, code: 'UNREACHABLE', field: '', message: 'The server does not answer.' });
  }
  const text = await answer.text();
  if (answer.ok) return text ? JSON.parse(text) : null;
  if (answer.status === 401) forget();
  throw new Problem(problemOf(answer, text));
}

/**
 * @param {Response} answer
 * @param {string} text
 */
function problemOf(answer, text) {
  try {
    return JSON.parse(text);
  } catch {
    return { status: answer.status, code: 'UNREADABLE', field: '', message: `The server answered ${answer.status}.` };
  }
}

export const get = (/** @type {string} */ path, /** @type {AbortSignal} */ signal) => call('GET', path, undefined, signal);
export const post = (/** @type {string} */ path, /** @type {unknown} */ body) => call('POST', path, body ?? {});
export const put = (/** @type {string} */ path, /** @type {unknown} */ body) => call('PUT', path, body);
export const del = (/** @type {string} */ path) => call('DELETE', path);
