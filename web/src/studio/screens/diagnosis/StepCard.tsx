import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Step } from '../../api/types';
import { ProgressBar } from '../../parts/ProgressBar';
import { useFormat } from '../../texts/format';
import css from './Diagnosis.module.css';
import { hrefOf } from './hrefOf';
import { StepMark } from './StepMark';

/** One step: how far it is, what is missing, why that matters, and where to give it. */
export function StepCard({ centre, step, number, children }: { centre: string; step: Step; number: number; children?: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li id={step.key} className={css.step}>
      <div className={css.stepHead}>
        <StepMark state={step.state} />
        <div>
          <h2>{number}. {step.title}</h2>
          <p className={css.purpose}>{step.purpose}</p>
        </div>
        <div className={css.progress}>
          <span>{format.percent(step.progress)}</span>
          <ProgressBar share={step.progress} label={t('diagnosis.progress', { step: step.title })} />
        </div>
      </div>
      {step.missing.length > 0 && (
        <ul className={css.missing}>
          {step.missing.map((one, place) => (
            <li key={place}>
              <p><b>{one.sentence}</b> {one.why}</p>
              {one.href !== step.key && <Link href={hrefOf(centre, one.href)} onClick={() => document.getElementById(one.href)?.scrollIntoView()}>{t('diagnosis.give')}</Link>}
            </li>
          ))}
        </ul>
      )}
      {children}
    </li>
  );
}
