import { useTranslation } from 'react-i18next';
import { useCancelStudy } from '../api/queries';
import type { StudySummary } from '../api/types';
import { IconButton } from '../parts/IconButton';
import { ProgressBar } from '../parts/ProgressBar';
import { useFormat } from '../texts/format';
import css from './RunningStudy.module.css';

/** What is being computed, how far it is and how long it still takes. */
export function RunningStudy({ centre, study }: { centre: string; study: StudySummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cancel = useCancelStudy(centre);
  const queued = study.state === 'queued';
  const stage = queued ? (study.place === 0 ? t('study.next') : t('study.queued', { count: study.place })) : (study.stageName ?? t('study.running'));
  const left = queued || study.secondsLeft === null ? '' : t('study.left', { time: format.seconds(study.secondsLeft) });
  return (
    <div className={css.study}>
      <div className={css.texts}>
        <span className={css.stage} title={stage}>{stage}</span>
        <span className={css.left}>{[format.percent(study.done), left].filter((part) => part !== '').join(' · ')}</span>
      </div>
      <ProgressBar share={study.done} label={stage} />
      <IconButton icon="close" label={t('study.cancel')} disabled={cancel.isPending} onClick={() => cancel.mutate(study.id)} />
    </div>
  );
}
