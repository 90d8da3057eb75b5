import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartBlock, ReportDocument } from '../api/report';
import css from './ChartBlockView.module.css';
import { DataTable } from './DataTable';

// ECharts is the largest part of the page: it comes with the first chart that is looked at.
const Plot = lazy(() => import('./Plot'));

/** A chart under the sentence it proves, and its table on demand. */
export function ChartBlockView({ chart, document }: { chart: ChartBlock; document: ReportDocument }) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure className={css.chart}>
      <figcaption className={css.caption}>
        <span className={css.title}>{chart.title}</span>
        <button type="button" className={css.toggle} aria-expanded={asTable} aria-controls={id} onClick={() => setAsTable(!asTable)}>
          {asTable ? document.words.chart : document.words.table}
        </button>
      </figcaption>
      <div id={id}>
        {asTable ? (
          <DataTable table={chart.table} numbers={document.numbers} label={chart.title} />
        ) : (
          <Suspense fallback={<Waiting height={chart.height} text={t('state.loading')} />}>
            <Plot chart={chart} document={document} />
          </Suspense>
        )}
      </div>
      {chart.legend !== '' && <p className={css.legend}>{chart.legend}</p>}
    </figure>
  );
}

/** Keeps the chart's place, so that nothing jumps when it arrives. */
function Waiting({ height, text }: { height: number; text: string }) {
  return <svg className={css.waiting} height={height} role="img" aria-label={text} />;
}
