// The edit of the rules that is under way in this tab, and how far it has got: edit, check, scenarios, impact,
// activate. Each step holds for exactly the texts that it saw; a letter more and all of them are to be done again.

import { get, post } from './api.js';

export const changed = new EventTarget();

/**
 * @typedef {'check' | 'scenarios' | 'impact'} Step
 * @typedef {{passed: boolean, answer: any}} Done
 */

/** @type {Step[]} */
export const STEPS = ['check', 'scenarios', 'impact'];

const ROUTES = { check: '/api/rules/check', scenarios: '/api/rules/test', impact: '/api/rules/impact' };

/** @type {Map<string, {before: string, text: string}>} */
const edits = new Map();
/** @type {Map<Step, Done>} */
const done = new Map();
/** @type {Step | 'activate' | null} */
let running = null;

/** Which files differ from what is in force, with their new texts. @returns {Record<string, string>} */
export const files = () => Object.fromEntries([...edits].map(([path, { text }]) => [path, text]));

/** @param {string} path @returns {string | undefined} the edited text */
export const text = (path) => edits.get(path)?.text;

/** @param {Step} step @returns {Done | undefined} */
export const result = (step) => done.get(step);

/** What is being done now. */
export const busy = () => running;

/** Whether every step passed for exactly these texts. */
export const ready = () => edits.size > 0 && STEPS.every((step) => done.get(step)?.passed);

/** What the steps found wrong, in any file. @returns {any[]} */
export const problems = () => STEPS.flatMap((step) => done.get(step)?.answer?.problems ?? []);

/**
 * @param {string} path
 * @param {string} before the text in force
 * @param {string} now
 */
export function edit(path, before, now) {
  if (now === (edits.get(path)?.text ?? before)) return;
  if (now === before) edits.delete(path);
  else edits.set(path, { before, text: now });
  done.clear();
  tell();
}

/** Gives up an edit, or all. @param {string} [path] */
export function discard(path) {
  if (path) edits.delete(path);
  else edits.clear();
  done.clear();
  tell();
}

/** Goes through the steps in their order, up to the first that does not pass. */
export async function check() {
  done.clear();
  for (const step of STEPS) {
    const asked = JSON.stringify(files());
    running = step;
    tell();
    try {
      const answer = await post(ROUTES[step], { files: files() });
      if (JSON.stringify(files()) !== asked) return;
      done.set(step, { passed: passes(step, answer), answer });
    } catch (problem) {
      done.set(step, { passed: false, answer: { problems: [], failed: problem.message } });
    } finally {
      running = null;
      tell();
    }
    if (!done.get(step)?.passed) return;
  }
}

/**
 * Impact informs: whatever changes, the person decides.
 * @param {Step} step
 * @param {any} answer
 */
function passes(step, answer) {
  if (step === 'check') return answer.passes ?? answer.problems.length === 0;
  if (step === 'scenarios') return Number(answer.failed ?? 0) === 0;
  return true;
}

/** Brings the texts into force, if they are still those that were checked. @returns {Promise<any>} */
export async function activate() {
  const fingerprint = done.get('check')?.answer?.fingerprint;
  running = 'activate';
  tell();
  try {
    const answer = await post('/api/rules/activate', { files: files(), fingerprint, by: 'console' });
    if (!answer.activated) {
      done.set('check', { passed: false, answer });
      throw new Error('They do not pass any more; what was in force stays.');
    }
    edits.clear();
    done.clear();
    return answer;
  } finally {
    running = null;
    tell();
  }
}

/** The rules in force and what each file holds. */
export const overview = () => get('/api/rules');

function tell() {
  changed.dispatchEvent(new Event('draft'));
}

addEventListener('beforeunload', (event) => {
  if (edits.size) event.preventDefault();
});
