import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useComparison } from '../../api/queries';
import type { DocumentKind } from '../../api/types';
import { Failed, Loading } from '../../parts/states';
import { told } from '../../parts/told';
import { useFieldName } from '../../parts/useFieldName';
import css from './Versions.module.css';

interface Props {
  centre: string;
  kind: DocumentKind;
  version: number;
  /** All versions, the newest first. */
  versions: readonly number[];
  /** The document as it is now: its items have the names that people know. */
  content: unknown;
}

/** Field by field, against the version before or any other. */
export function Comparison({ centre, kind, version, versions, content }: Props) {
  const { t } = useTranslation();
  const others = versions.filter((one) => one !== version);
  const [other, setOther] = useState(others.find((one) => one < version) ?? others[0] ?? 0);
  if (others.length === 0) {
    return <p className={css.none}>{t('versions.first')}</p>;
  }
  return (
    <div className={css.comparison}>
      <label className={css.against}>
        {t('versions.against')}
        <select className={css.choice} value={other} onChange={(event) => setOther(Number(event.currentTarget.value))}>
          {others.map((one) => <option key={one} value={one}>{t('versions.number', { version: one })}</option>)}
        </select>
      </label>
      <Differences centre={centre} kind={kind} from={Math.min(other, version)} to={Math.max(other, version)} content={content} />
    </div>
  );
}

function Differences({ centre, kind, from, to, content }: { centre: string; kind: DocumentKind; from: number; to: number; content: unknown }) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const comparison = useComparison(centre, kind, from, to);
  if (comparison.isPending) {
    return <Loading card={false} lines={2} />;
  }
  if (comparison.isError) {
    return <Failed error={comparison.error} retry={() => void comparison.refetch()} />;
  }
  if (comparison.data.length === 0) {
    return <p className={css.none}>{t('versions.same')}</p>;
  }
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('save.field')}</th>
          <th scope="col">{t('versions.number', { version: from })}</th>
          <th scope="col">{t('versions.number', { version: to })}</th>
        </tr>
      </thead>
      <tbody>
        {comparison.data.map((difference) => (
          <tr key={difference.path}>
            <th scope="row">{fieldName(difference.path, content, { items: [difference.before, difference.after].filter((one) => one !== null) })}</th>
            <td>{told(difference.before)}</td>
            <td>{told(difference.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
