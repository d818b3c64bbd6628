// Short words about what has just happened; the frame shows them.

export const toasts = new EventTarget();

/**
 * @param {string} text
 * @param {'green' | 'yellow' | 'red'} [status]
 */
export function toast(text, status = 'green') {
  toasts.dispatchEvent(new CustomEvent('toast', { detail: { text, status } }));
}

/**
 * Carries something out and says how it went.
 * @template T
 * @param {Promise<T>} doing
 * @param {string} done what to say when it worked
 * @returns {Promise<T | undefined>} what it gave; undefined where it failed
 */
export async function told(doing, done) {
  try {
    const given = await doing;
    toast(done);
    return given;
  } catch (problem) {
    toast(problem.message, 'red');
    return undefined;
  }
}
