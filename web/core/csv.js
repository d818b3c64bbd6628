// Tables of the rules as rows of cells, and back. Lines that are not touched stay letter for letter: comments, blanks,
// the order of rows.

/**
 * @typedef {{at: number, cells: string[]}} Row
 */

/**
 * @param {string} text
 * @returns {{columns: string[], rows: Row[]}} rows with the line each stands in, counted from 0
 */
export function parse(text) {
  /** @type {Row[]} */
  const rows = [];
  text.split('\n').forEach((line, at) => {
    if (line.trim() && !line.startsWith('#')) rows.push({ at, cells: cells(line) });
  });
  const [head, ...rest] = rows;
  return { columns: head?.cells ?? [], rows: rest };
}

/** @param {string} line @returns {string[]} */
function cells(line) {
  const found = [];
  for (const [, quoted, bare] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    found.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
  }
  return found;
}

/** @param {string[]} row @returns {string} */
function line(row) {
  return row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

/**
 * @param {string} text
 * @param {number} at the line
 * @param {string[]} row
 */
export const withRow = (text, at, row) => text.split('\n').with(at, line(row)).join('\n');

/** @param {string} text @param {number} at */
export const withoutRow = (text, at) => text.split('\n').toSpliced(at, 1).join('\n');

/** @param {string} text @param {string[]} row */
export const withNewRow = (text, row) => `${text.replace(/\n*$/, '')}\n${line(row)}\n`;
