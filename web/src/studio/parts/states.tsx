import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../api/client';
import { Icon, type IconName } from './Icon';
import { Problems } from './Problems';
import css from './states.module.css';

// The three states that every view has beside its content. One component each.

/** Grey shapes where the content will be, so that nothing jumps. */
export function Loading({ lines = 4, card = true }: { lines?: number; card?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={card ? css.card : undefined} role="status" aria-busy="true">
      <span className="visually-hidden">{t('state.loading')}</span>
      <div className={`${css.bone} ${css.title}`} />
      {Array.from({ length: lines }, (_, line) => <div key={line} className={css.bone} data-line={line % 3} />)}
    </div>
  );
}

/** Nothing yet: what will stand here, and the first step towards it. */
export function Empty({ icon, title, text, children }: { icon: IconName; title: string; text: string; children?: ReactNode }) {
  return (
    <div className={`${css.card} ${css.empty}`}>
      <span className={css.drawing}><Icon name={icon} size={28} /></span>
      <h2>{title}</h2>
      <p>{text}</p>
      {children !== undefined && <div className={css.step}>{children}</div>}
    </div>
  );
}

/** What happened, and what to do. */
export function Failed({ error, retry }: { error: Error | null; retry?: () => void }) {
  const { t } = useTranslation();
  const failure = error instanceof Failure ? error : null;
  const unreachable = failure?.unreachable === true;
  const sentence = unreachable ? t('state.unreachable') : (failure?.message ?? '') !== '' ? failure?.message : t('state.failed');
  return (
    <div className={css.card} role="alert">
      <div className={css.failed}>
        <Icon name="warning" size={24} />
        <div>
          <h2>{sentence}</h2>
          {unreachable && <p>{t('state.unreachableHelp')}</p>}
          {failure !== null && failure.problems.length > 0 && <Problems items={failure.problems} />}
          {retry !== undefined && <div className={css.step}><Button variant="default" onClick={retry}>{t('state.retry')}</Button></div>}
        </div>
      </div>
    </div>
  );
}
