import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../api/client';
import { useRunningStudy } from '../../api/events';
import { useStartStudy } from '../../api/queries';
import type { StudyKind } from '../../api/types';
import { Problems } from '../../parts/Problems';
import css from './StartStudy.module.css';

/** Two ways to compute: the diagnosis in seconds, the whole study with sizing and cursor. */
export function StartStudy({ centre, disabled = false }: { centre: string; disabled?: boolean }) {
  const { t } = useTranslation();
  const start = useStartStudy(centre);
  const running = useRunningStudy(centre);
  const run = (kind: StudyKind) => start.mutate(kind);
  const waiting = start.isPending || running !== null;
  return (
    <div className={css.start}>
      <div className={css.buttons}>
        <Button disabled={disabled || waiting} loading={start.isPending && start.variables === 'study'} onClick={() => run('study')}>{t('study.start.study')}</Button>
        <Button variant="default" disabled={disabled || waiting} loading={start.isPending && start.variables === 'diagnosis'} onClick={() => run('diagnosis')}>{t('study.start.diagnosis')}</Button>
      </div>
      {start.isError && (
        <div role="alert" className={css.refused}>
          <p>{start.error instanceof Failure && start.error.message !== '' ? start.error.message : t('study.notStarted')}</p>
          {start.error instanceof Failure && start.error.problems.length > 0 && <Problems items={start.error.problems} />}
        </div>
      )}
    </div>
  );
}
