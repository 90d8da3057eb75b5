// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { filtered, ordered, tabSeparated, valueOf } from '../../src/studio/sections/tableOrder';

const french = { decimal: ',', group: '\u202f', percent: '\u202f%' };
const english = { decimal: '.', group: ',', percent: '%' };
const row = (...cells: string[]) => ({ cells });

describe('the number a cell begins with', () => {
  test.each([
    ['12\u202f345', 12_345],
    ['1\u202f571 à 2\u202f046 h', 1571],
    ['78\u202f% ± 3', 78],
    ['−24,0\u202f% ± 0,6', -24],
    ['+34,1\u202f%', 34.1],
    ['3 min 05 s', 185],
    ['1 h 05 min', 3900],
    ['45 s', 45],
    ['08:30', 30_600],
    ['2\u202f023 h', 2023 * 3600],
    ['—', null],
    ['', null],
  ])('%s in French', (cell, value) => expect(valueOf(cell, french)).toBe(value));

  test.each([['12,345.5', 12_345.5], ['−0.4 pt', -0.4], ['80%', 80]])('%s in English', (cell, value) => expect(valueOf(cell, english)).toBe(value));
});

describe('order', () => {
  const rows = [row('b', '1\u202f000'), row('é', '—'), row('a', '20'), row('f', '3 %')];

  test('numbers by value, without one last in both directions', () => {
    expect(ordered(rows, { column: 1, down: false }, true, french, 'fr').map((one) => one.cells[0])).toEqual(['f', 'a', 'b', 'é']);
    expect(ordered(rows, { column: 1, down: true }, true, french, 'fr').map((one) => one.cells[0])).toEqual(['b', 'a', 'f', 'é']);
  });

  test('words as a dictionary does', () => {
    expect(ordered(rows, { column: 0, down: false }, false, french, 'fr').map((one) => one.cells[0])).toEqual(['a', 'b', 'é', 'f']);
  });

  test('the rows that came are not touched', () => {
    const before = [...rows];
    ordered(rows, { column: 0, down: true }, false, french, 'fr');
    expect(rows).toEqual(before);
  });
});

test('the filter does not mind accents and capitals', () => {
  expect(filtered([row('Réseaux sociaux'), row('Chat')], 'RESEAU')).toHaveLength(1);
  expect(filtered([row('Chat')], '  ')).toHaveLength(1);
});

test('a copied table has tabs and lines, and no cell becomes a formula', () => {
  const table = { caption: '', columns: [{ header: 'Flux', numeric: false }, { header: 'h', numeric: true }], rows: [] };
  expect(tabSeparated(table, [row('=HYPERLINK("x")', '−2'), row('a\tb\nc', '-3,5'), row('@cmd', '+34,1 %')])).toBe('Flux\th\n\'=HYPERLINK("x")\t−2\na b c\t-3,5\n\'@cmd\t+34,1 %');
});
