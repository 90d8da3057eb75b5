import { lazy, Suspense, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartBlock, MapParts, MapView, MapWay, ReportDocument, Table } from '../../api/report';
import chartCss from '../ChartBlockView.module.css';
import { DataTable } from '../DataTable';
import css from './FlowMap.module.css';
import { noFilters, partOf, type MapFilters, type MapPart } from './mapFilter';
import { MapTools } from './MapTools';
import { drawingOf } from './mapOption';

const Plot = lazy(() => import('../Plot'));

/** The organisation's map as declared, as observed or as the difference, filtered, drawn, and as a table. */
export function FlowMap({ chart, map, document }: { chart: ChartBlock; map: MapParts; document: ReportDocument }) {
  const { t } = useTranslation();
  const [view, setView] = useState<MapView>(map.views.at(-1) ?? 'declared');
  const [filters, setFilters] = useState<MapFilters>(noFilters);
  const whole = useMemo(() => partOf(map, view, noFilters), [map, view]);
  const part = useMemo(() => partOf(map, view, filters), [map, view, filters]);
  const drawing = useMemo(() => drawingOf(map, view, part), [map, view, part]);
  const table = useMemo(() => tableOf(map, view, part), [map, view, part]);
  const title = useId();
  const said = t('map.drawing', { view: t(`map.views.${view}`), places: part.places.size, ways: part.ways.length });
  const drawn: ChartBlock | null = drawing.option === null ? null : { ...chart, option: drawing.option as ChartBlock['option'], title: chart.title, sentence: said, height: drawing.height };
  return (
    <figure className={chartCss.chart} aria-labelledby={title}>
      <figcaption className={chartCss.caption}><span id={title} className={chartCss.title}>{chart.title}</span></figcaption>
      <MapTools map={map} view={view} setView={setView} filters={filters} setFilters={setFilters} />
      <p className={css.shown} role="status">
        {part.ways.length === 0 && part.places.size === 0 ? t('map.none') : t('map.shown', { places: part.places.size, allPlaces: whole.places.size, ways: part.ways.length, allWays: whole.ways.length })}
      </p>
      {drawn === null ? part.places.size > 0 && <p className={css.none}>{t('map.noDrawing')}</p> : (
        <Suspense fallback={<svg className={chartCss.waiting} height={drawing.height} role="img" aria-label={t('state.loading')} />}>
          <Plot chart={drawn} document={document} />
        </Suspense>
      )}
      {drawn !== null && <p className={chartCss.legend}>{view === 'difference' && `${t('map.legendDifference')} `}{t('map.legend')}{drawing.left > 0 && ` ${t('map.left', { count: drawing.left })}`}</p>}
      {table.rows.length > 0 && <DataTable table={table} numbers={document.numbers} label={t('map.ways')} />}
    </figure>
  );
}

/** Every way that is left, transfers and help too, with what each source says. */
function tableOf(map: MapParts, view: MapView, part: MapPart): Table {
  const { words } = map;
  const sides = view === 'difference' ? (['declared', 'observed'] as const) : [view];
  const ways = part.ways.map((way) => map.ways[way] as MapWay);
  return {
    caption: '',
    columns: [
      { header: words.from, numeric: false }, { header: words.to, numeric: false }, { header: words.how, numeric: false },
      ...sides.map((side) => ({ header: words[side], numeric: true })),
      ...(view === 'difference' ? [{ header: words.stands, numeric: false }] : []),
    ],
    rows: ways.map((way) => ({
      cells: [
        map.places[way.from]?.name ?? '', map.places[way.to]?.name ?? '', way.how,
        ...sides.map((side) => way[side]?.text ?? ''),
        ...(view === 'difference' ? [way.stands] : []),
      ],
    })),
  };
}
