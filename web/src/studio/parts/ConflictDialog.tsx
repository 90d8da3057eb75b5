import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '../api/documentEditor';
import { useFormat } from '../texts/format';
import css from './ConflictDialog.module.css';
import confirmCss from './Confirm.module.css';
import { told } from './told';
import { useFieldName } from './useFieldName';

interface Props<T> {
  conflict: Conflict<T>;
  keepMine: () => void;
  takeTheirs: () => void;
}

/** Two people wrote the same: who, both versions side by side, and a choice. Nothing is saved until it is made. */
export function ConflictDialog<T>({ conflict, keepMine, takeTheirs }: Props<T>) {
  const { t } = useTranslation();
  const format = useFormat();
  const fieldName = useFieldName();
  const { theirs } = conflict;
  const who = theirs.who === null || theirs.who === '' ? t('save.somebody') : theirs.who;
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} size="lg" title={t('save.conflictTitle')} classNames={{ title: confirmCss.title ?? '' }}>
      <p className={confirmCss.text}>{theirs.at === null ? t('save.conflictText', { who }) : t('save.conflictTextAt', { who, when: format.moment(theirs.at) })}</p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('save.field')}</th>
            <th scope="col">{t('save.mine')}</th>
            <th scope="col">{t('save.theirs', { who })}</th>
          </tr>
        </thead>
        <tbody>
          {conflict.clashes.map((clash) => (
            <tr key={clash.path}>
              <th scope="row">{fieldName(clash.path, conflict.mine, theirs.content)}</th>
              <td>{told(clash.mine)}</td>
              <td>{told(clash.theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css.note}>{t('save.conflictNote')}</p>
      <div className={confirmCss.buttons}>
        <Button variant="default" onClick={takeTheirs}>{t('save.takeTheirs')}</Button>
        <Button onClick={keepMine}>{t('save.keepMine')}</Button>
      </div>
    </Modal>
  );
}
