import { useTranslation } from 'react-i18next';
import type { StepState } from '../../api/types';
import css from './StepMark.module.css';

const signs: Record<StepState, string> = { done: '✓', partly: '◐', todo: '', waiting: '…' };

/** How far a step is: a sign in a circle, and its word for readers. */
export function StepMark({ state }: { state: StepState }) {
  const { t } = useTranslation();
  return (
    <span className={css.mark} data-state={state} title={t(`diagnosis.state.${state}`)}>
      <span aria-hidden="true">{signs[state]}</span>
      <span className="visually-hidden">{t(`diagnosis.state.${state}`)}</span>
    </span>
  );
}
