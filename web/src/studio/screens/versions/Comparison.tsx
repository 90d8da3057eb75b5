import { useTranslation } from 'react-i18next';
import { useComparison } from '../../api/queries';
import type { DocumentKind } from '../../api/types';
import { Failed, Loading } from '../../parts/states';
import { told } from '../../parts/told';
import css from './Versions.module.css';

/** Field by field: before and after. */
export function Comparison({ centre, kind, from, to }: { centre: string; kind: DocumentKind; from: number; to: number }) {
  const { t } = useTranslation();
  const comparison = useComparison(centre, kind, from, to, from > 0);
  if (from < 1) {
    return <p className={css.none}>{t('versions.first')}</p>;
  }
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
          <th scope="col">{t('versions.before')}</th>
          <th scope="col">{t('versions.after')}</th>
        </tr>
      </thead>
      <tbody>
        {comparison.data.map((difference) => (
          <tr key={difference.path}>
            <th scope="row">{difference.path}</th>
            <td>{told(difference.before)}</td>
            <td>{told(difference.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
