import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStartStudy } from '../api/queries';
import type { StudySummary } from '../api/types';
import { Icon } from '../parts/Icon';
import { toast } from '../parts/toasts';
import css from './StaleNotice.module.css';

/** Inputs have changed since the study that is shown. */
export function StaleNotice({ centre, study }: { centre: string; study: StudySummary }) {
  const { t } = useTranslation();
  const start = useStartStudy(centre);
  return (
    <div className={css.notice} role="status">
      <Icon name="warning" />
      <p>{t('study.stale')}</p>
      <Button size="compact-sm" loading={start.isPending} onClick={() => start.mutate(study.kind, { onError: () => toast({ text: 'study.notStarted', tone: 'bad' }) })}>
        {t('study.again')}
      </Button>
    </div>
  );
}
