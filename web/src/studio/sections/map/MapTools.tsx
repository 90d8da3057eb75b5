import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapParts, MapView } from '../../api/report';
import css from './FlowMap.module.css';
import { noFilters, weeklyOf, type MapFilters } from './mapFilter';

interface Props {
  map: MapParts;
  view: MapView;
  setView: (view: MapView) => void;
  filters: MapFilters;
  setFilters: (filters: MapFilters) => void;
}

/** Which source is looked at, and what of it. */
export function MapTools({ map, view, setView, filters, setFilters }: Props) {
  const { t, i18n } = useTranslation();
  const hint = useId();
  const collator = new Intl.Collator(i18n.language, { numeric: true, sensitivity: 'base' });
  const at = (stage: string) => map.places
    .map((place, index) => ({ ...place, index }))
    .filter((place) => place.stage === stage && (weeklyOf(place, view) !== undefined || place.index === filters.flow || place.index === filters.team))
    .sort((a, b) => collator.compare(a.name, b.name));
  const channels = [...new Set(map.places.flatMap((place) => (place.channel === null ? [] : [place.channel])))].sort(collator.compare);
  const change = (changed: Partial<MapFilters>) => setFilters({ ...filters, ...changed });
  const number = (text: string) => (text === '' || Number.isNaN(Number(text)) ? null : Number(text));
  const isFiltered = Object.entries(filters).some(([key, value]) => value !== noFilters[key as keyof MapFilters]);
  return (
    <div className={css.tools} role="group" aria-label={t('map.filters')}>
      {map.views.length > 1 && (
        <div className={css.views} role="group" aria-label={t('map.view')}>
          {map.views.map((one) => <button key={one} type="button" className={css.view} aria-pressed={view === one} onClick={() => setView(one)}>{t(`map.views.${one}`)}</button>)}
        </div>
      )}
      <Choice label={t('map.flow')} all={t('map.all')} value={filters.flow} options={at('flow').map((flow) => [String(flow.index), flow.name])} choose={(flow) => change({ flow: number(flow) })} />
      <Choice label={t('map.team')} all={t('map.allTeams')} value={filters.team} options={at('team').map((team) => [String(team.index), team.name])} choose={(team) => change({ team: number(team) })} />
      <Choice label={t('map.channel')} all={t('map.all')} value={filters.channel} options={channels.map((channel) => [channel, channel])} choose={(channel) => change({ channel: channel === '' ? null : channel })} />
      <label className={css.filter}>
        <span>{t('map.least')}</span>
        <input type="number" min={0} step={10} className={css.least} value={filters.least ?? ''} aria-describedby={hint} onChange={(event) => change({ least: number(event.currentTarget.value) })} />
        <span id={hint} className="visually-hidden">{t('map.unknownStays')}</span>
      </label>
      <label className={css.filter}>
        <span>{t('map.words')}</span>
        <input type="search" className={css.words} value={filters.words} onChange={(event) => change({ words: event.currentTarget.value })} />
      </label>
      {isFiltered && <button type="button" className={css.clear} onClick={() => setFilters(noFilters)}>{t('map.clear')}</button>}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  value: number | string | null;
  options: readonly (readonly [string, string])[];
  choose: (value: string) => void;
}

function Choice({ label, all, value, options, choose }: ChoiceProps) {
  return options.length > 0 && (
    <label className={css.filter}>
      <span>{label}</span>
      <select className={css.choice} value={value === null ? '' : String(value)} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{all}</option>
        {options.map(([key, name]) => <option key={key} value={key}>{name}</option>)}
      </select>
    </label>
  );
}
