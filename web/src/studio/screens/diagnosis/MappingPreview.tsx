import { useTranslation } from 'react-i18next';
import { usePreview } from '../../api/queries';
import type { Mapping, Preview, SourceItem } from '../../api/types';
import { Problems } from '../../parts/Problems';
import { Failed, Loading } from '../../parts/states';
import css from './Import.module.css';

interface Props {
  centre: string;
  item: SourceItem;
  version: number;
  saved: boolean;
  change: (mapping: Mapping) => void;
}

/** How a file was understood: each column's field may be corrected, the first rows follow. */
export function MappingPreview({ centre, item, version, saved, change }: Props) {
  const { t, i18n } = useTranslation();
  const preview = usePreview(centre, item.id, saved, version);
  if (preview.data === undefined) {
    return preview.isError ? <Failed error={preview.error} retry={() => void preview.refetch()} /> : <Loading card={false} lines={4} />;
  }
  const shown = preview.data;
  // What one has just chosen stands at once; the host's reading of it follows.
  const mapping = item.mapping ?? shown.mapping ?? {};
  const columns = mapping.columns ?? columnsOf(shown);
  const fieldOf = (column: string) => Object.entries(columns).find(([, name]) => name === column)?.[0] ?? '';
  const choose = (column: string, field: string) => {
    const kept = Object.entries(columns).filter(([key, name]) => key !== field && name !== column);
    change({ ...mapping, columns: Object.fromEntries(field === '' ? kept : [...kept, [field, column]]) });
  };
  const twice = new Set(shown.columns.map((column) => column.name).filter((name, place, all) => name === '' || all.indexOf(name) !== place));
  // Two columns of one name are told apart by their numbers.
  const idOf = (column: Preview['columns'][number]) => (twice.has(column.name) ? String(column.number) : column.name);
  return (
    <div className={css.preview} data-waiting={!saved || preview.isFetching}>
      <p className={css.format}>
        {shown.formatName === null ? t('import.unknownFormat') : t('import.format', { format: shown.formatName })}
        {shown.rejected > 0 && <> {t('import.rejected', { count: shown.rejected })}</>}
      </p>
      {shown.columns.length > 0 && (
        <div className={css.scroll} tabIndex={0} role="group" aria-label={t('import.columns')}>
          <table className={css.mapping}>
            <thead>
              <tr>
                <th scope="col">{t('import.column')}</th>
                <th scope="col">{t('import.sample')}</th>
                <th scope="col">{t('import.field')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.columns.map((column) => (
                <tr key={column.number}>
                  <th scope="row">{column.name}</th>
                  <td>{column.sample}{column.kind !== '' && <span className={css.kind}>{column.kind}</span>}</td>
                  <td>
                    <select className={css.choice} aria-label={t('import.fieldOf', { column: column.name })} value={fieldOf(idOf(column))} onChange={(event) => choose(idOf(column), event.currentTarget.value)}>
                      <option value="">{t('import.ignored')}</option>
                      {shown.fields.map((field) => <option key={field.key} value={field.key}>{capital(field.name, i18n.language)}</option>)}
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.notes.map((note) => <p key={note} className={css.format}>{note}</p>)}
      {shown.problems.length > 0 && <Problems items={shown.problems} />}
      {shown.rows.length > 0 && (
        <>
          <h4>{t('import.rows')}</h4>
          <ol className={css.rows}>{shown.rows.map((row, place) => <li key={place}>{row}</li>)}</ol>
        </>
      )}
    </div>
  );
}

/** Words of the host begin small, for sentences; a choice of its own begins with a capital. */
function capital(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

function columnsOf(preview: Preview): Record<string, string> {
  return Object.fromEntries(preview.columns.flatMap((column) => (column.field === null ? [] : [[column.field, column.name]])));
}
