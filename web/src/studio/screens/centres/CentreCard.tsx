import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDeleteCentre } from '../../api/queries';
import type { CentreSummary } from '../../api/types';
import { Confirm } from '../../parts/Confirm';
import { IconButton } from '../../parts/IconButton';
import { ProgressBar } from '../../parts/ProgressBar';
import { toast } from '../../parts/toasts';
import { useFormat } from '../../texts/format';
import css from './Centres.module.css';

export function CentreCard({ centre }: { centre: CentreSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const remove = useDeleteCentre();
  const [asking, setAsking] = useState(false);
  const changed = centre.changedAt ?? centre.createdAt;
  return (
    <article className={css.card}>
      <div className={css.cardHead}>
        <h2><Link href={`/centres/${centre.id}`}>{centre.name}</Link></h2>
        <IconButton icon="trash" label={t('centres.delete', { name: centre.name })} onClick={() => setAsking(true)} />
      </div>
      <p className={css.headline}>{centre.lastStudy?.headline ?? t(centre.sources === 0 ? 'centres.noSources' : 'centres.noStudy')}</p>
      {centre.running !== null && (
        <div className={css.running}>
          <span>{centre.running.stageName ?? t('study.running')}</span>
          <ProgressBar share={centre.running.done} label={t('study.running')} />
        </div>
      )}
      <p className={css.foot}>
        <span>{t('centres.sources', { count: centre.sources })}</span>
        <span>{centre.changedBy === null || centre.changedBy === '' ? t('centres.changed', { when: format.moment(changed) }) : t('centres.changedBy', { when: format.moment(changed), who: centre.changedBy })}</span>
        {centre.lastStudy?.stale === true && <span className={css.stale}>{t('study.staleShort')}</span>}
      </p>
      <Confirm
        opened={asking}
        title={t('centres.deleteTitle', { name: centre.name })}
        text={t('centres.deleteText')}
        action={t('centres.deleteAction')}
        working={remove.isPending}
        close={() => setAsking(false)}
        confirm={() => remove.mutate(centre.id, {
          onSuccess: () => { setAsking(false); toast({ text: 'centres.deleted', values: { name: centre.name }, tone: 'good' }); },
          onError: () => toast({ text: 'state.failed', tone: 'bad' }),
        })}
      />
    </article>
  );
}
