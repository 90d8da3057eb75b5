import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Step } from '../../api/types';
import { ProgressBar } from '../../parts/ProgressBar';
import sectionCss from '../../sections/SectionView.module.css';
import { addressOf } from '../../shell/screens';
import { StepMark } from '../diagnosis/StepMark';
import css from './Home.module.css';

/** How far the diagnosis is, in one line of steps. */
export function StepsSummary({ centre, steps }: { centre: string; steps: readonly Step[] }) {
  const { t } = useTranslation();
  const done = steps.filter((step) => step.state === 'done').length;
  return (
    <section className={sectionCss.section} aria-labelledby="steps">
      <p className={sectionCss.about}>{t('screen.diagnosis.title')}</p>
      <h2 id="steps">{t('home.steps', { count: done, total: steps.length })}</h2>
      <ol className={css.steps}>
        {steps.map((step) => (
          <li key={step.key}>
            <Link href={addressOf(centre, 'diagnosis', step.key)}>
              <StepMark state={step.state} />
              <span className={css.stepTitle}>{step.title}</span>
              <ProgressBar share={step.progress} label={step.title} />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
