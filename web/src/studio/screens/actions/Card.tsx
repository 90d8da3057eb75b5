import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionItem, ActionState } from '../../api/types';
import { IconButton } from '../../parts/IconButton';
import { useFormat } from '../../texts/format';
import { states } from './ActionPlan';
import css from './ActionPlan.module.css';

interface Props {
  action: ActionItem;
  move: (action: ActionItem, state: ActionState) => void;
  open: () => void;
}

/** Opened by its title; moved by dragging, by its two arrows, or by Alt and an arrow key on the title. */
export function Card({ action, move, open }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const place = states.indexOf(action.state);
  const left = states[place - 1];
  const right = states[place + 1];
  const { title } = action;
  const late = action.due !== null && action.state !== 'done' && action.state !== 'dropped' && action.due < new Date().toISOString().slice(0, 10);
  const shift = (event: KeyboardEvent, to: ActionState | undefined) => {
    event.preventDefault();
    if (to !== undefined) {
      move(action, to);
      // The card is drawn in another column: the hand stays on it.
      setTimeout(() => document.getElementById(`action-${action.id}`)?.focus(), 0);
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.altKey && event.key === 'ArrowLeft') {
      shift(event, left);
    } else if (event.altKey && event.key === 'ArrowRight') {
      shift(event, right);
    }
  };
  return (
    <article className={css.card}>
      <button type="button" id={`action-${action.id}`} className={css.title} onClick={open} onKeyDown={keys} aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight">{title}</button>
      {(action.owner !== '' || action.due !== null) && (
        <p className={css.meta}>
          {action.owner !== '' && <span>{action.owner}</span>}
          {action.due !== null && <span className={late ? css.late : undefined}>{t(late ? 'actions.late' : 'actions.dueOn', { date: format.date(action.due) })}</span>}
        </p>
      )}
      {action.expected !== '' && <p className={css.effect}><span>{t('actions.expected')}</span> {action.expected}</p>}
      {action.measured !== null && action.measured !== '' && <p className={css.effect}><span>{t('actions.measured')}</span> {action.measured}</p>}
      <div className={css.arrows}>
        {left !== undefined && <IconButton icon="right" className={css.back} label={t('actions.moveTo', { column: t(`actions.state.${left}`), title })} onClick={() => move(action, left)} />}
        {right !== undefined && <IconButton icon="right" label={t('actions.moveTo', { column: t(`actions.state.${right}`), title })} onClick={() => move(action, right)} />}
      </div>
    </article>
  );
}
