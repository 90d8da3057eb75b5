import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActionItem, ActionState } from '../../api/types';
import { CheckedField } from '../../parts/CheckedField';
import confirmCss from '../../parts/Confirm.module.css';
import { Icon } from '../../parts/Icon';
import { states } from './ActionPlan';
import css from './ActionPlan.module.css';

interface Props {
  action: ActionItem;
  change: (fields: Partial<ActionItem>) => void;
  remove: () => void;
  close: () => void;
}

/** All that is known of an action; each letter is saved. */
export function ActionDialog({ action, change, remove, close }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={close} size="lg" title={t('actions.edit')} closeButtonProps={{ 'aria-label': t('state.close') }} classNames={{ title: confirmCss.title }}>
      <div className={css.form}>
        <CheckedField className={css.wide} label={t('actions.title')} value={action.title} data-autofocus problem={(text) => (text.trim() === '' ? t('actions.titleWrong') : null)} change={(title) => change({ title })} />
        <TextInput label={t('actions.owner')} value={action.owner} onChange={(event) => change({ owner: event.currentTarget.value })} />
        <TextInput type="date" label={t('actions.due')} value={action.due ?? ''} onChange={(event) => change({ due: event.currentTarget.value === '' ? null : event.currentTarget.value })} />
        <NativeSelect
          label={t('actions.stateLabel')}
          value={action.state}
          data={states.map((state) => ({ value: state, label: t(`actions.state.${state}`) }))}
          onChange={(event) => change({ state: event.currentTarget.value as ActionState })}
        />
        <TextInput label={t('actions.finding')} value={action.finding ?? ''} readOnly />
        <Textarea label={t('actions.expectedLabel')} description={t('actions.expectedHelp')} value={action.expected} rows={2} onChange={(event) => change({ expected: event.currentTarget.value })} />
        <Textarea label={t('actions.measuredLabel')} description={t('actions.measuredHelp')} value={action.measured ?? ''} rows={2} onChange={(event) => change({ measured: event.currentTarget.value === '' ? null : event.currentTarget.value })} />
        <Textarea className={css.wide} label={t('actions.note')} value={action.note} rows={4} onChange={(event) => change({ note: event.currentTarget.value })} />
      </div>
      <div className={confirmCss.buttons}>
        <Button variant="default" leftSection={<Icon name="trash" size={16} />} onClick={remove}>{t('actions.remove')}</Button>
        <Button onClick={close}>{t('state.done')}</Button>
      </div>
    </Modal>
  );
}
