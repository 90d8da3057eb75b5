import { useTranslation } from 'react-i18next';
import type { BeforeAfter, Estimate, Price, PriceLine } from '../../api/whatif';
import { useFormat, type Format } from '../../texts/format';
import css from './WhatIf.module.css';

const width = 240;

/** The answer in a sentence, then flow by flow: from today to after, on one scale. */
export function PriceView({ price }: { price: Price }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, ...flows] = price.lines;
  if (all === undefined) {
    return null;
  }
  const shown = flows.length > 1 ? price.lines : [all];
  const scale = scaleOf(shown.map((line) => line.within));
  return (
    <div aria-live="polite">
      <p className={css.answer}>{t(verdict(all.within.gain), { gain: points(all.within.gain, format), before: share(all.within.before, format), after: share(all.within.after, format) })}</p>
      <p className={css.hours}>{hours(price, t, format)}</p>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t('whatif.tableName')}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('whatif.flow')}</th>
              <th scope="col">{t('whatif.scale', { low: format.percent(scale.low), high: format.percent(scale.high) })}</th>
              <th scope="col">{t('whatif.within')}</th>
              <th scope="col">{t('whatif.gain')}</th>
              <th scope="col">{t('whatif.abandonment')}</th>
              <th scope="col">{t('whatif.wait')}</th>
            </tr>
          </thead>
          <tbody>{shown.map((line) => <Row key={line.flow ?? ''} line={line} scale={scale} format={format} all={t('whatif.allFlows')} />)}</tbody>
        </table>
      </div>
      <p className={css.small}>{t('whatif.note', { replications: price.replications, wanted: price.wanted })}</p>
    </div>
  );
}

function Row({ line, scale, format, all }: { line: PriceLine; scale: Scale; format: Format; all: string }) {
  return (
    <tr data-strong={line.flow === null}>
      <th scope="row">{line.name ?? all}</th>
      <td><Dumbbell within={line.within} scale={scale} /></td>
      <td>{share(line.within.before, format)} → {share(line.within.after, format)}</td>
      <td data-sure={sure(line.within.gain)}>{points(line.within.gain, format)}</td>
      <td>{share(line.abandonment.before, format)} → {share(line.abandonment.after, format)}</td>
      <td>{seconds(line.waitSeconds.before, format)} → {seconds(line.waitSeconds.after, format)}</td>
    </tr>
  );
}

interface Scale {
  low: number;
  high: number;
}

/** Tens of percent around all that is shown. */
function scaleOf(all: readonly BeforeAfter[]): Scale {
  const values = all.flatMap((one) => [one.before, one.after].flatMap((estimate) => [estimate.value, estimate.low, estimate.high])).filter((value) => value !== null);
  const low = Math.max(0, Math.floor(Math.min(1, ...values) * 10) / 10);
  return { low, high: Math.min(1, Math.max(low + 0.1, Math.ceil(Math.max(0, ...values) * 10) / 10)) };
}

/** A ring for today, a dot for after, an interval behind the dot. The figures stand beside it. */
function Dumbbell({ within, scale }: { within: BeforeAfter; scale: Scale }) {
  const at = (value: number) => 8 + ((width - 16) * (value - scale.low)) / (scale.high - scale.low);
  const { before, after } = within;
  if (before.value === null || after.value === null) {
    return null;
  }
  return (
    <svg className={css.dumbbell} width={width} height={24} viewBox={`0 0 ${width} 24`} aria-hidden="true">
      <line x1={8} x2={width - 8} y1={12} y2={12} className={css.axis} />
      {after.low !== null && after.high !== null && <line x1={at(after.low)} x2={at(after.high)} y1={12} y2={12} className={css.band} />}
      <line x1={at(before.value)} x2={at(after.value)} y1={12} y2={12} className={css.way} />
      <circle cx={at(before.value)} cy={12} r={5} className={css.today} />
      <circle cx={at(after.value)} cy={12} r={5} className={css.after} />
    </svg>
  );
}

const unknown = '–';

function share(estimate: Estimate, format: Format): string {
  return estimate.value === null ? unknown : format.percent(Math.round(estimate.value * 1000) / 1000);
}

function seconds(estimate: Estimate, format: Format): string {
  return estimate.value === null ? unknown : format.seconds(estimate.value);
}

/** Points of percent with their interval. */
function points(gain: Estimate, format: Format): string {
  if (gain.value === null) {
    return unknown;
  }
  const signed = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '') + format.number(Math.abs(value * 100), 1);
  return gain.low === null || gain.high === null ? signed(gain.value) : `${signed(gain.value)} [${signed(gain.low)} ; ${signed(gain.high)}]`;
}

function sure(gain: Estimate): boolean {
  return gain.low !== null && gain.high !== null && (gain.low > 0 || gain.high < 0);
}

function verdict(gain: Estimate): 'whatif.better' | 'whatif.worse' | 'whatif.undecided' {
  return !sure(gain) || gain.value === null ? 'whatif.undecided' : gain.value > 0 ? 'whatif.better' : 'whatif.worse';
}

function hours(price: Price, t: ReturnType<typeof useTranslation>['t'], format: Format): string {
  const more = price.hoursAfter - price.hoursBefore;
  return Math.abs(more) < 0.05 ? t('whatif.sameHours', { hours: format.number(price.hoursBefore) }) : t(more > 0 ? 'whatif.moreHours' : 'whatif.fewerHours', { hours: format.number(Math.abs(more), 1), before: format.number(price.hoursBefore) });
}
