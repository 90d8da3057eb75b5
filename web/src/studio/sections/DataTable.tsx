import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberStyle } from '../../charts/paint';
import type { Table } from '../api/report';
import { Icon } from '../parts/Icon';
import { toast } from '../parts/toasts';
import css from './DataTable.module.css';
import { filtered, ordered, tabSeparated, type Order } from './tableOrder';

/** Above this many rows only those in view are in the page. */
const mostRows = 200;
/** Above this many rows a table scrolls by itself under its head, and can be filtered. */
const tallRows = 16;
const rowHeight = 29;

interface Props {
  table: Table;
  numbers: NumberStyle;
  /** Name for readers when the caption is empty. */
  label?: string;
}

/** A calm table: sorted by its heads, filtered, copied for a spreadsheet. */
export function DataTable({ table, numbers, label }: Props) {
  const { t, i18n } = useTranslation();
  const [order, setOrder] = useState<Order | null>(null);
  const [words, setWords] = useState('');
  const numeric = order !== null && (table.columns[order.column]?.numeric ?? false);
  const rows = useMemo(() => {
    const totals = table.rows.filter((row) => row.strong === true);
    // A strong row among the others is one that matters; strong rows at the end are totals and stay there.
    const tail = totals.length > 0 && table.rows.slice(-totals.length).every((row) => row.strong === true) ? totals : [];
    const body = table.rows.slice(0, table.rows.length - tail.length);
    return [...ordered(filtered(body, words), order, numeric, numbers, i18n.language), ...(words === '' ? tail : [])];
  }, [table, words, order, numeric, numbers, i18n.language]);
  const tall = table.rows.length > tallRows;

  const sort = (column: number) => {
    const first = table.columns[column]?.numeric ?? false;
    setOrder(order?.column !== column ? { column, down: first } : order.down === first ? { column, down: !first } : null);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(tabSeparated(table, rows));
    toast({ text: 'table.copied', values: { count: rows.length }, tone: 'good' });
  };

  return (
    <div className={css.block}>
      <div className={css.tools}>
        <span className={css.caption}>{table.caption}</span>
        {tall && (
          <input type="search" className={css.filter} value={words} placeholder={t('table.filter')} aria-label={t('table.filter')} onChange={(event) => setWords(event.currentTarget.value)} />
        )}
        <button type="button" className={css.copy} onClick={() => void copy()} title={t('table.copy')} aria-label={t('table.copy')}>
          <Icon name="copy" size={16} />
        </button>
      </div>
      <Body table={table} rows={rows} order={order} sort={sort} tall={tall} label={table.caption === '' ? (label ?? '') : table.caption} />
      {rows.length === 0 && <p className={css.none}>{t('table.none', { words })}</p>}
    </div>
  );
}

interface BodyProps {
  table: Table;
  rows: readonly Table['rows'][number][];
  order: Order | null;
  sort: (column: number) => void;
  tall: boolean;
  label: string;
}

function Body({ table, rows, order, sort, tall, label }: BodyProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const long = rows.length > mostRows;
  const virtual = useVirtualizer({ count: long ? rows.length : 0, getScrollElement: () => scroll.current, estimateSize: () => rowHeight, overscan: 12 });
  const items = virtual.getVirtualItems();
  const before = long ? (items[0]?.start ?? 0) : 0;
  const after = long ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const shown = long ? items.map((item) => ({ row: rows[item.index], place: item.index })) : rows.map((row, place) => ({ row, place }));
  return (
    <div ref={scroll} className={`${css.scroll} ${tall ? css.tall : ''}`} tabIndex={0} role="group" aria-label={label}>
      <table className={`${css.table} ${long ? css.long : ''}`} aria-rowcount={long ? rows.length + 1 : undefined}>
        <thead>
          <tr>
            {table.columns.map((column, place) => (
              <th key={place} scope="col" className={column.numeric ? css.number : undefined} aria-sort={order?.column === place ? (order.down ? 'descending' : 'ascending') : 'none'}>
                <button type="button" className={css.sort} onClick={() => sort(place)}>
                  {column.header}
                  <span aria-hidden="true" className={css.arrow}>{order?.column === place ? (order.down ? '↓' : '↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Gap height={before} columns={table.columns.length} />}
          {shown.map(({ row, place }) => row !== undefined && (
            <tr key={place} className={row.strong === true ? css.strong : undefined} aria-rowindex={long ? place + 2 : undefined}>
              {row.cells.map((cell, column) => {
                const kind = table.columns[column]?.numeric === true ? css.number : undefined;
                return column === 0 ? <th key={column} scope="row" className={kind}>{cell}</th> : <td key={column} className={kind}>{cell}</td>;
              })}
            </tr>
          ))}
          {after > 0 && <Gap height={after} columns={table.columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are out of view. */
function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden="true" className={css.gap}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
