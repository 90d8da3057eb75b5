import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useReport, useSteps } from '../../api/queries';
import { Page } from '../../parts/Page';
import { Failed, Loading } from '../../parts/states';
import { SectionView } from '../../sections/SectionView';
import type { ScreenProps } from '../../shell/screens';
import { StartStudy } from '../results/StartStudy';
import css from './Diagnosis.module.css';
import { Import } from './Import';
import { LastStudies } from './LastStudies';
import { StepCard } from './StepCard';

/** The guided diagnosis: each step with what is missing and why it matters, and the button that computes. */
export default function Diagnosis({ id }: ScreenProps) {
  const { t } = useTranslation();
  const steps = useSteps(id);
  const reading = useReport(id, ['reading']);
  const section = reading.data?.sections.find((one) => one.key === 'reading');
  const canRun = steps.data?.some((step) => step.key === 'import' && (step.state === 'done' || step.state === 'partly')) ?? false;
  const ready = steps.data !== undefined;
  // A link to a step arrives before the steps do.
  useEffect(() => {
    if (ready && window.location.hash !== '') {
      document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
    }
  }, [ready]);
  return (
    <Page title={t('screen.diagnosis.title')} purpose={t('screen.diagnosis.purpose')}>
      {steps.isPending ? <><Loading lines={4} /><Loading lines={2} /></>
        : steps.isError ? <Failed error={steps.error} retry={() => void steps.refetch()} />
          : (
            <ol className={css.steps}>
              {steps.data.map((step, place) => (
                <StepCard key={step.key} centre={id} step={step} number={place + 1}>
                  {step.key === 'import' && <Import centre={id} />}
                </StepCard>
              ))}
            </ol>
          )}
      <section className={css.run} aria-labelledby="run">
        <div>
          <h2 id="run">{t('diagnosis.runTitle')}</h2>
          <p>{t(canRun ? 'diagnosis.runText' : 'diagnosis.runNotYet')}</p>
        </div>
        <StartStudy centre={id} disabled={!canRun} />
      </section>
      <LastStudies centre={id} />
      {section !== undefined && reading.data != null && <SectionView section={section} document={reading.data} />}
    </Page>
  );
}
