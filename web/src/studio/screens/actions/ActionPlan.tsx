import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionItem, Actions, ActionState } from '../../api/types';
import { useDocument } from '../../api/useDocument';
import { Icon } from '../../parts/Icon';
import { Page } from '../../parts/Page';
import { SaveStatus } from '../../parts/SaveStatus';
import { Empty, Failed, Loading } from '../../parts/states';
import { toast } from '../../parts/toasts';
import type { ScreenProps } from '../../shell/screens';
import { ActionDialog } from './ActionDialog';
import css from './ActionPlan.module.css';
import { Column } from './Column';
import { newAction } from './newAction';

export const states: readonly ActionState[] = ['todo', 'doing', 'done', 'dropped'];

/** The board of what was decided: moved by hand, by mouse or by keyboard. */
export default function ActionPlan({ id }: ScreenProps) {
  const { t } = useTranslation();
  const plan = useDocument<Actions>(id, 'actions');
  const [open, setOpen] = useState<string | null>(null);
  const [moved, setMoved] = useState('');
  const items = plan.content?.items ?? [];
  const change = (action: string, fields: Partial<ActionItem>) =>
    plan.editor.edit((content) => ({ ...content, items: content.items.map((item) => (item.id === action ? { ...item, ...fields } : item)) }));
  const move = (action: ActionItem, state: ActionState) => {
    if (action.state !== state) {
      change(action.id, { state });
      setMoved(t('actions.moved', { title: action.title, column: t(`actions.state.${state}`) }));
    }
  };
  const add = () => {
    const action = newAction(t('actions.untitled'));
    plan.editor.edit((content) => ({ ...content, items: [...content.items, action] }));
    setOpen(action.id);
  };
  const remove = (action: ActionItem) => {
    setOpen(null);
    plan.editor.edit((content) => ({ ...content, items: content.items.filter((item) => item.id !== action.id) }));
    toast({ text: 'actions.removed', tone: 'good', undo: () => plan.editor.edit((content) => ({ ...content, items: [...content.items, action] })) });
  };
  const shown = items.find((item) => item.id === open);
  return (
    <Page
      title={t('screen.actions.title')}
      purpose={t('screen.actions.purpose')}
      actions={<><SaveStatus document={plan} /><Button leftSection={<Icon name="plus" size={16} />} disabled={plan.content === null} onClick={add}>{t('actions.new')}</Button></>}
    >
      {plan.content === null ? (plan.state === 'failed' ? <Failed error={plan.failure} retry={() => void plan.editor.load()} /> : <Loading lines={6} />)
        : items.length === 0 ? (
          <Empty icon="actions" title={t('actions.emptyTitle')} text={t('actions.emptyText')}>
            <Button variant="default" onClick={add}>{t('actions.new')}</Button>
          </Empty>
        ) : (
          <div className={css.board}>
            {states.map((state) => <Column key={state} state={state} items={items.filter((item) => item.state === state)} all={items} move={move} open={setOpen} />)}
          </div>
        )}
      <p className="visually-hidden" role="status">{moved}</p>
      {shown !== undefined && <ActionDialog action={shown} change={(fields) => change(shown.id, fields)} remove={() => remove(shown)} close={() => setOpen(null)} />}
    </Page>
  );
}
