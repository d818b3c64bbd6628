// What the editor colours: DRL, scenarios, and tables as text.

import { StreamLanguage } from '@codemirror/language';

const WORDS = new Set(
  ('rule when then end package import global function query declare dialect salience no-loop activation-group ' +
    'agenda-group extends not exists forall and or in memberOf contains matches from accumulate collect entry-point ' +
    'eval over init action reverse result new return if else null true false static').split(' '),
);

/** Rules: a small subset of Java with words of its own. */
export const drl = StreamLanguage.define({
  name: 'drl',
  startState: () => ({ comment: false }),
  token(stream, state) {
    if (state.comment) {
      if (stream.skipTo('*/')) {
        stream.match('*/');
        state.comment = false;
      } else stream.skipToEnd();
      return 'comment';
    }
    if (stream.eatSpace()) return null;
    if (stream.match('//') || (stream.sol() && stream.match('#'))) {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match('/*')) {
      state.comment = true;
      return 'comment';
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return 'string';
    if (stream.match(/^@[\w-]+/)) return 'meta';
    if (stream.match(/^\$\w+/)) return 'variableName';
    if (stream.match(/^\d[\d_]*(\.\d+)?[BIbiLlDd]?/)) return 'number';
    const word = stream.match(/^[A-Za-z_][\w-]*/);
    if (word) {
      const text = /** @type {RegExpMatchArray} */ (word)[0];
      return WORDS.has(text) ? 'keyword' : /^[A-Z]/.test(text) ? 'typeName' : null;
    }
    stream.next();
    return null;
  },
});

/** Scenarios and tables: comments, and the word before a colon. */
export const plain = StreamLanguage.define({
  name: 'scenarios',
  token(stream) {
    if (stream.sol() && stream.match(/^\s*#.*/)) return 'comment';
    if (stream.sol() && stream.match(/^[a-z]+(?=:)/)) return 'keyword';
    if (stream.match(/^[A-Z]+_\d{8}_[\d.]+_[CP]/)) return 'typeName';
    if (stream.match(/^\d[\d.]*/)) return 'number';
    stream.next();
    return null;
  },
});
