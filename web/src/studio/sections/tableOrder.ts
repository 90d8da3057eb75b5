import type { NumberStyle } from '../../charts/paint';
import type { Table } from '../api/report';

export interface Order {
  column: number;
  down: boolean;
}

type Row = Table['rows'][number];

const units: Record<string, number> = { h: 3600, min: 60, s: 1, k: 1000, M: 1_000_000, ms: 0.001, d: 86_400, j: 86_400 };

/** The number a cell begins with, in the writing of its language; durations in seconds. Null when there is none. */
export function valueOf(cell: string, style: NumberStyle): number | null {
  const plain = cell.replaceAll(/[\u00a0\u202f\u2009 ]/g, ' ').replaceAll('−', '-').trim();
  const clock = /^(\d+):(\d\d)(?::(\d\d))?$/.exec(plain);
  if (clock !== null) {
    return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  }
  const group = style.group.trim() === '' ? ' ' : style.group.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const decimal = style.decimal.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const piece = new RegExp(`([-+])?(\\d{1,3}(?:${group}\\d{3})+|\\d+)(?:${decimal}(\\d+))?\\s*(h|min|ms|s|j|d|k|M)?(?![\\p{L}])`, 'gu');
  const found = [...plain.matchAll(piece)];
  const first = found[0];
  if (first === undefined) {
    return null;
  }
  let total = 0;
  let end = first.index;
  for (const one of found) {
    // "3 min 05 s" goes on; "78 % ± 3" does not.
    if (plain.slice(end, one.index).trim() !== '' || (one !== first && one[4] === undefined)) {
      break;
    }
    total += Number(`${(one[2] ?? '').replaceAll(style.group.trim() === '' ? ' ' : style.group, '')}.${one[3] ?? '0'}`) * (units[one[4] ?? ''] ?? 1);
    end = one.index + one[0].length;
  }
  return first[1] === '-' ? -total : total;
}

/** Rows in a chosen order; totals stay where they are, at the end; cells without a number come last. */
export function ordered(rows: readonly Row[], order: Order | null, numeric: boolean, style: NumberStyle, language: string): readonly Row[] {
  if (order === null) {
    return rows;
  }
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const direction = order.down ? -1 : 1;
  const value = new Map(rows.map((row) => [row, numeric ? valueOf(row.cells[order.column] ?? '', style) : null]));
  const compare = (one: Row, other: Row) => {
    if (numeric) {
      const a = value.get(one) ?? null;
      const b = value.get(other) ?? null;
      return a === null || b === null ? Number(a === null) - Number(b === null) : (a - b) * direction;
    }
    return collator.compare(one.cells[order.column] ?? '', other.cells[order.column] ?? '') * direction;
  };
  return [...rows].sort(compare);
}

/** Rows in which some cell holds the words, whatever their accents and capitals. */
export function filtered(rows: readonly Row[], words: string): readonly Row[] {
  const wanted = bare(words);
  return wanted === '' ? rows : rows.filter((row) => row.cells.some((cell) => bare(cell).includes(wanted)));
}

export function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

/** For a spreadsheet: one row a line, cells between tabs. A cell that would be taken for a formula is marked as text. */
export function tabSeparated(table: Table, rows: readonly Row[]): string {
  const clean = (cell: string) => {
    const text = cell.replaceAll(/[\t\r\n]+/g, ' ');
    return /^[=@]|^[+-](?![\d.,])/.test(text) ? `'${text}` : text;
  };
  return [table.columns.map((column) => column.header), ...rows.map((row) => row.cells)].map((cells) => cells.map(clean).join('\t')).join('\n');
}
