import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRunningStudy } from '../../api/events';
import { useCentre, useSteps } from '../../api/queries';
import { ProgressBar } from '../../parts/ProgressBar';
import { Empty } from '../../parts/states';
import { addressOf } from '../../shell/screens';
import { StartStudy } from './StartStudy';
import css from './StartStudy.module.css';

/** No result for this view yet: the first step towards it. */
export function NoStudy({ centre, partial = false }: { centre: string; partial?: boolean }) {
  const { t } = useTranslation();
  const running = useRunningStudy(centre);
  const steps = useSteps(centre);
  const known = useCentre(centre).data;
  const hasSources = steps.data?.some((step) => step.key === 'import' && step.state !== 'todo' && step.state !== 'waiting') ?? known?.documents.some((document) => document.kind === 'sources' && document.version > 0);
  if (running !== null) {
    return (
      <Empty icon="play" title={t('results.runningTitle')} text={t('results.runningText')}>
        <div className={css.running}>
          <ProgressBar share={running.done} label={t('study.running')} />
          <span>{running.stageName}</span>
        </div>
      </Empty>
    );
  }
  if (hasSources !== true) {
    return (
      <Empty icon="upload" title={t('results.noSourcesTitle')} text={t('results.noSourcesText')}>
        <Button component={Link} href={addressOf(centre, 'diagnosis')}>{t('results.toImport')}</Button>
      </Empty>
    );
  }
  return (
    <Empty icon="play" title={t(partial ? 'results.partialTitle' : 'results.noStudyTitle')} text={t(partial ? 'results.partialText' : 'results.noStudyText')}>
      <StartStudy centre={centre} />
    </Empty>
  );
}
